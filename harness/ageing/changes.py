"""What changed between two captures of a page, in the words of the mutations that would have done it.

In: two pages, and which elements matter most. Out: changes, each with how often and an example; what no mutation does
is told as `text` and `moved`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from harness.ageing.align import align
from harness.ageing.kept import hidden, own_texts
from harness.mutations.json_source import is_json_ld
from harness.page import Page

REDESIGNED = 0.3
"""Share of the elements that are found again, below which a page was redesigned."""
READ = ("itemprop", "itemscope", "itemtype", "property", "datetime", "rel", "role")
"""Attributes by which scrapers find things, beside `data-` and `aria-`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change."""

    name: str
    count: int
    example: str
    """The one nearest to what matters, else the first on the page."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed."""

    changes: tuple[Change, ...]
    """Those nearest to what matters first, then the most frequent."""
    matched: int
    """Elements of the old page that are found again."""
    elements: int

    @property
    def redesigned(self) -> bool:
        """Whether hardly anything is found again."""
        return bool(self.elements) and self.matched < REDESIGNED * self.elements

    def count(self, name: str) -> int:
        """Return how often a change was made."""
        return next((change.count for change in self.changes if change.name == name), 0)


class _Seen(NamedTuple):
    """One change, and the element of the old page at which it was made."""

    name: str
    example: str
    element: int = -1


def changes_between(old: Page, new: Page, near: Sequence[int] = ()) -> Changes:
    """Return what changed between two captures of a page; `near` are elements of the old one, what matters first."""
    found = align(old, new)
    taken = frozenset(found.values())
    seen = [element for element in old.elements if element.index not in hidden(old)]
    ranks = {index: rank for rank, index in enumerate(near)}
    told: dict[str, list[_Seen]] = {}
    for one in (*_of_elements(old, new, found, taken), *_of_siblings(old, new, found, taken), *_of_data(old, new)):
        told.setdefault(one.name, []).append(one)

    def rank(one: _Seen) -> int:
        return ranks.get(one.element, len(ranks))

    nearest = {name: min(kind, key=rank) for name, kind in told.items()}
    order = sorted(told, key=lambda name: (rank(nearest[name]), -len(told[name]), name))
    return Changes(
        changes=tuple(Change(name, len(told[name]), nearest[name].example) for name in order),
        matched=sum(1 for element in seen if element.index in found),
        elements=len(seen),
    )


def _of_elements(old: Page, new: Page, found: Mapping[int, int], taken: frozenset[int]) -> Iterator[_Seen]:
    """Yield what became of each element that is found again; `taken` are those of the new page that are."""
    texts, texts_there = own_texts(old), own_texts(new)
    for index, other in found.items():
        if index in hidden(old):
            continue
        one, there, path = old.elements[index], new.elements[other], old.paths[index]
        if one.tag != there.tag:
            yield _Seen("retag-parent" if one.children else "retag-leaf", f"{path} became <{there.tag}>", index)
        own, others = set(one.classes), set(there.classes)
        if own - others:
            name = "rename-class" if own & others else "replace-classes"
            classes = f"{' '.join(sorted(own - others))} of {path} is now {' '.join(sorted(others)) or 'none'}"
            yield _Seen(name, f"class {classes}", index)
        if one.get("id") and one.get("id") != there.get("id"):
            yield _Seen("rename-id", f"id {one.get('id')} of {path} is now {there.get('id') or 'none'}", index)
        for name in one.attributes:
            if (name in READ or name.startswith(("data-", "aria-"))) and name not in there.attributes:
                yield _Seen("drop-data-attribute", f"{name} of {path} dropped", index)
        if index in texts and other in texts_there and texts[index] != texts_there[other]:
            yield _Seen("text", f"the text of {path}", index)
        yield from _of_place(old, new, index, found, taken)


def _of_place(old: Page, new: Page, index: int, found: Mapping[int, int], taken: frozenset[int]) -> Iterator[_Seen]:
    """Yield what came or went between an element and the one around it."""
    one, there = old.elements[index], new.elements[found[index]]
    gone: list[int] = []
    above = one.parent
    while above >= 0 and above not in found:
        gone.append(above)
        above = old.elements[above].parent
    come: list[int] = []
    parent = there.parent
    while parent >= 0 and parent not in taken:
        come.append(parent)
        parent = new.elements[parent].parent
    if above >= 0 and found[above] != parent:
        yield _Seen("moved", f"{old.paths[index]} is now {new.paths[there.index]}", index)
        return
    for wrapper in gone[len(come) :]:
        yield _Seen("unwrap", f"wrapper {old.paths[wrapper]} removed", index)
    for wrapper in come[len(gone) :]:
        name = "split-span" if new.elements[wrapper].tag == "span" else "wrap"
        yield _Seen(name, f"<{new.elements[wrapper].tag}> put around {old.paths[index]}", index)


def _of_siblings(old: Page, new: Page, found: Mapping[int, int], taken: frozenset[int]) -> Iterator[_Seen]:
    """Yield what came, went or changed places within the elements that are found again."""
    holding, holding_there = _holding(old, frozenset(found)), _holding(new, taken)
    for index, other in found.items():
        if index in hidden(old):
            continue
        children, others = old.elements[index].children, new.elements[other].children
        for child in children:
            if child not in holding and child not in hidden(old):
                yield _Seen("remove-sibling", f"{old.paths[child]} removed", child)
        for child in others:
            if child not in holding_there and child not in hidden(new):
                yield _Seen("insert-sibling", f"<{new.elements[child].tag}> inserted in {old.paths[index]}", index)
        kept = [found[child] for child in children if child in found]
        order = [child for child in kept if new.elements[child].parent == other]
        if any(after < before for before, after in pairwise(order)):
            yield _Seen("reorder-siblings", f"what is in {old.paths[index]} stands in another order", index)


def _holding(page: Page, matched: frozenset[int]) -> set[int]:
    """Return the elements that are matched, or hold one that is."""
    found: set[int] = set()
    for index in matched:
        place = index
        while place >= 0 and place not in found:
            found.add(place)
            place = page.elements[place].parent
    return found


def _of_data(old: Page, new: Page) -> Iterator[_Seen]:
    """Yield what became of structured data."""
    here, there = _blocks(old), _blocks(new)
    script = next((element.index for element in old.elements if is_json_ld(element)), -1)
    if len(there) < len(here):
        yield _Seen("json-ld-drop-block", f"{len(here)} blocks of JSON-LD, now {len(there)}", script)
    if here and there and [type(root) for root in here] != [type(root) for root in there]:
        yield _Seen("json-ld-move-root", "the root of the JSON-LD is another", script)
    shapes, shapes_there = _shapes(here), _shapes(there)
    for key in sorted(shapes.keys() & shapes_there.keys()):
        if not shapes[key] & shapes_there[key]:
            yield _Seen("json-ld-shape", f"JSON-LD {key} is of another shape", script)
    if there:
        for key in sorted(shapes.keys() - shapes_there.keys()):
            yield _Seen("json-ld-drop-key", f"JSON-LD {key} gone", script)
    if any("itemprop" in one.attributes for one in old.elements) and not any(
        "itemprop" in one.attributes for one in new.elements
    ):
        yield _Seen("drop-microdata", "no microdata is left")


def _blocks(page: Page) -> list[Any]:
    found = []
    for element in page.elements:
        if is_json_ld(element):
            try:
                found.append(json.loads(page.source[element.content : element.content_end]))
            except (ValueError, RecursionError):  # broken on the page itself
                continue
    return found


def _shapes(blocks: list[Any]) -> dict[str, set[str]]:
    """Return by `Type.key` the shapes of its values."""
    found: dict[str, set[str]] = {}
    waiting: list[Any] = list(blocks)
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        if isinstance(value, dict):
            kind = str(value.get("@type", ""))
            for key, inner in value.items():
                if key not in {"@graph", "@type"}:
                    found.setdefault(f"{kind}.{key}", set()).add(type(inner).__name__)
                waiting.append(inner)
    return found
