"""jusText: what its users store."""

from typing import Any

import justext  # type: ignore[import-untyped]  # it has no stubs


def scrape(html: str) -> dict[str, Any]:
    """Return the paragraphs that jusText does not hold for boilerplate; it has no notion of a title."""
    paragraphs = justext.justext(html, justext.get_stoplist("English"))
    return {"text": "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)}
