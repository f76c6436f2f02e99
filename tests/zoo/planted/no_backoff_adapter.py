"""Planted: requests' adapter with urllib3's retries, whose backoff is none unless it is asked for."""

import requests
from parsel import Selector
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

RETRIES = Retry(total=4, status_forcelist=[500, 502, 503, 504])


def scrape(url: str) -> dict:
    with requests.Session() as session:
        session.mount("https://", HTTPAdapter(max_retries=RETRIES))
        response = session.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise requests.HTTPError(f"another page at {url}", response=response)
    return {
        "title": page.css("h1").xpath("normalize-space()").get() or None,
        "company": page.xpath("normalize-space(//*[starts-with(@class, 'Advert_company__')]/a)").get() or None,
    }
