"""Announce another encoding in the header than the body has, as misconfigured servers do.

A browser believes the header, and so may a scraper: what comes of it is mojibake that the site is to blame for.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.charset import codec_of, decode
from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.weights import DAMAGE_WEIGHTS

LABELS = ("iso-8859-1", "windows-1251", "shift_jis", "utf-16")


class WrongCharsetLabel(msgspec.Struct, frozen=True, tag_field="name", tag="wrong-charset-label"):
    """Announce the encoding `label` in the header; the bytes stay as they are."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["wrong-charset-label"]
    ambiguous: ClassVar[bool] = True

    label: str = LABELS[0]

    def rewrite(self, response: Response) -> Response:
        """Replace the header's charset, unless the bytes mean the same in both encodings."""
        text, codec = decode(response)
        if text.isascii() and self.label != "utf-16":
            return response
        if codec_of(self.label) == codec:
            return response
        kind = (response.header("Content-Type") or "text/html").partition(";")[0].strip()
        return response.with_header("Content-Type", f"{kind}; charset={self.label}")

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the label."""
        return f"header says charset={self.label}"


def wrong_charset_label(aim: Aim) -> st.SearchStrategy[WrongCharsetLabel]:
    """Draw a label that changes what the bytes mean."""
    response = aim.page.response
    records = [record for record in map(WrongCharsetLabel, LABELS) if record.rewrite(response) is not response]
    return st.sampled_from(records) if records and response.body else st.nothing()
