"""inscriptis: what its users store."""

from typing import Any

import inscriptis  # type: ignore[import-untyped]  # it has no stubs

from tests.extractors.adapters.main_element import main_element


def scrape(html: str) -> dict[str, Any] | None:
    """Return what the page is about as inscriptis' text."""
    main = main_element(html)
    return {"text": inscriptis.get_text(main)} if main else None
