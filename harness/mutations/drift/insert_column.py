"""Put an empty column into a table, as sites do for an icon or a button: all columns behind it have other numbers.

Only into tables whose columns all have a heading, by which to read them, and not before a cell that heads its row. An
empty cell is no value: who gives all cells of a row gives one more without any, and says nothing wrong.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import barred
from harness.mutations.markup import insert_before
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

WIDEST = 50
"""Columns or rows over which a cell may reach."""
FEWEST_ROWS = 2
"""Rows below its headings that a table has, at least."""

Grid = Sequence[Sequence[Element]]
"""The rows of a table with the cell that reaches over each column."""


class InsertColumn(msgspec.Struct, frozen=True, tag_field="name", tag="insert-column"):
    """Put an empty column before that of the cell `at`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["insert-column"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Put a cell of the same tag and height before each of the column."""
        target = page.resolve(self.at)
        column = page.once(_columns).get(target.index, ()) if target is not None else ()
        return [insert_before(cell, _empty(cell)) for cell in column]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name a cell of the column."""
        return f"empty column put before {self.at.path} and its like"


def _empty(cell: Element) -> str:
    height = f' rowspan="{_span(cell, "rowspan")}"' if _span(cell, "rowspan") > 1 else ""
    return f"<{cell.tag}{height}></{cell.tag}>"


def _columns(page: Page) -> dict[int, Sequence[Element]]:
    """Return the cells of the column before which another may be put, by each of those that hold data."""
    found: dict[int, Sequence[Element]] = {}
    for table in page.by_tag.get("table", ()):
        grid = () if barred(page, table) else _grid(page, table)
        for column in _open(page, grid):
            found.update({cell.index: column for cell in column if cell.tag == "td"})
    return found


def _open(page: Page, grid: Grid) -> Iterator[Sequence[Element]]:
    """Yield the columns of a table with headings before which no cell reaches over the border, and none heads a row."""
    heads = list(takewhile(lambda row: all(cell.tag == "th" for cell in row), grid))
    rows = grid[len(heads) :]
    if len(rows) < FEWEST_ROWS or not all(any(_says(page, cell) for cell in column) for column in _turned(heads)):
        return
    for x, column in enumerate(_turned(grid)):
        parted = all(not x or row[x - 1] is not row[x] for row in grid)
        if x and parted and all(cell.tag == "td" for cell in column[len(heads) :]):
            yield tuple({cell.index: cell for cell in column}.values())


def _turned(grid: Grid) -> list[tuple[Element, ...]]:
    return list(zip(*grid, strict=True))


def _says(page: Page, cell: Element) -> bool:
    behind = map(page.elements.__getitem__, range(cell.index + 1, len(page.elements)))
    following = (other.start for other in behind if other.depth <= cell.depth)
    end, starts = next(following, cell.end), page.once(_words)
    return bisect_left(starts, cell.start) < bisect_left(starts, end)


def _words(page: Page) -> list[int]:
    return sorted(text.start for text in page.texts if page.source[text.start : text.end].strip())


def _grid(page: Page, table: Element) -> Grid:
    """Return a table's cells as they stand; nothing of one that is no full rectangle, or torn."""
    taken: dict[tuple[int, int], Element] = {}
    rows = list(_rows(page, table))
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            area = [
                (y + down, x + on) for down in range(_span(cell, "rowspan")) for on in range(_span(cell, "colspan"))
            ]
            if not area or not page.sound(cell) or not taken.keys().isdisjoint(area):
                return ()
            taken.update(dict.fromkeys(area, cell))
    width = 1 + max((x for _, x in taken), default=-1)
    if len(taken) != width * len(rows):
        return ()
    return [[taken[y, x] for x in range(width)] for y in range(len(rows))]


def _rows(page: Page, outer: Element) -> Iterator[list[Element]]:
    for index in outer.children:
        inner = page.elements[index]
        if inner.tag in {"tbody", "tfoot", "thead"}:
            yield from _rows(page, inner)
        elif inner.tag == "tr":
            yield [page.elements[cell] for cell in inner.children if page.elements[cell].tag in {"td", "th"}]


def _span(cell: Element, name: str) -> int:
    """Return over how many columns or rows a cell reaches; 0 where that is no such number."""
    written = cell.get(name) or "1"
    return int(written) if written.isdecimal() and len(written) <= len(str(WIDEST)) and int(written) <= WIDEST else 0


def insert_column(aim: Aim) -> st.SearchStrategy[InsertColumn]:
    """Draw a cell of a row of which the scraper reads cells one by one: of a row's whole text a new one is a part."""
    page = aim.page
    columns = page.once(_columns)
    around = {
        index for one in aim.worded for index in (one, *(outer.index for outer in page.ancestors(page.elements[one])))
    }
    rows = {page.elements[index].parent for index in around if page.elements[index].tag == "td"}
    return aim.places(lambda element: element.index in columns and (element.parent in rows or not aim.holders)).map(
        lambda drawn: InsertColumn(at=drawn[0])
    )
