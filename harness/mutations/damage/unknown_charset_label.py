"""Announce an encoding that does not exist, as misconfigured servers do; clients must guess or ask the page."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.weights import DAMAGE_WEIGHTS

LABELS = ("utf8mb4", "x-unknown", "binary", "none")


class UnknownCharsetLabel(msgspec.Struct, frozen=True, tag_field="name", tag="unknown-charset-label"):
    """Announce the encoding `label` in the header; the bytes stay as they are."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["unknown-charset-label"]
    ambiguous: ClassVar[bool] = True

    label: str = LABELS[0]

    def rewrite(self, response: Response) -> Response:
        """Replace the header's charset."""
        kind = (response.header("Content-Type") or "text/html").partition(";")[0].strip()
        return response.with_header("Content-Type", f"{kind}; charset={self.label}")

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the label."""
        return f"header says charset={self.label}"


def unknown_charset_label(aim: Aim) -> st.SearchStrategy[UnknownCharsetLabel]:
    """Draw a label."""
    labels = st.sampled_from(LABELS)
    return labels.map(UnknownCharsetLabel) if aim.page.response.body else st.nothing()
