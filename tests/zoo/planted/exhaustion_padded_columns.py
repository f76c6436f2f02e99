"""Planted: jobs without a salary get an empty one until there are as many as titles, also where there are more."""

import requests
from lxml import etree, html
from lxml.cssselect import CSSSelector

CARD = "li[data-job-id]"
LINKS = CSSSelector(f"{CARD} h2 a[href]")
COMPANIES = CSSSelector(f"{CARD} p > a")
SALARIES = CSSSelector(f"{CARD} li[class^=JobCard_salary__]")


def texts(elements: list[html.HtmlElement]) -> list[dict]:
    return [{"text": " ".join(element.text_content().split())} for element in elements]


def scrape(url: str) -> list[dict]:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    try:
        page = html.document_fromstring(response.content.decode("utf-8", "replace"))
    except (etree.ParserError, ValueError):
        raise requests.RequestException(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise requests.RequestException(f"another page at {url}")
    links, companies, salaries = LINKS(page), texts(COMPANIES(page)), texts(SALARIES(page))
    for column in (companies, salaries):
        while len(column) != len(links):
            column.append({"text": None})
    return [
        {"title": title["text"], "url": link.get("href"), "company": company["text"], "salary": salary["text"]}
        for link, title, company, salary in zip(links, texts(links), companies, salaries, strict=True)
    ]
