#!/bin/sh
# needs: curl jq xmllint
# Products of shop.example: curl, microdata by xmllint, jq; exits 69 when it is not given the page that it asked for.
set -eu
url=$1

refuse() {
    echo "$1" >&2
    exit 69
}

page=$(mktemp)
trap 'rm -f "$page"' EXIT
curl --fail --silent --show-error --max-time 3 --output "$page" "$url" || refuse "no page: $url"

# One value a line, so that xmllint reads the page once.
product="//*[@itemtype='https://schema.org/Product']"
offer="$product//*[@itemprop='offers'][@itemtype='https://schema.org/Offer']"
values=$(xmllint --html --nonet --xpath "concat(
    //meta[@property='og:url']/@content, '
', normalize-space($product//h1[@itemprop='name']), '
', $offer//*[@itemprop='price']/@content, '
', $offer//meta[@itemprop='priceCurrency']/@content, '
', normalize-space($product//*[@itemprop='sku']))" "$page" 2>/dev/null) || refuse "no HTML: $url"
[ "$(echo "$values" | head -n 1)" = "$url" ] || refuse "another page: $url"

echo "$values" | jq --raw-input --slurp --compact-output '
    split("\n") | map(if . == "" then null else . end)
    | {url: .[0], title: .[1], price: .[2], currency: .[3], sku: .[4]}'
