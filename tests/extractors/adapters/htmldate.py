"""htmldate: what its users store."""

from typing import Any

import htmldate


def scrape(html: str) -> dict[str, Any] | None:
    """Return htmldate's date of the page, or nothing where it finds none."""
    date = htmldate.find_date(html)
    return {"date": date} if date else None
