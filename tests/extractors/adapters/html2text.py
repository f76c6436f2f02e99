"""html2text: what its users store."""

from typing import Any

import html2text

from tests.extractors.adapters.main_element import main_element


def scrape(html: str) -> dict[str, Any] | None:
    """Return what the page is about as html2text's Markdown."""
    main = main_element(html)
    return {"text": html2text.html2text(main)} if main else None
