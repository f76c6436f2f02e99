"""Recipes of recipes.example: urllib and BeautifulSoup over html.parser, an attrs class."""

import re
from urllib.request import urlopen

import attrs
from bs4 import BeautifulSoup, ParserRejectedMarkup, Tag
from sound.refusal import UnexpectedPageError


@attrs.define
class Recipe:
    url: str
    title: str | None
    author: str | None
    servings: str | None
    ingredients: list[str]
    steps: list[str]


def text_of(element: Tag | None) -> str | None:
    return (" ".join(element.get_text().split()) or None) if element else None


def texts_of(elements: list[Tag]) -> list[str]:
    return [text for element in elements if (text := text_of(element))]


def scrape(url: str) -> Recipe:
    with urlopen(url, timeout=20) as response:
        body, charset = response.read(), response.headers.get_content_charset("windows-1252")
    try:
        page = body.decode(charset, "replace")
    except (LookupError, UnicodeError):
        raise UnexpectedPageError(f"{url} is in {charset}") from None
    try:
        soup = BeautifulSoup(page, "html.parser")
    except ParserRejectedMarkup:  # sections such as `<![foo]>`
        raise UnexpectedPageError(url) from None
    canonical = soup.find("link", rel="canonical")
    if canonical is None or canonical.get("href") != url or not re.search("</html", page, re.IGNORECASE):
        raise UnexpectedPageError(url)
    return Recipe(
        url=url,
        title=text_of(soup.select_one("h1.larder-entry-title")),
        author=text_of(soup.select_one(".rc-author-name")),
        servings=text_of(soup.select_one(".rc-servings")),
        ingredients=texts_of(soup.select(".rc-ingredient-text")),
        steps=texts_of(soup.select(".rc-step-text")),
    )
