"""Recipes of recipes.example: requests and BeautifulSoup over html5lib, an item with input processors as of Scrapy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import requests
from bs4 import BeautifulSoup
from sound.refusal import UnexpectedPageError

Processor = Callable[[Iterable[str]], object]


def folded(texts: Iterable[str]) -> list[str]:
    """Return texts with single spaces, without those that are empty."""
    return [folded for text in texts if (folded := " ".join(text.split()))]


def take_first(texts: Iterable[str]) -> str | None:
    return next(iter(folded(texts)), None)


@dataclass
class RecipeItem:
    title: str | None = None
    yields: str | None = None
    prep: str | None = None
    ingredients: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


FIELDS: dict[str, tuple[str, Processor]] = {
    "title": ("h1.larder-entry-title", take_first),
    "yields": (".rc-servings", take_first),
    "prep": (".rc-prep", take_first),
    "ingredients": (".rc-ingredient-text", folded),
    "notes": (".rc-note", folded),
}


def scrape(url: str) -> RecipeItem:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    try:
        soup = BeautifulSoup(response.text, "html5lib")
    except UnicodeError:  # in no charset that there is
        raise UnexpectedPageError(url) from None
    if soup.find("meta", property="og:url", content=url) is None:
        raise UnexpectedPageError(url)
    values = {
        name: process(element.get_text() for element in soup.select(selector))
        for name, (selector, process) in FIELDS.items()
    }
    return RecipeItem(**values)
