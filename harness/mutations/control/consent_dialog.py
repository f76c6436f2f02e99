"""Ask for consent in a dialog over the whole window, with the whole page in the source below it."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import end_of_body
from harness.page import Edit, Page, canary

MARKUP = (
    '<div class="backdrop" style="position:fixed;inset:0;z-index:9998;background:#000c"></div>'
    '<div class="consent" role="dialog" aria-modal="true" aria-label="Consent" '
    'style="position:fixed;inset:10vh 10vw;z-index:9999;background:#fff">'
    f"<h2>Before you continue to {canary(0)}</h2>"
    f"<p>We value your privacy. With your consent, partners of {canary(0)} may keep identifiers on your device.</p>"
    '<button type="button">Refuse</button><button type="button">Accept all</button></div>'
)


class ConsentDialog(msgspec.Struct, frozen=True, tag_field="name", tag="consent-dialog"):
    """Add a consent dialog with its backdrop."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    def edits(self, page: Page) -> list[Edit]:
        """Insert both last in the body."""
        return end_of_body(page, MARKUP)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Say where it is."""
        return "consent dialog over the whole page added at the end of the body"
