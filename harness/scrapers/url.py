"""Feed a scraper that fetches by itself: it is given the URL, and its HTTP client meets the replay."""

from typing import Any

from harness.model import Response


def arguments(_kind: str, _response: Response, url: str) -> tuple[Any, ...]:
    """Return the URL."""
    return (url,)
