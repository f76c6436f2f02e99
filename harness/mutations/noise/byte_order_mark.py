"""Begin a UTF-8 body with a byte order mark, as editors of Windows do."""

import codecs
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.charset import declared
from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.weights import NOISE_WEIGHTS


class ByteOrderMark(msgspec.Struct, frozen=True, tag_field="name", tag="byte-order-mark"):
    """Put the mark before a body that is declared to be UTF-8."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["byte-order-mark"]
    ambiguous: ClassVar[bool] = False

    def rewrite(self, response: Response) -> Response:
        """Add the three bytes."""
        html = "text/html" in (response.header("Content-Type") or "text/html").lower()
        if not html or declared(response) != "utf-8" or response.body.startswith(codecs.BOM_UTF8):
            return response
        return msgspec.structs.replace(response, body=codecs.BOM_UTF8 + response.body)

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the mark."""
        return "byte order mark put before the page"


def byte_order_mark(aim: Aim) -> st.SearchStrategy[ByteOrderMark]:
    """Draw the mark where the page can have one."""
    record = ByteOrderMark()
    response = aim.page.response
    return st.nothing() if record.rewrite(response) is response else st.just(record)
