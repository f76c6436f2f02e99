"""Which elements a value comes from that stands nowhere on the page as it was returned: a date, a sum, a yes or no.

In: a page, the fields of such values, and what tells which of them change with the page. Out: the elements whose texts,
attributes or JSON they follow, or whose presence, and the values of JSON.

Rule 1. Group testing: many elements get other texts at once; where no field changes, none of them matters.
Rule 2. Fields that follow no text are looked for a second time, by what finds an element: its tag, classes and
attributes are taken away. Not of elements that hold what stands on the page: without them there is no result.
Rule 3. Of each field a few elements are enough to aim at; of a list's entries the first few.
Rule 4. After `MOST_RUNS` no more is asked: this is spent before the first example.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from harness.mutations.json_source import Path, template
from harness.page import Edit, Page, combine
from harness.parts import DOCUMENT_TAGS, HOLDING, Kind, Part, altered, blocks_of, edits_of, parts_of

MOST_RUNS = 80
"""Runs of the scraper on one page: a field of one element takes some 2 log2(n) of n elements, 18 of 500."""
KEPT_RUNS = 30
"""How many of them are kept for what follows no text, and for the values of JSON."""
FEW = 3
"""Elements of one field that are looked for."""
MARKS: tuple[Kind, ...] = ("tag", "class", "attribute")
"""By what an element is found."""

Fields = frozenset[str]
Changed = Callable[[Sequence[Edit]], Fields | None]
"""Runs the scraper on the edited page and returns the fields that are others; None where there is no whole result."""
Place = TypeVar("Place", bound=Hashable)
Groups = Sequence[Sequence[Edit]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What computed values come from."""

    elements: tuple[int, ...] = ()
    """In document order; elements that a few fields follow, and a few without which there is no result."""
    stated: tuple[int, ...] = ()
    """Where in the source the values of JSON begin that they follow, in order."""


def sources_of(
    page: Page,
    fields: Fields,
    changed: Changed,
    held: AbstractSet[int] = frozenset(),
    single: Fields = frozenset(),
) -> Sources:
    """Return what fields follow; nothing is asked for without fields.

    Args:
        page: The page.
        fields: The fields whose values do not stand on it.
        changed: What tells which fields change with it.
        held: The elements that hold the values that do, and those around them.
        single: The fields of one value in all.
    """
    if not fields:
        return Sources()
    runs = _Runs(changed)
    texts = {index: [altered(page, part, 0) for part in parts] for index, parts in page.once(_contents).items()}
    read = _Search(runs, texts, MOST_RUNS - KEPT_RUNS)
    read.visit(sorted(texts), fields)
    marks = {index: edits for index, edits in page.once(_marks).items() if index not in held}
    marked = _Search(runs, marks, MOST_RUNS)
    marked.visit(sorted(marks), fields.difference(*read.found.values()))
    holding = {-1, *read.found, *read.needed}
    json = {
        path: [altered(page, Part(int(path[0]), "key", "", path), 0)]
        for path in page.once(_scalars)
        if path[0] in holding
    }
    stated = _Search(runs, json, MOST_RUNS)
    stated.visit(list(json), fields)
    elements = {*read.found, *read.needed[:FEW], *marked.found}
    return Sources(tuple(sorted(elements)), tuple(sorted(_starts(page, stated.found, single))))


def _starts(page: Page, found: Mapping[Path, Fields], single: Fields) -> Iterator[int]:
    """Yield where the values of JSON begin that fields follow, and their like where those of several entries are.

    Not those of a list of which one value follows several: it is their sum, or one that was chosen.
    """
    counts = Counter((name, template(path)) for path, names in found.items() for name in names & single)
    own = {path for path, names in found.items() if any(counts[name, template(path)] <= 1 for name in names)}
    several = Counter(map(template, own))
    for path, held in blocks_of(page).items():
        if path in own or (held.value.kind in {"string", "number"} and several[template(path)] > 1):
            yield held.span[0]


class _Runs:
    """Runs of the scraper, counted."""

    def __init__(self, changed: Changed) -> None:
        self.spent = 0
        self._changed = changed

    def changed(self, edits: Sequence[Edit]) -> Fields | None:
        self.spent += 1
        return self._changed(edits)


class _Search(Generic[Place]):
    """A search among places, each with what is done to it, until so many runs are spent in all."""

    def __init__(self, runs: _Runs, edits: Mapping[Place, Groups], most: int) -> None:
        self.found: dict[Place, Fields] = {}
        self.needed: list[Place] = []
        """The places without which there is no result, or not all of its items, which says nothing of a field."""
        self._runs = runs
        self._edits = edits
        self._most = most

    def visit(self, places: Sequence[Place], wanted: Fields) -> None:
        """Look among places for those that change the wanted fields, and keep them."""
        counts = Counter(name for fields in self.found.values() for name in fields)
        left = frozenset(name for name in wanted if counts[name] < FEW)
        if not places or not left or self._runs.spent >= self._most:
            return
        edits, _ = combine(chain.from_iterable(self._edits[place] for place in places))
        changed = self._runs.changed(edits)
        differing = left if changed is None else left & changed
        if len(places) > 1 and differing:
            half = len(places) // 2
            self.visit(places[:half], differing)
            self.visit(places[half:], differing)
        elif changed is None:
            self.needed.append(places[0])
        elif differing:
            self.found[places[0]] = differing


def _marks(page: Page) -> dict[int, list[list[Edit]]]:
    """Return what takes away by what each element is found, other than its place."""
    inside = (element for element in page.elements if element.tag not in DOCUMENT_TAGS)
    found = {
        element.index: [
            edit for kind in MARKS for part in parts_of(page, element, kind) for edit in edits_of(page, part)
        ]
        for element in inside
    }
    return {index: [edits] for index, edits in found.items() if edits}


def _scalars(page: Page) -> list[Path]:
    """Return the paths of the values of JSON that can be others; the first step is the number of the element."""
    return [
        path
        for path, held in blocks_of(page).items()
        if held.value.kind in {"string", "number"} and len(path) > 1 and not str(path[-1]).startswith("@")
    ]


def _contents(page: Page) -> dict[int, list[Part]]:
    """Return the parts that can hold a value, by element; of elements that have none, nothing."""
    json: dict[int, list[Part]] = {}
    for path in page.once(_scalars):
        json.setdefault(int(path[0]), []).append(Part(int(path[0]), "key", "", path))
    found = {element.index: json.get(element.index) or list(_own(page, element.index)) for element in page.elements}
    return {index: parts for index, parts in found.items() if parts}


def _own(page: Page, index: int) -> Iterator[Part]:
    element = page.elements[index]
    if element.tag not in {"script", "style"}:
        yield from parts_of(page, element, "text")
    for part in parts_of(page, element, "attribute"):
        if (part.name in HOLDING or part.name.startswith("data-")) and element.get(part.name):
            yield part
