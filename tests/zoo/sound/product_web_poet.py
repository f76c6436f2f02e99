"""Products of shop.example: given web-poet's response by a framework, microdata, a dataclass."""

from dataclasses import dataclass

from sound.refusal import UnexpectedPageError
from web_poet import HttpResponse

PRODUCT = "//*[@itemtype='https://schema.org/Product']"
OFFER = f"{PRODUCT}//*[@itemprop='offers'][@itemtype='https://schema.org/Offer']"


@dataclass
class Product:
    url: str
    title: str | None
    price: str | None
    currency: str | None
    sku: str | None


def scrape(response: HttpResponse) -> Product:
    if response.status != 200 or not response.headers.get("Content-Type", "").startswith("text/html"):
        raise UnexpectedPageError(response.url)
    try:
        kind = response.selector.type
    except UnicodeError:  # in no charset that there is
        raise UnexpectedPageError(response.url) from None
    if kind != "html":  # JSON, whatever the header says, of which no path may be asked
        raise UnexpectedPageError(response.url)
    url = str(response.url)
    if response.xpath("//meta[@property='og:url']/@content").get() != url or not response.xpath(PRODUCT):
        raise UnexpectedPageError(url)

    def text(path: str) -> str | None:
        """Return the text of what the path finds, or None unless it finds one element."""
        found = response.xpath(path)
        return (found.xpath("normalize-space()").get() or None) if len(found) == 1 else None

    return Product(
        url=url,
        title=text(f"{PRODUCT}//h1[@itemprop='name']"),
        price=response.xpath(f"{OFFER}//*[@itemprop='price']/@content").get() or None,
        currency=response.xpath(f"{OFFER}//meta[@itemprop='priceCurrency']/@content").get() or None,
        sku=text(f"{PRODUCT}//*[@itemprop='sku']"),
    )
