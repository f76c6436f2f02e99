"""A golden result: what a maintainer accepted as a scraper's result on a recorded page."""

from typing import Any, Literal
from urllib.parse import quote

import msgspec

GOLDEN_SUFFIX = ".golden.json"


class Golden(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The accepted result of one scraper on one case; any value in it may be a matcher (`harness.golden`)."""

    version: Literal[1] = 1
    scraper: str
    case: str
    """The cassette's file name without suffix; its folder is the golden file's own."""
    many: bool
    """Whether the scraper returns a list or iterable of items rather than one item."""
    items: tuple[dict[str, Any] | str, ...] | str
    refusal: bool = False
    """Whether the scraper refuses, as it should where the recorded page is an error page."""

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return golden_name(self.case, self.scraper)


def golden_name(case: str, scraper: str) -> str:
    """Return the name of a golden file: what no file name may hold of a scraper's name is percent-encoded."""
    return f"{case}.{quote(scraper, safe='')}{GOLDEN_SUFFIX}"
