"""Send the same text in another encoding, with the header and the meta element that say so."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.charset import META, decode
from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.noise.label import open_at
from harness.mutations.weights import NOISE_WEIGHTS

Label = Literal["UTF-8", "utf8", "windows-1252", "iso-8859-1"]

LABELS: dict[Label, str] = {
    "UTF-8": "utf-8",
    "utf8": "utf-8",
    "windows-1252": "cp1252",
    "iso-8859-1": "latin-1",
}
"""Label to codec. UTF-16 is left out: no site moves to it, and clients that know no byte order mark fail on it."""


class Recharset(msgspec.Struct, frozen=True, tag_field="name", tag="recharset"):
    """Encode a UTF-8 body anew and label it `label`, provided that the encoding has every character of it."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["recharset"]
    ambiguous: ClassVar[bool] = False

    label: Label = "UTF-8"

    def rewrite(self, response: Response) -> Response:
        """Encode the text again; without a meta element only in UTF-8, the one encoding that needs none."""
        text, old = decode(response)
        codec = LABELS[self.label]
        kind = (response.header("Content-Type") or "text/html").partition(";")[0].strip()
        if old != "utf-8" or kind.lower() != "text/html" or text.startswith("\ufeff"):
            return response
        meta = open_at(META, text)
        if meta is not None:
            text = f"{text[: meta.start(1)]}{self.label}{text[meta.end(1) :]}"
        if open_at(META, text) is None and (codec in {"cp1252", "latin-1"} or META.search(text)):
            return response
        try:
            body = text.encode(codec)
        except UnicodeEncodeError:
            return response
        return msgspec.structs.replace(response, body=body).with_header("Content-Type", f"{kind}; charset={self.label}")

    def simpler(self) -> Iterator[Self]:
        """Another label for the same bytes is the least."""
        for label in list(LABELS)[: list(LABELS).index(self.label)]:
            yield msgspec.structs.replace(self, label=label)

    def describe(self) -> str:
        """Name the encoding."""
        return f"body sent in {self.label}, and labelled so"


def recharset(aim: Aim) -> st.SearchStrategy[Recharset]:
    """Draw a label that changes this response."""
    response = aim.page.response
    drawn = [record for record in map(Recharset, LABELS) if record.rewrite(response) is not response]
    return st.sampled_from(drawn) if drawn else st.nothing()
