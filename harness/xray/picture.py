"""What was found, as a picture that reports show: fields with their parts, and the skeleton of each page.

In: what was traced on each page. Out: `harness.model.Xray` without its head.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from harness.checks.compare import WHOLE
from harness.model.xray import LONGEST_SHOWN, XrayEither, XrayElement, XrayField, XrayKind, XrayPage, XrayPart, XrayRole
from harness.page import Page
from harness.parts import Kind, Part, stands
from harness.xray.probe import Fields, Probe, SpentError
from harness.xray.roles import held_by
from harness.xray.selector import selector_of
from harness.xray.trace import Trace, Traced

_SHOWN: dict[Kind, XrayKind] = {"element": "presence", "wrapper": "presence", "name": "key"}
_ORDER: tuple[XrayKind, ...] = (
    "tag",
    "class",
    "attribute",
    "text",
    "key",
    "child",
    "position",
    "last",
    "content",
    "presence",
)
"""In which the parts of one element are told."""


@dataclass(slots=True)
class _Field:
    """What is known of one field, page by page."""

    parts: list[XrayPart] = field(default_factory=list)
    either: list[XrayEither] = field(default_factory=list)
    masked: bool = False


@dataclass(slots=True)
class Picture:
    """The picture as it grows, page by page."""

    names: Sequence[str]
    pages: list[XrayPage] = field(default_factory=list)
    spent: bool = False
    """Whether the runs were spent before all was asked."""
    _fields: dict[str, _Field] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[XrayField, ...]:
        """The fields in the result's order, the result as a whole first where something is known of it."""
        known = [(name, self._fields.get(name, _Field())) for name in self.names]
        return tuple(
            XrayField(name, tuple(sorted(one.parts, key=_place)), tuple(one.either), masked=one.masked)
            for name, one in known
            if name != WHOLE or one.parts or one.either or one.masked
        )

    def add(self, probe: Probe, traced: Traced, url: str) -> None:
        """Add what was found of one page."""
        number = len(self.pages)
        shown: set[Part] = set()
        main = self._shown(probe, traced.main, number)
        for name, parts in main.items():
            self._field(name).parts += parts.values()
            shown |= parts.keys()
        for traces, fields in traced.sets:
            shown |= self._add_ways(probe, traces, fields, main, number)
        for name in traced.masked:
            self._field(name).masked = True
        self.pages.append(_page(probe.page, url, {part.element for part in shown if part.element >= 0}))

    def _add_ways(
        self, probe: Probe, traces: Sequence[Trace], fields: Fields, main: dict[str, dict[Part, XrayPart]], number: int
    ) -> set[Part]:
        """Add one set of elements that stand in for each other, for each field concerned; return what is told of it."""
        shown: set[Part] = set()
        found = [self._shown(probe, trace, number) for trace in traces]
        for name in sorted(fields):
            own = [
                {part: told for part, told in way.get(name, {}).items() if part not in main.get(name, {})}
                for way in found
            ]
            ways = tuple(tuple(sorted(parts.values(), key=_place)) for parts in own if parts)
            if len(traces) == 1:
                self._field(name).parts += [part for way in ways for part in way]
            elif ways:
                self._field(name).either.append(XrayEither(ways))
            shown |= {part for parts in own for part in parts}
        return shown

    def _shown(self, probe: Probe, trace: Trace, number: int) -> dict[str, dict[Part, XrayPart]]:
        """Return the parts of a trace by field."""
        by_field: dict[str, dict[Part, XrayPart]] = {}
        for part, fields in trace.found.single.items():
            if part.kind == "element" and not trace.done:
                continue  # whether something in it tells more was not asked
            held = self._held(probe, part, trace.gone, fields)
            for name in sorted(fields | held):
                role: XrayRole = "value" if name in held else "way"
                alike = _alike(probe.page, trace, part)
                shown = self._part(probe, part, number, trace.gone, role=role, alike=alike)
                by_field.setdefault(name, {})[part] = shown
        return by_field

    def _held(self, probe: Probe, part: Part, gone: Sequence[Part], fields: Fields) -> Fields:
        try:
            return held_by(probe, part, gone, fields)
        except SpentError:
            self.spent = True
            return frozenset()

    def _part(
        self, probe: Probe, part: Part, number: int, gone: Sequence[Part], *, role: XrayRole = "way", alike: int = 0
    ) -> XrayPart:
        page, effect = probe.page, probe.known((*gone, part))
        return XrayPart(
            page=number,
            element=part.element,
            kind=_SHOWN.get(part.kind, part.kind),  # type: ignore[arg-type]  # the other kinds are told as they are
            name=json_path(part.path[1:]) if part.path else part.name,
            role=role,
            selector=selector_of(page, page.elements[part.element]) if part.element >= 0 else "",
            stands=cut(stands(page, part)),
            lost=effect.lost,
            line=effect.line,
            alike=alike,
        )

    def _field(self, name: str) -> _Field:
        return self._fields.setdefault(name, _Field())


def json_path(path: Iterable[str | int]) -> str:
    """Return the way to a JSON value in words: `offers[0].price`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _alike(page: Page, trace: Trace, part: Part) -> int:
    """Return how many more there are of what a part is in, be it an element or an entry of JSON."""
    around = {part.element}
    if part.element >= 0:
        around.update(outer.index for outer in page.ancestors(page.elements[part.element]))
    return sum(
        len(others)
        for known, others in trace.found.alike.items()
        if (known.element in around if known.kind == "element" else part.path[: len(known.path)] == known.path)
    )


def cut(text: str) -> str:
    """Return a text on one line, its end left out where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 2]} …"


def _place(part: XrayPart) -> tuple[int, int, int, str]:
    return part.page, part.element, _ORDER.index(part.kind), part.name


def _page(page: Page, url: str, elements: set[int]) -> XrayPage:
    around = {outer.index for index in elements for outer in page.ancestors(page.elements[index])}
    return XrayPage(
        url=url,
        size=len(page.elements),
        skeleton=tuple(_skeleton(page, sorted(elements | around))),
        after=len(page.elements) - 1 - max(elements, default=-1),
        unclean=sum(1 for one in page.elements if not page.sound(one) and one.tag not in {"html", "head", "body"}),
    )


def _skeleton(page: Page, elements: Sequence[int]) -> Iterator[XrayElement]:
    before = -1
    for index in elements:
        element = page.elements[index]
        yield XrayElement(
            element=index,
            depth=element.depth,
            tag=element.tag,
            path=page.paths[index],
            selector=selector_of(page, element),
            skipped=index - before - 1,
        )
        before = index
