"""markdownify: what its users store."""

from typing import Any

import markdownify

from tests.extractors.adapters.main_element import main_element


def scrape(html: str) -> dict[str, Any] | None:
    """Return what the page is about as markdownify's Markdown."""
    main = main_element(html)
    return {"text": markdownify.markdownify(main)} if main else None
