"""Send the body compressed to clients that ask for it, as nearly every server does; the page stays the same."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.weights import NOISE_WEIGHTS

Coding = Literal["gzip", "deflate"]


class ContentCoding(msgspec.Struct, frozen=True, tag_field="name", tag="content-coding"):
    """Let the body travel in this coding; a scraper that is given the page itself sees nothing of it."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["content-coding"]
    ambiguous: ClassVar[bool] = False

    coding: Coding = "gzip"

    def rewrite(self, response: Response) -> Response:
        """Name the coding: it is made where the answer is delivered."""
        if response.coding or not response.body:
            return response
        return msgspec.structs.replace(response, coding=self.coding)

    def simpler(self) -> Iterator[Self]:
        """All servers know gzip."""
        if self.coding != "gzip":
            yield type(self)()

    def describe(self) -> str:
        """Name the coding."""
        return f"body sent in {self.coding} to clients that accept it"


def content_coding(aim: Aim) -> st.SearchStrategy[ContentCoding]:
    """Draw a coding."""
    return st.builds(ContentCoding, st.sampled_from(("gzip", "deflate"))) if aim.page.response.body else st.nothing()
