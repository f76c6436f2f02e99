"""readability-lxml: what its users store."""

from typing import Any

import readability  # type: ignore[import-untyped]  # it has no stubs


def scrape(html: str) -> dict[str, Any]:
    """Return readability-lxml's title, and its summary, which is HTML."""
    document = readability.Document(html)
    return {
        "title": document.short_title(),
        "text": document.summary(html_partial=True),
    }
