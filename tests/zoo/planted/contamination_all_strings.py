"""Planted: the text is all strings of the advert, and to BeautifulSoup a comment is a string like any other."""

import aiohttp
from bs4 import BeautifulSoup


async def scrape(url: str) -> dict:
    async with aiohttp.ClientSession(raise_for_status=True) as session, session.get(url) as response:
        soup = BeautifulSoup(await response.text(errors="replace"), "html.parser")
    if soup.find("link", rel="canonical", href=url) is None:
        raise aiohttp.ClientError(f"another page at {url}")
    heading = soup.find("h1")
    company = soup.select_one("p[class^=Advert_company__] a")
    body = soup.select_one("div[class^=Advert_body__]")
    strings = body.find_all(string=True) if body else []
    return {
        "title": heading.get_text(strip=True) if heading else None,
        "company": company.get_text(strip=True) if company else None,
        "text": "\n".join(text.strip() for text in strings if text.strip()) or None,
    }
