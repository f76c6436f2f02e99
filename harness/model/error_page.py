"""What is known of a recorded page that is an error page, or that comes under an error's status."""

import msgspec

UNMISTAKABLE = 16
"""Characters, without white space, from which a forbidden text is its own words wherever it stands in a value."""


class ErrorPage(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded error page; of what stands on it only what is certain is told apart."""

    why: str
    """By what it is held to be one: `forbidden: status 403`."""
    article: bool = False
    """Whether an article stands on it as well: extracting that is then as good as refusing."""
    forbidden: tuple[str, ...] = ()
    """Texts of the page that must never be part of a value, whatever else is extracted; known beside an article."""
    repeated: tuple[str, ...] = ()
    """Paragraphs that the page holds twice."""
