#!/bin/sh
# needs: curl jq xmllint
# Planted: a pipeline ends as its last command does, so a page that curl does not get becomes a product without a value.
curl --fail --silent --location --max-time 3 "$1" |
    xmllint --html --nonet --xpath "concat(normalize-space(//h1[@itemprop='name']), '
', //*[@itemprop='lowPrice']/@content)" - 2>/dev/null |
    jq --raw-input --slurp --compact-output '
        split("\n") | map(select(. != "")) | {title: .[0], price: .[1]}'
