"""Planted: every refusal of the site becomes an empty list, which looks like a board without jobs."""

import requests
from parsel import Selector


def scrape(url: str) -> list[dict]:
    try:
        response = requests.get(url, timeout=20)
        response.raise_for_status()
    except requests.RequestException:
        return []
    page = Selector(response.text, type="html")
    return [
        {
            "title": card.css("h2").xpath("normalize-space()").get() or None,
            "company": card.css("p a").xpath("normalize-space()").get() or None,
            "url": f"https://jobs.example/jobs/{card.attrib['data-job-id']}",
        }
        for card in page.css("li[data-job-id]")
    ]
