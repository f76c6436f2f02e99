"""Load the script of a paywall that lets this reader through: the page is whole, and its data says nothing of it."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import end_of_body
from harness.page import Edit, Page, canary

MARKUP = (
    '<script>window.meter = {"paywall": {"active": false, "read": 1, "free": 5, '
    f'"notice": "Subscribe to continue reading {canary(0)}"}}}};</script>'
    '<script async src="https://meter.example/paywall.js"></script>'
)


class IdlePaywall(msgspec.Struct, frozen=True, tag_field="name", tag="idle-paywall"):
    """Add the scripts of a paywall that is not active."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    def edits(self, page: Page) -> list[Edit]:
        """Insert them last in the body."""
        return end_of_body(page, MARKUP)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Say that it does nothing."""
        return "scripts of a paywall that is not active added at the end of the body"
