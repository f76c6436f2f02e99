"""One function an extractor: the page in, the fields that its users store out.

Each field stands on a line of its own, because the line is part of what tells one crash from another.
"""

from typing import Any

import newspaper  # type: ignore[import-untyped]  # it has no stubs
import readability  # type: ignore[import-untyped]  # it has no stubs
import recipe_scrapers
import trafilatura

ARTICLE_URL = "https://news.example/story"
RECIPE_URL = "https://recipes.example/"


def trafilatura_article(html: str) -> dict[str, Any] | None:
    """Return Trafilatura's document with metadata."""
    document = trafilatura.bare_extraction(html, with_metadata=True)
    if document is None:
        return None
    found = document if isinstance(document, dict) else document.as_dict()
    return {name: found.get(name) for name in ("title", "author", "date", "text")}


def newspaper_article(html: str) -> dict[str, Any]:
    """Return newspaper4k's article, parsed from given HTML so that it fetches nothing."""
    article = newspaper.Article(ARTICLE_URL, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return {
        "title": article.title,
        "authors": article.authors,
        "published": article.publish_date,
        "text": article.text,
    }


def readability_article(html: str) -> dict[str, Any]:
    """Return readability-lxml's title, and its summary, which is HTML."""
    document = readability.Document(html)
    return {
        "title": document.short_title(),
        "text": document.summary(html_partial=True),
    }


def recipe(html: str) -> dict[str, Any]:
    """Return recipe-scrapers' generic recipe, from schema.org data on any site."""
    scraped: Any = recipe_scrapers.scrape_html(html, org_url=RECIPE_URL, supported_only=False)
    return {
        "title": scraped.title(),
        "ingredients": scraped.ingredients(),
        "instructions": scraped.instructions(),
    }
