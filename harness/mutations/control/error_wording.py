"""Use the words of error pages in passing: a story about them, a place without comments, a way to report mistakes."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import end_of_body
from harness.page import Edit, Page, canary

MARKUP = (
    f'<aside class="elsewhere"><h2>Elsewhere on {canary(0)}</h2><ul>'
    f"<li>403 Forbidden explained by {canary(0)}</li>"
    f"<li>Access denied: how {canary(0)} lost its keys</li>"
    f"<li>Page not found, a novel in {canary(0)} chapters</li></ul>"
    f"<p>Sorry, no comments yet. Something went wrong, {canary(0)}?</p>"
    '<button type="button">Report an error</button></aside>'
)


class ErrorWording(msgspec.Struct, frozen=True, tag_field="name", tag="error-wording"):
    """Add a box below the page whose teasers and notes sound like error pages."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    def edits(self, page: Page) -> list[Edit]:
        """Insert it last in the body."""
        return end_of_body(page, MARKUP)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Quote some of it."""
        return "box with “403 Forbidden explained” and “Sorry, no comments yet” added at the end of the body"
