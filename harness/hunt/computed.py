"""Which elements a value comes from that stands nowhere on the page as it was returned: a date, a sum, a yes or no.

In: a page, the fields of such values, and what tells which of them change with the page. Out: the elements whose texts,
attributes or JSON they follow, or whose presence.

Rule 1. Group testing: many elements get other texts at once; where no field changes, none of them matters.
Rule 2. Fields that follow no text are looked for a second time, by what finds an element: its tag, classes and
attributes are taken away. Not of elements that hold what stands on the page: without them there is no result.
Rule 3. Of each field a few elements are enough to aim at; of a list's entries the first few.
Rule 4. After `MOST_RUNS` no more is asked: this is spent before the first example.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from harness.page import Edit, Page, combine
from harness.parts import DOCUMENT_TAGS, HOLDING, Kind, Part, altered, blocks_of, edits_of, parts_of

MOST_RUNS = 80
"""Runs of the scraper on one page: a field of one element takes some 2 log2(n) of n elements, 18 of 500."""
KEPT_RUNS = 30
"""How many of them are kept for what follows no text."""
FEW = 3
"""Elements of one field that are looked for."""
MARKS: tuple[Kind, ...] = ("tag", "class", "attribute")
"""By what an element is found."""

Fields = frozenset[str]
Changed = Callable[[Sequence[Edit]], Fields | None]
"""Runs the scraper on the edited page and returns the fields that are others; None where there is no result."""
Edits = Mapping[int, Sequence[Sequence[Edit]]]
"""What is done to each element that is asked about."""


def sources_of(page: Page, fields: Fields, changed: Changed, held: AbstractSet[int] = frozenset()) -> tuple[int, ...]:
    """Return the elements that fields follow, in document order; none are asked for without fields.

    Args:
        page: The page.
        fields: The fields whose values do not stand on it.
        changed: What tells which fields change with it.
        held: The elements that hold the values that do, and those around them.
    """
    search = _Search(changed)
    if fields:
        texts = {index: [altered(page, part, 0) for part in parts] for index, parts in page.once(_contents).items()}
        search.visit(sorted(texts), fields, texts, MOST_RUNS - KEPT_RUNS)
        marks = {index: edits for index, edits in page.once(_marks).items() if index not in held}
        search.visit(sorted(marks), fields - search.followed, marks, MOST_RUNS)
    return tuple(sorted(search.found))


class _Search:
    def __init__(self, changed: Changed) -> None:
        self.found: dict[int, Fields] = {}
        self.followed: Fields = frozenset()
        """The fields that changed in a result, which says more than that there was none."""
        self._changed = changed
        self._runs = 0

    def visit(self, elements: Sequence[int], wanted: Fields, edits: Edits, most: int) -> None:
        """Look among elements for those that change the wanted fields, and keep them."""
        counts = Counter(name for fields in self.found.values() for name in fields)
        left = frozenset(name for name in wanted if counts[name] < FEW)
        if not elements or not left or self._runs >= most:
            return
        self._runs += 1
        changed = self._changed(combine(chain.from_iterable(edits[index] for index in elements))[0])
        differing = left if changed is None else left & changed
        if len(elements) == 1:
            self.found.update({elements[0]: differing} if differing else {})
            self.followed |= differing if changed is not None else frozenset()
        elif differing:
            half = len(elements) // 2
            self.visit(elements[:half], differing, edits, most)
            self.visit(elements[half:], differing, edits, most)


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


def _contents(page: Page) -> dict[int, list[Part]]:
    """Return the parts that can hold a value, by element; of elements that have none, nothing."""
    json: dict[int, list[Part]] = {}
    for path, value in blocks_of(page).items():
        named = isinstance(path[-1], str) and path[-1].startswith("@")
        if value.kind in {"string", "number"} and len(path) > 1 and not named:
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
