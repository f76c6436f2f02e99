"""Which elements a value comes from that stands nowhere on the page as it was returned: a date, a sum, a cleaned text.

In: a page, the fields of such values, and what tells which of them change with the page. Out: the elements whose texts,
attributes or JSON they follow.

Rule 1. Group testing: many elements get other texts at once; where no field changes, none of them matters.
Rule 2. Of each field a few elements are enough to aim at; of a list's entries the first few.
Rule 3. After `MOST_RUNS` no more is asked: this is spent before the first example.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from harness.page import Edit, Page, combine
from harness.parts import HOLDING, Part, altered, blocks_of, parts_of

MOST_RUNS = 80
"""Runs of the scraper on one page: a field of one element takes some 2 log2(n) of n elements, 18 of 500."""
FEW = 3
"""Elements of one field that are looked for."""

Fields = frozenset[str]
Changed = Callable[[Sequence[Edit]], Fields]
"""Runs the scraper on the edited page and returns the fields that are others; all of them where there is no result."""


def sources_of(page: Page, fields: Fields, changed: Changed) -> tuple[int, ...]:
    """Return the elements that fields follow, in document order; none are asked for without fields."""
    search = _Search(page, changed)
    if fields:
        search.visit(sorted(page.once(_contents)), fields)
    return tuple(sorted(search.found))


class _Search:
    def __init__(self, page: Page, changed: Changed) -> None:
        self.found: dict[int, Fields] = {}
        self._page = page
        self._changed = changed
        self._runs = 0

    def visit(self, elements: Sequence[int], wanted: Fields) -> None:
        """Look among elements for those that change the wanted fields, and keep them."""
        counts = Counter(name for fields in self.found.values() for name in fields)
        left = frozenset(name for name in wanted if counts[name] < FEW)
        if not elements or not left or self._runs >= MOST_RUNS:
            return
        self._runs += 1
        parts = [part for index in elements for part in self._page.once(_contents)[index]]
        differing = left & self._changed(combine(altered(self._page, part, 0) for part in parts)[0])
        if len(elements) == 1:
            self.found.update({elements[0]: differing} if differing else {})
        elif differing:
            half = len(elements) // 2
            self.visit(elements[:half], differing)
            self.visit(elements[half:], differing)


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
