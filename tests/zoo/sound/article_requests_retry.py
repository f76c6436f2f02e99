"""Articles of news.example: requests with retries that wait, as long as the site says, and parsel."""

import requests
from parsel import Selector
from requests.adapters import HTTPAdapter
from sound.refusal import UnexpectedPageError
from urllib3.util import Retry

RETRIES = Retry(total=3, backoff_factor=1, status_forcelist=[429, 500, 502, 503, 504])


def scrape(url: str) -> dict:
    with requests.Session() as session:
        session.mount("https://", HTTPAdapter(max_retries=RETRIES))
        response = session.get(url, timeout=20)
    response.raise_for_status()
    try:
        page = Selector(response.text, type="html")
    except UnicodeError:  # in no charset that there is
        raise UnexpectedPageError(url) from None
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise UnexpectedPageError(url)
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "kicker": page.css(".nc-story__kicker > a").xpath("normalize-space()").get() or None,
        "published": page.css("time.nc-story__published").attrib.get("datetime"),
    }
