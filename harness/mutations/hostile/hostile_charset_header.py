"""Announce an encoding in the header that is none, or that Python has a codec for and no browser."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import CHARSETS, Value, plainer, told, values
from harness.mutations.weights import HOSTILE_WEIGHTS


class HostileCharsetHeader(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-charset-header"):
    """Announce the encoding `value` in the header; the bytes stay as they are."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-charset-header"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    value: Value = ""

    def rewrite(self, response: Response) -> Response:
        """Replace the header's charset."""
        kind = (response.header("Content-Type") or "text/html").partition(";")[0].strip()
        return response.with_header("Content-Type", f"{kind}; charset={self.value}")

    def simpler(self) -> Iterator[Self]:
        """No label is the plainest, then what the same code falls over."""
        for value in plainer(self.value, CHARSETS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the label."""
        return f"charset in the header became {told(self.value)}"


def hostile_charset_header(aim: Aim) -> st.SearchStrategy[HostileCharsetHeader]:
    """Draw a label."""
    labels = st.sampled_from(values(CHARSETS))
    return labels.map(HostileCharsetHeader) if aim.page.response.body else st.nothing()
