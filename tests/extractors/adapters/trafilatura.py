"""Trafilatura: what its users store."""

from typing import Any

import trafilatura


def scrape(html: str) -> dict[str, Any] | None:
    """Return Trafilatura's document with metadata."""
    document = trafilatura.bare_extraction(html, with_metadata=True)
    if document is None:
        return None
    found = document if isinstance(document, dict) else document.as_dict()
    return {name: found.get(name) for name in ("title", "author", "date", "text")}
