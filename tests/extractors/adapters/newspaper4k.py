"""newspaper4k: what its users store."""

from typing import Any

import newspaper  # type: ignore[import-untyped]  # it has no stubs

ARTICLE_URL = "https://news.example/story"


def scrape(html: str) -> dict[str, Any]:
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
