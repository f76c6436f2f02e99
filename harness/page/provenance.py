"""Where the values a scraper extracted stand in the page.

In: a page and the items that a scraper got from it. Out: the elements that hold a value, their surroundings, and the
place of every value by field. A change there is far likelier to reach the scraper than one anywhere on the page.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import zip_longest
from typing import Literal, TypeVar

from harness.model import TYPE, Item, Value, is_tagged
from harness.page.document import Page
from harness.page.element import Attribute, Element
from harness.page.haystack import Haystack, Hit, Run, fold, script_haystack, tag_haystack, text_haystack
from harness.page.renderings import PROBE, blocks, renderings, url_tail

SITES_PER_VALUE = 8
SHORTEST = 3
"""Shorter values count only where they are the whole of a text, an attribute or a JSON value."""
SHORTEST_SPLIT = 4
LONGEST_WORD = 20
"""Longer values may begin and end within a word: no accident finds them."""
SHORTEST_IN_CODE = 12
"""Shorter strings count in scripts only as the whole of a string: code is full of words."""
OUTERMOST = frozenset({"html", "head", "body"})
FEW = 3
LONG_RUN = 40
_HITS = 24
_SCRIPTS_WITH_SPACES = "\u2e80"
_QUOTES = "\"'`"

T = TypeVar("T")
Kind = Literal["text", "attribute", "json"]


@dataclass(frozen=True, slots=True)
class Site:
    """One place in the page where a value stands; offsets are characters of `Page.source`."""

    element: int
    kind: Kind
    start: int
    end: int
    attribute: str = ""
    """Name of the attribute that holds the value, for that kind."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the values of some items stand."""

    holders: tuple[int, ...] = ()
    """Elements that hold a value in their text, an attribute or an embedded script; each field's best first."""
    worded: tuple[int, ...] = ()
    """Those of them whose text holds one."""
    near: tuple[int, ...] = ()
    """The holders, then their ancestors inside `body`, then the adjacent siblings of all these, innermost first."""
    sites: Mapping[str, tuple[Site, ...]] = field(default_factory=dict)
    """The places of each field's values by its dotted name, list indices dropped; likeliest first."""


def locate(page: Page, items: Sequence[Item], computed: Sequence[int] = ()) -> Provenance:
    """Find where the items' values stand in the page, whatever became of white space, references and spelling.

    Elements from which further values are `computed` are holders too, after those of the values that stand there.
    """
    finder = _Finder(page, text_haystack(page), tag_haystack(page), script_haystack(page))
    fields: dict[str, dict[tuple[str, str], None]] = {}
    known: dict[tuple[str, str], tuple[Site, ...]] = {}
    for item in _few(items):
        for name, kind, value in _values(item, ""):
            key = (kind, repr(value))
            if key not in known:
                known[key] = tuple(finder.sites(value, kind))
            fields.setdefault(name, {})[key] = None
    places = ((name, _in_like_places(page, [known[key] for key in keys])) for name, keys in fields.items())
    found = {name: sites for name, sites in places if sites}
    holders = tuple(dict.fromkeys((*_holders(found.values()), *computed)))
    spelt = {site.element for sites in found.values() for site in sites if site.kind == "text"}
    worded = tuple(index for index in holders if index in spelt)
    return Provenance(holders, worded, _near(page, holders), found)


def _few(values: Sequence[T]) -> Sequence[T]:
    """Return the first, a middle and the last: a list's values stand in like places."""
    if len(values) <= FEW:
        return values
    return values[0], values[len(values) // 2], values[-1]


def _in_like_places(page: Page, values: Sequence[Sequence[Site]]) -> tuple[Site, ...]:
    """Return the places of one field's values: of a value that stands in several, those in which others stand too.

    The name of a company is in its card like that of every other; that the menu links to one of them is chance.
    """
    counts = Counter(template for sites in values for template in {_template(page, site) for site in sites})
    kept: dict[Site, None] = {}
    for sites in values:
        like = [site for site in sites if counts[_template(page, site)] > 1]
        kept.update(dict.fromkeys(like or sites))
    return tuple(kept)


def _template(page: Page, site: Site) -> tuple[str, str, str]:
    return site.kind, site.attribute, page.templates[site.element]


@dataclass(frozen=True, slots=True)
class _Finder:
    page: Page
    texts: Haystack
    tags: Haystack
    scripts: Haystack

    def sites(self, value: float | str, kind: str) -> Iterator[Site]:
        """Yield the places of one value, likeliest first."""
        if not isinstance(value, str):
            yield from self._best(renderings(value, kind), value)
            return
        parts = blocks(value)
        for part in parts:
            found = self._best(renderings(part, kind), part)
            if not found and len(part) > 2 * PROBE:
                found = self._best([part[:PROBE], part[-PROBE:]], part)
            yield from found if len(parts) == 1 else found[:2]

    def _best(self, spellings: Iterable[str], value: float | str) -> list[Site]:
        ranked: list[tuple[int, int, Site]] = []
        for order, spelling in enumerate(spellings):
            for needle in dict.fromkeys((fold(spelling), fold(unescape(spelling)))):
                if needle and "\0" not in needle:
                    ranked += [(rank, order, site) for rank, site in self._found(needle)]
        if isinstance(value, str) and (tail := fold(url_tail(value))):
            ranked += [(2, len(ranked), site) for site in self._relative(tail, value)]
        ranked.sort(key=lambda one: one[:2])
        kept: list[Site] = []
        for _, _, site in ranked:
            if not any(_same_place(site, other) for other in kept):
                kept.append(site)
                if len(kept) == SITES_PER_VALUE:
                    break
        return kept

    def _found(self, needle: str) -> Iterator[tuple[int, Site]]:
        """Yield each place of a folded needle with its rank: 0 where it is the whole text, attribute or string."""
        for hit in self.texts.hits(needle, _HITS):
            yield from self._in_text(needle, hit)
        for hit in self.tags.hits(needle, _HITS):
            yield from self._in_tag(needle, hit)
        bare = needle.replace("\\", "")
        for hit in self.scripts.hits(bare, _HITS) if bare else ():
            yield from self._in_script(bare, hit)

    def _in_text(self, needle: str, hit: Hit) -> Iterator[tuple[int, Site]]:
        whole = self.texts.whole(hit)
        split = hit.first != hit.last
        if len(needle) < (SHORTEST_SPLIT if split else SHORTEST) and (split or not whole):
            return
        start, end = self.texts.span(hit)
        runs = self.texts.runs[hit.first : hit.last + 1]
        if not (whole or _apart(self.page.source, needle, (start, end), (runs[0].start, runs[-1].end))):
            return
        if not split:
            yield 0 if whole else 1, Site(runs[0].element, "text", start, end)
            return
        around = self._around(runs)
        if around is not None:
            yield 0 if whole else 1, Site(around, "text", start, end)
        for run in runs:
            if run.end - run.start >= LONG_RUN:
                yield 1, Site(run.element, "text", max(run.start, start), min(run.end, end))

    def _around(self, runs: Sequence[Run]) -> int | None:
        """Return the smallest element around all runs; None when that is the document itself."""
        shared = _line(self.page, runs[0].element)
        for run in runs[1:]:
            line = set(_line(self.page, run.element))
            shared = [index for index in shared if index in line]
        return shared[0] if shared and self.page.elements[shared[0]].tag not in OUTERMOST else None

    def _in_tag(self, needle: str, hit: Hit) -> Iterator[tuple[int, Site]]:
        element = self.page.elements[self.tags.runs[hit.first].element]
        start, end = self.tags.span(hit)
        attribute = _attribute_at(element, start, end)
        if attribute is None:
            return
        whole = needle == fold(attribute.value)
        tokens = attribute.name == "class"
        if not whole and (tokens or len(needle) < SHORTEST_SPLIT):
            if not tokens or needle not in element.classes:
                return
        elif not whole and not _apart(self.page.source, needle, (start, end), (attribute.start, attribute.end)):
            return
        yield 0 if whole else 2, Site(element.index, "attribute", start, end, attribute.name)

    def _in_script(self, needle: str, hit: Hit) -> Iterator[tuple[int, Site]]:
        folded = self.scripts.folded
        before = folded[hit.start - 1] if hit.start else "\0"
        after = folded[hit.end] if hit.end < len(folded) else "\0"
        number = needle[0].isdigit() or needle[0] == "-"
        whole = (before in _QUOTES and after in _QUOTES) or (number and before in ":[," and after in ",]}")
        if not whole and len(needle) < SHORTEST_IN_CODE:
            return
        start, end = self.scripts.span(hit)
        yield 0 if whole else 2, Site(self.scripts.runs[hit.first].element, "json", start, end)

    def _relative(self, tail: str, value: str) -> Iterator[Site]:
        """Yield the attributes whose relative URL, `../a/b`, is the end of the value."""
        for hit in self.tags.hits(tail, _HITS):
            element = self.page.elements[self.tags.runs[hit.first].element]
            attribute = _attribute_at(element, *self.tags.span(hit))
            if attribute is None:
                continue
            relative = attribute.value.strip().lstrip("./")
            if relative and value.endswith(f"/{relative}"):
                yield Site(element.index, "attribute", *self.tags.span(hit), attribute.name)


def _values(value: Value, name: str, kind: str = "") -> Iterator[tuple[str, str, float | str]]:
    """Yield (dotted field name, type name, value) for each value that can be looked for; of a list only a few."""
    if is_tagged(value):
        yield from _values(value["value"], name, str(value[TYPE]))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(inner, f"{name}.{key}" if name else key, kind)
    elif isinstance(value, list):
        for inner in _few(value):
            yield from _values(inner, name, kind)
    elif isinstance(value, (int, float, str)) and not isinstance(value, bool) and value != "":
        yield name, kind, value


def _attribute_at(element: Element, start: int, end: int) -> Attribute | None:
    for attribute in element.attributes.values():
        if attribute.start + len(attribute.name) < start and end <= attribute.end:
            return attribute
    return None


def _apart(source: str, needle: str, place: tuple[int, int], limits: tuple[int, int]) -> bool:
    """Say whether a needle stands apart from the words and numbers around it."""
    if len(needle) > LONGEST_WORD:
        return True
    start, end = place
    before = source[max(limits[0], start - 2) : start]
    after = source[end : min(limits[1], end + 2)]
    return not (_joined(before[-1:], needle[0], before[:-1]) or _joined(after[:1], needle[-1], after[1:]))


def _joined(neighbour: str, edge: str, beyond: str) -> bool:
    if not neighbour:
        return False
    if edge.isdigit() and neighbour in ".,":
        return beyond[:1].isdigit()
    return edge.isalnum() and neighbour.isalnum() and max(edge, neighbour) < _SCRIPTS_WITH_SPACES


def _same_place(site: Site, other: Site) -> bool:
    """Say whether two spellings of a value were found in one place: a URL, and its path."""
    return site.element == other.element and site.start < other.end and other.start < site.end


def _line(page: Page, index: int) -> list[int]:
    """Return an element and its ancestors, innermost first."""
    return [index, *(outer.index for outer in page.ancestors(page.elements[index]))]


def _holders(groups: Iterable[Sequence[Site]]) -> tuple[int, ...]:
    """Return the elements of all sites, the first of each field before the second of any."""
    rounds = zip_longest(*groups)
    return tuple(dict.fromkeys(site.element for one in rounds for site in one if site is not None))


def _near(page: Page, holders: Sequence[int]) -> tuple[int, ...]:
    rings: list[list[int]] = []
    for holder in holders:
        for height, index in enumerate(_line(page, holder)):
            if page.elements[index].tag in OUTERMOST:
                break
            if height == len(rings):
                rings.append([])
            rings[height].append(index)
    inner = list(dict.fromkeys((*holders, *(index for ring in rings for index in ring))))
    return tuple(dict.fromkeys((*inner, *(beside for index in inner for beside in _adjacent(page, index)))))


def _adjacent(page: Page, index: int) -> Iterator[int]:
    """Yield the next and the previous sibling of an element, where there are any."""
    parent = page.elements[index].parent
    if parent < 0:
        return
    siblings = page.elements[parent].children
    place = bisect_left(siblings, index)
    yield from siblings[place + 1 : place + 2]
    yield from siblings[max(0, place - 1) : place]
