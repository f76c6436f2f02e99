"""Say in another place how the body is encoded: in the header alone, in the `meta` element alone, or in both.

The bytes of the text stay. Clients that look in one place only guess then, as requests does without a header and lxml
without a `meta`: they may be excused, as they are for a label that is missing.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, Self, get_args

import msgspec
from hypothesis import strategies as st

from harness.charset import META, declared, decode
from harness.model import Family, Response
from harness.mutations.aim import Aim
from harness.mutations.noise.label import open_at
from harness.mutations.weights import NOISE_WEIGHTS

Where = Literal["both", "meta", "header"]

_HEADER = re.compile(r"""\s*;\s*charset\s*=\s*["']?\s*([^\s"';]+)["']?""", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^<>]*)?>", re.IGNORECASE)
_OTHER_ATTRIBUTE = re.compile(r"\s(?!charset\b|http-equiv\b|content\b)[a-z-]+\s*=", re.IGNORECASE)


class CharsetLabel(msgspec.Struct, frozen=True, tag_field="name", tag="charset-label"):
    """Label the body in this place, or these, with the label that it has."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["charset-label"]
    ambiguous: ClassVar[bool] = True

    where: Where = "both"

    def rewrite(self, response: Response) -> Response:
        """Move the label, provided that a browser then finds the same encoding."""
        kind, (text, codec) = response.header("Content-Type") or "text/html", decode(response)
        said, meta = _HEADER.search(kind), open_at(META, text)
        label = said[1] if said else meta[1] if meta else ""
        if "text/html" not in kind.lower() or not label or declared(response) != codec or text.startswith("\ufeff"):
            return response
        in_header, in_meta = self.where != "meta", self.where != "header"
        moved = _with_meta(text, label) if in_meta else _without_meta(text)
        if moved == text and bool(said) == in_header:
            return response
        plain = _HEADER.sub("", kind)
        body = response.body if moved == text else moved.encode(codec, "surrogateescape")
        changed = msgspec.structs.replace(response, body=body).with_header(
            "Content-Type", f"{plain}; charset={label}" if in_header else plain
        )
        labelled = open_at(META, moved) is not None
        return changed if labelled == in_meta and declared(changed) == codec else response

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the place."""
        where = {"both": "in header and meta element", "meta": "in the meta element", "header": "in the header"}
        return f"encoding labelled {where[self.where]}{'' if self.where == 'both' else ' alone'}"


def _with_meta(text: str, label: str) -> str:
    head = open_at(_HEAD, text)
    if head is None or open_at(META, text):
        return text
    return f'{text[: head.end()]}<meta charset="{label}">{text[head.end() :]}'


def _without_meta(text: str) -> str:
    meta = open_at(META, text)
    if meta is None or _OTHER_ATTRIBUTE.search(meta[0]):
        return text
    return text[: meta.start()] + text[meta.end() :]


def charset_label(aim: Aim) -> st.SearchStrategy[CharsetLabel]:
    """Draw a place where the label is not alone, or not at all."""
    response = aim.page.response
    records = [record for record in map(CharsetLabel, get_args(Where)) if record.rewrite(response) is not response]
    return st.sampled_from(records) if records else st.nothing()
