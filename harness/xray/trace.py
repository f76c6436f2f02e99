"""One page, top down: which elements matter, and what of each.

In: a probe of the page. Out: traces, each with the parts that matter while other ways to the same value are closed.

Rule 1. An element without which nothing changes is left with all it holds; what is in the others is asked next.
Rule 2. Of the elements that matter: name, attributes, class tokens, own text, JSON keys, being a direct child and the
place among the siblings, each kind at once for all. Where none of these is it, mere presence is.
Rule 3. In the end all that a field was not found to depend on is taken away at once. Where it changes then, several
parts stand in for each other: each is asked for with the others gone, as one of several ways to the value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from harness.checks.compare import WHOLE
from harness.mutations.json_source import Path
from harness.page import Page
from harness.parts import DOCUMENT_TAGS, Kind, Part, members_of, parts_of
from harness.xray.neutral import is_neutral
from harness.xray.probe import Fields, Probe
from harness.xray.search import Found, Search, smallest

MOST_SETS = 12
"""Sets of parts that stand in for each other, on one page."""

_KINDS: tuple[Kind, ...] = ("tag", "attribute", "class", "text", "child", "position", "last")
_READ_FROM_ELEMENTS: tuple[Kind, ...] = ("attribute", "class", "text")
_ALWAYS_CLEAN = frozenset(_READ_FROM_ELEMENTS)
"""What can be taken from any element, however its tags stand."""
_READ = _ALWAYS_CLEAN | {"key", "name"}


@dataclass(slots=True)
class Trace:
    """What matters while some parts are gone."""

    gone: tuple[Part, ...] = ()
    elements: list[int] = field(default_factory=list)
    """The elements that matter."""
    found: Found = field(default_factory=Found)
    done: bool = False
    """Whether all was asked."""


@dataclass(slots=True)
class Traced:
    """All that was found of a page so far."""

    main: Trace = field(default_factory=Trace)
    sets: list[tuple[list[Trace], Fields]] = field(default_factory=list)
    """For each set of parts that stand in for each other, the trace of each, and the fields concerned."""
    masked: Fields = frozenset()
    """Fields that still change when all that they were not found to depend on is taken away."""


def trace_page(probe: Probe, result: Traced) -> None:
    """Find what matters on a page, and put it into `result` as it is found.

    Raises:
        SpentError: as many runs were made as may be.
    """
    _trace(probe, result.main, probe.fields)
    kept = [result.main]
    for name in sorted(probe.fields):  # the whole result's is first, which all others need
        before: list[Part] = []
        while (rest := list(_rest(probe.page, kept, name))) != before:
            before = rest
            changed = probe.without(rest).on(frozenset({name, WHOLE}))
            result.masked -= {name}
            if not changed:
                break
            result.masked |= {name}
            if len(result.sets) == MOST_SETS:
                break
            kept += _ways(probe, result, _cut(probe, rest, max(changed)))


def _ways(probe: Probe, result: Traced, cut: Sequence[Part]) -> list[Trace]:
    """Trace each of a set of parts that stand in for each other while the others are gone.

    A set of one is a part that matters alone, and was hidden by what else was gone whenever it was asked for.
    """
    hidden = cut if len(cut) > 1 else ()
    alone = frozenset[str]().union(*(probe.without([part]).on(probe.fields) for part in hidden))
    fields = probe.without(cut).on(probe.fields) - alone
    ways: list[Trace] = []
    result.sets.append((ways, fields))
    for part in cut:
        way = Trace(tuple(other for other in cut if other != part))
        ways.append(way)
        _trace(probe, way, fields - probe.without(way.gone).on(probe.fields), part)
    return ways


def _cut(probe: Probe, rest: Sequence[Part], wanted: str) -> list[Part]:
    """Return a smallest set of parts that changes a field when all of it is gone."""
    return smallest(rest, lambda some: wanted in probe.without(some).on(probe.fields))


def _trace(probe: Probe, trace: Trace, fields: Fields, seed: Part | None = None) -> None:
    """Find the elements that matter for some fields, and what of them; what a seed stands in is asked one by one."""
    page = probe.page
    search = Search(probe, trace.gone, fields | {WHOLE})
    trace.found = search.found
    _json(search, page, -1)
    _descend(search, page, trace, seed)
    matter = sorted(trace.elements)
    always = sorted({*matter, *page.once(_indivisible)})
    for kind in _KINDS:
        asked = always if kind in _ALWAYS_CLEAN else matter
        parts = [part for index in asked for part in parts_of(page, page.elements[index], kind)]
        _keep_clean(probe, search.found, search.among(parts))
    if seed and seed.kind != "element":
        search.among([seed])
    for index in matter:
        _json(search, page, index)
    _presence(probe, search, matter)
    trace.done = True


def _descend(search: Search, page: Page, trace: Trace, seed: Part | None) -> None:
    """Ask for elements beside each other, then for what is in those that matter."""
    away = {part.element for part in trace.gone if part.kind == "element"}
    waiting = [list(_divisible(page, [one.index for one in page.elements if one.parent < 0], away))]
    if seed and seed.element >= 0:
        around = [seed.element, *(outer.index for outer in page.ancestors(page.elements[seed.element]))]
        waiting += [[index] for index in around if index not in page.once(_indivisible)]
    while waiting:
        parts = [Part(index, "element") for index in waiting.pop(0)]
        for part in search.among(parts):
            trace.elements.append(part.element)
            waiting.append(list(_divisible(page, page.elements[part.element].children, away)))


def _divisible(page: Page, elements: Sequence[int], away: set[int]) -> Iterator[int]:
    """Yield the elements that can be taken out alone; of one that cannot, those in it."""
    waiting = list(reversed(elements))
    while waiting:
        index = waiting.pop()
        if index in page.once(_indivisible):
            waiting += reversed(page.elements[index].children)
        elif index not in away:
            yield index


def _indivisible(page: Page) -> frozenset[int]:
    """Return the elements that cannot be taken out alone."""
    return frozenset(one.index for one in page.elements if one.tag in DOCUMENT_TAGS or not page.sound(one))


def _json(search: Search, page: Page, element: int) -> None:
    """Ask for the keys of an element's JSON, level by level; of those around others, whether it is by their name."""
    waiting: list[Path] = [(element,)]
    found: list[Part] = []
    around: list[Part] = []
    while waiting:
        above = waiting.pop(0)
        told = search.among([Part(element, "key", "", path) for path in members_of(page, above)])
        around += [part for part in found if told and part.path == above]
        found += told
        waiting += [part.path for part in told]
    search.among([part._replace(kind="name") for part in around if isinstance(part.path[-1], str)])
    for part in around:
        del search.found.single[part]


def _presence(probe: Probe, search: Search, matter: Sequence[int]) -> None:
    """Keep of the elements as such those of which nothing else matters, nor of what is in them: they are counted.

    One whose content matters in more than one place, of which none does alone, is told as read.
    What stands around others that matter may have to be there, whatever it is called: then taking its tags off tells.
    """
    page, found = probe.page, search.found
    read = {part.element for part in found.single if part.kind in _READ and part.element >= 0}
    around = _around(page, read)
    counted = [index for index in matter if index not in read and index not in around]
    outer = _around(page, counted)
    counted = [index for index in counted if index not in outer]
    named = {part.element: fields for part, fields in found.single.items() if part.kind == "tag"}
    for part, fields in list(found.single.items()):
        alone = part.element in counted
        by_name = named.get(part.element, frozenset())
        if part.kind == "element":
            needless = not alone or fields <= by_name
        elif part.kind == "child":
            needless = alone and not by_name
        else:
            needless = alone and part.kind in {"position", "last"}
        if needless:
            del found.single[part]
    for part in [part for part in found.single if part.kind == "element"]:
        if search.is_read(part):
            found.single[part._replace(kind="content")] = found.single.pop(part)
    own = {part.element for part in found.single}
    passed = [page.elements[index] for index in matter if index in around | outer and index not in own]
    wrappers = [part for element in passed for part in parts_of(page, element, "wrapper")]
    _keep_clean(probe, found, search.among(wrappers))


def _around(page: Page, elements: Iterator[int] | Sequence[int] | set[int]) -> set[int]:
    return {outer.index for index in elements for outer in page.ancestors(page.elements[index])}


def _keep_clean(probe: Probe, found: Found, new: dict[Part, Fields]) -> None:
    """Forget parts whose edit changes more of the tree than it should: on misnested markup it shows nothing."""
    for part in new:
        if part.kind not in _ALWAYS_CLEAN and not is_neutral(probe.page, part):
            del found.single[part]


def _rest(page: Page, kept: Sequence[Trace], name: str) -> Iterator[Part]:
    """Yield all that a field was not found to depend on: whole elements where it needs nothing in them, else parts."""
    alike = [part for trace in kept for parts in trace.found.alike.values() for part in parts]
    whole = {part.element for part in alike if part.kind == "element"}
    told = {part for trace in kept for part, fields in trace.found.single.items() if fields & {name, WHOLE}}
    matter = {part.element for part in told if part.element >= 0} | whole
    matter |= _around(page, matter)
    entries = frozenset(part.path for part in alike)
    told |= set(alike)
    keys = {part.path[:length] for part in told for length in range(1, len(part.path) + 1)}
    yield from _rest_of_json(page, (-1,), keys, entries)
    waiting = [one.index for one in reversed(page.elements) if one.parent < 0]
    while waiting:
        index = waiting.pop()
        element = page.elements[index]
        if index in whole:
            continue
        if index not in matter and index not in page.once(_indivisible):
            yield Part(index, "element")
            continue
        waiting += reversed(element.children)
        for kind in _READ_FROM_ELEMENTS:
            yield from (part for part in parts_of(page, element, kind) if part not in told)
        yield from _rest_of_json(page, (index,), keys, entries)


def _rest_of_json(page: Page, above: Path, matter: set[Path], entries: frozenset[Path]) -> Iterator[Part]:
    """Yield the keys that do not matter, without what is below them; entries counted as alike stay whole."""
    for path in members_of(page, above):
        if path not in matter:
            yield Part(int(path[0]), "key", "", path)
        elif path not in entries:
            yield from _rest_of_json(page, path, matter, entries)
