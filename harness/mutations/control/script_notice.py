"""Ask readers without scripts to switch them on, above a page that needs none."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import start_of_body
from harness.page import Edit, Page, canary

MARKUP = (
    '<noscript><p class="notice">Please enable JavaScript in your browser '
    f"to use everything that {canary(0)} offers.</p></noscript>"
)


class ScriptNotice(msgspec.Struct, frozen=True, tag_field="name", tag="script-notice"):
    """Put a `<noscript>` that asks for JavaScript first in the body."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    def edits(self, page: Page) -> list[Edit]:
        """Insert it."""
        return start_of_body(page, MARKUP)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Say what it asks for."""
        return "<noscript> that asks to enable JavaScript added at the start of the body"
