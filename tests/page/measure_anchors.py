"""How often anchors find their element on a later recording: `python -m tests.page.measure_anchors`.

The pages are the pairs beside this checkout: an old and a new recording of each recipe, taken when a scraper broke or
some years apart, with the values that a scraper should take from the old one. Of each old page the elements that hold a
value, and those around them, are named by an anchor, as a plan names them, which is then looked up on the new page.

What is found is right if it says the same, or, where it says nothing, has the same attributes; it is alike if it says
something else that begins the same, or under a class or attribute that is its alone on both pages; wrong if neither.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from harness.model import Response
from harness.page import Element, Page, locate

PAIRS = Path(__file__).parents[3] / "shared" / "data" / "drift" / "recipe-scrapers"
MOST_WRONG = 0.01
BEGINNING = 40
"""Characters, white space left out, by which a text that was edited is still the same."""
WAYS = ("by path alone", "by signs")


def page_of(path: Path) -> Page:
    return Page.of(Response(200, (("Content-Type", "text/html"),), gzip.decompress(path.read_bytes())))


def verdict(old: Page, element: Element, new: Page, found: Element | None) -> str:
    if found is None:
        return "there, not found" if any(_same(old, element, new, one) for one in new.elements) else "gone, not found"
    if _same(old, element, new, found) or element.tag in {"html", "head", "body"}:
        return "right"
    shared = _own_names(old, element) & _own_names(new, found)
    begins = _text(old, element)[:BEGINNING]
    return "alike" if shared or (begins and begins == _text(new, found)[:BEGINNING]) else "wrong"


def _own_names(page: Page, element: Element) -> set[tuple[str, str]]:
    """Return the class tokens and the beginnings of attributes that only this element has among those of its tag."""
    counts = Counter(name for one in page.by_tag[element.tag] for name in _names(one))
    return {name for name in _names(element) if counts[name] == 1}


def _names(element: Element) -> set[tuple[str, str]]:
    tokens = {("class", token) for token in element.classes}
    return tokens | {(name, one.value[:BEGINNING]) for name, one in element.attributes.items() if name != "class"}


def _same(old: Page, element: Element, new: Page, other: Element) -> bool:
    if element.tag != other.tag:
        return False
    text = _text(old, element)
    if text:
        return text == _text(new, other)
    return _attributes(element) == _attributes(other)


def _text(page: Page, element: Element) -> str:
    return page.once(_texts)[element.index]


def _texts(page: Page) -> list[str]:
    """Return the whole text of each element without white space."""
    parts: list[list[str]] = [[] for _ in page.elements]
    for text in page.texts:
        words = "".join(page.source[text.start : text.end].split())
        for one in (page.elements[text.parent], *page.ancestors(page.elements[text.parent])):
            parts[one.index].append(words)
    return ["".join(one) for one in parts]


def _attributes(element: Element) -> dict[str, str]:
    return {name: one.value for name, one in element.attributes.items()}


def main() -> bool:
    """Measure and print, and say whether the promise is kept."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for folder in sorted(file.parent for file in PAIRS.glob("*/old.expected.json")):
        old, new = page_of(folder / "old.html.gz"), page_of(folder / "new.html.gz")
        held = locate(old, (json.loads((folder / "old.expected.json").read_bytes()),))
        around = tuple(index for index in held.near if index not in held.holders)[: len(held.holders)]
        for kind, indices in (("holds a value", held.holders), ("near one", around)):
            for element in (old.elements[index] for index in indices):
                bare = old.anchor(element)
                for way, anchor in zip(WAYS, (bare, old.signed(bare)), strict=True):
                    told = verdict(old, element, new, new.resolve(anchor))
                    counts.setdefault((kind, way), Counter())[told] += 1
    table = Table(title="elements of the old page looked up on the new one")
    columns = ("right", "alike", "wrong", "gone, not found", "there, not found")
    for heading in ("", "", "elements", *columns):
        table.add_column(heading, justify="right" if heading else "left")
    worst = 0.0
    for (kind, way), counted in counts.items():
        shares = [counted[column] / counted.total() for column in columns]
        table.add_row(kind, way, str(counted.total()), *(f"{share:.1%}" for share in shares))
        worst = max(worst, shares[2]) if way == WAYS[1] else worst
    console = Console()
    console.print(table)
    console.print(f"wrong by signs: at most {worst:.1%}; promised: {MOST_WRONG:.0%}")
    return worst <= MOST_WRONG


if __name__ == "__main__":
    sys.exit(not main())
