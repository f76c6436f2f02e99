"""An exhibit: an error page that is played in place of the real page, at the scraper's own URL."""

from typing import Literal

import msgspec

from harness.model.exchange import Response

Sign = Literal["status", "header", "redirect", "page"]
"""Where a scraper can see that this is not the page it asked for."""


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """An error page with what is known of it."""

    name: str
    """`family/name`, its place in the library."""
    family: str
    response: Response
    """The answer at the scraper's own URL."""
    url: str = ""
    """Where that answer was recorded: a redirect to there leads back to the scraper's own URL, and so in a circle."""
    follow_up: tuple[tuple[str, Response], ...] = ()
    """Further answers by URL, where the first one redirects or refreshes itself."""
    imitates: str
    source: str
    """Where the facts come from: a standard, a product's documentation, or the founding case."""
    sign: tuple[Sign, ...]
    article: bool = False
    """Whether genuine content is below the error wording: extracting it is then as good as refusing."""
    empty: bool = False
    """Whether an empty result is an honest answer: a search that found nothing."""
    markers: tuple[str, ...] = ()
    """Texts in the source or the header fields by which it is recognised, as they stand there."""
    forbidden: tuple[str, ...] = ()
    """Texts of the page that must never be part of a value, whatever else is extracted."""
    repeated: tuple[str, ...] = ()
    """Paragraphs that the page holds twice."""
