"""Planted: a page that robots are asked to leave out is taken for a soft 404."""

import httpx
from bs4 import BeautifulSoup
from sound.refusal import UnexpectedPageError


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    found = (" ".join(element.get_text().split()) for element in soup.select(selector))
    return [text for text in found if text]


async def scrape(url: str) -> dict:
    async with httpx.AsyncClient(timeout=20) as client:
        response = (await client.get(url)).raise_for_status()
    soup = BeautifulSoup(response.content.decode("windows-1252", "replace"), "html.parser")
    robots = soup.find("meta", attrs={"name": "robots"})
    if robots and "noindex" in robots.get("content", ""):
        raise UnexpectedPageError(f"a soft 404 at {url}")
    if soup.find("link", rel="canonical", href=url) is None:
        raise UnexpectedPageError(url)
    return {
        "title": next(iter(texts(soup, "h1.larder-entry-title")), None),
        "ingredients": texts(soup, ".rc-ingredient-text"),
        "steps": texts(soup, ".rc-step-text"),
    }
