"""Planted: asks again until the site answers 200, without pause and without end."""

import requests
from parsel import Selector


def scrape(url: str) -> dict:
    with requests.Session() as session:
        response = session.get(url, timeout=20)
        while response.status_code != 200:
            response = session.get(url, timeout=20)
    page = Selector(response.text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise requests.HTTPError(f"another page at {url}", response=response)
    return {
        "title": page.css("h1").xpath("normalize-space()").get() or None,
        "company": page.xpath("normalize-space(//*[starts-with(@class, 'Advert_company__')]/a)").get() or None,
    }
