"""By what an element is known again on a later recording of its page: signs beside its path.

In: a page and an element, or an anchor with signs. Out: a few short signs; or the element they mean, if any.

Rule 1. A name (an id, a class, a role) is a sign where it is the element's alone among those of its tag; and so is the
beginning of its text. Where an element has neither, what its attributes hold is. Of texts and attributes a checksum is
kept, so that a kept plan holds nothing of what the page says.
Rule 2. A sign that only one element has points to it; one that several have, to that of them at the path. The element
to which most signs point is meant; the path decides between equals, and never alone.
Rule 3. An element of which nothing is its alone is only known at its path, and by all that it has: such signs begin
with `~`. Where signs point nowhere, or disagree, there is no such element any more.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harness.page.document import Page
    from harness.page.element import Anchor, Element

ROLES = ("itemprop", "property", "name", "rel", "for")
"""Attributes that say what an element is for."""
LONGEST_SIGN = 60
LONGEST_TEXT = 48
MOST_NAMES = 3
AT_PATH = "~"


def signs_of(page: Page, element: Element) -> tuple[str, ...]:
    """Return by what an element is known again: `#id`, `.class`, `[name=value]`, `=checksum`."""
    names, values, text = _names(element), _values(element), _text(page, element)
    alone = [*_alone(page, element, names)[:MOST_NAMES], *([f"={text}"] if text else [])]
    alone = alone or _alone(page, element, values)[:MOST_NAMES]
    return tuple(alone) or tuple(f"{AT_PATH}{name}" for name in (*names, *values, "")[:MOST_NAMES])


def _alone(page: Page, element: Element, signs: Sequence[str]) -> list[str]:
    """Return those of an element's signs that no other element of its tag has."""
    alike = page.by_tag[element.tag]
    return [sign for sign in signs if sum(_has(page, one, sign) for one in alike) == 1]


def find(page: Page, anchor: Anchor) -> Element | None:
    """Return the element that an anchor's signs mean, None where they mean none or cannot tell several apart."""
    alike = page.by_tag.get(_tag(anchor.path), ())
    there = next((one for one in alike if page.paths[one.index] == anchor.path), None)
    if anchor.signs[0].startswith(AT_PATH):
        known = there and all(_has(page, there, sign.removeprefix(AT_PATH)) for sign in anchor.signs)
        return there if known else None
    votes: Counter[int] = Counter()
    for sign in anchor.signs:
        meant = [one for one in alike if _has(page, one, sign)]
        pointed = meant if len(meant) == 1 else [one for one in meant if one is there]
        votes.update(one.index for one in pointed)
    most = max(votes.values(), default=0)
    best = [page.elements[index] for index, count in votes.items() if count == most]
    return best[0] if len(best) == 1 else next((one for one in best if one is there), None)


def _has(page: Page, element: Element, sign: str) -> bool:
    if sign.startswith("="):
        return _text(page, element) == sign[1:]
    return not sign or sign in _names(element) or sign in _values(element)


def _names(element: Element) -> list[str]:
    named = [f"#{identifier}"] if (identifier := element.get("id").strip()) else []
    named += [f".{token}" for token in element.classes]
    named += [f"[{role}={value}]" for role in ROLES if (value := element.get(role))]
    return [_short(name) for name in named]


def _values(element: Element) -> list[str]:
    others = (one for one in element.attributes.values() if one.name not in {*ROLES, "id", "class", "style"})
    return [f"[{_short(one.name)}={_sum(one.value)}]" for one in others]


def _short(sign: str) -> str:
    """Return the beginning of a sign, without what stands for bytes that could not be decoded."""
    return sign[:LONGEST_SIGN].encode(errors="ignore").decode()


def _text(page: Page, element: Element) -> str:
    """Return the checksum of the beginning of an element's text."""
    return page.once(_texts)[element.index]


def _texts(page: Page) -> list[str]:
    """Return the checksum of how each element's text begins, white space folded; empty for one without text."""
    told = ["" for _ in page.elements]
    for text in page.texts:
        words = page.source[text.start : min(text.end, text.start + 8 * LONGEST_TEXT)].split()
        index = text.parent
        while index >= 0 and len(told[index]) < LONGEST_TEXT:
            told[index] = " ".join([told[index], *words] if told[index] else words)
            index = page.elements[index].parent
    return [one and _sum(one[:LONGEST_TEXT].rstrip()) for one in told]


def _sum(text: str) -> str:
    return f"{crc32(text.encode(errors='surrogatepass')):08x}"


def _tag(path: str) -> str:
    return path.rpartition("/")[2].partition("[")[0]
