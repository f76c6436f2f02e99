"""An x-ray on a terminal: the page's skeleton with the load-bearing parts marked by field, then the fields.

In: what was found. Out: lines of a report. On the skeleton, what matters of an element is bright and all else dim: its
name, classes, attributes and text; `>` before it says that it must be a direct child, `#2` that its place counts. The
fields stand at the right, each in a colour of its own, with `=` where their value stands.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby, takewhile

from rich.console import Console

from harness.model.xray import Xray, XrayEither, XrayElement, XrayField, XrayPage, XrayPart
from harness.reports.line import MARKS, WIDTH, Line, Role, Span, count, wrapped
from harness.reports.paint import paint, width_of
from harness.reports.printable import printable

WHOLE = "*"
LONGEST_TEXT = 30
LONGEST_NAME = 24
WORTH_A_WORD = 10
"""Elements without influence that are counted; fewer are three dots."""

MANY = 4
"""Elements of one field, the same of each, of which one line tells."""
MASKED = "    and depends on more, which was not told apart"
_INDENT = 2
_GAP = 2
_FEWEST_COLUMNS = 20
"""Columns that an element keeps, however deep it stands."""


def show_xray(console: Console, seen: Xray) -> None:
    """Print what `xray_lines` says."""
    paint(console, xray_lines(seen, width_of(console)))


def xray_lines(seen: Xray, width: int = WIDTH) -> Iterator[Line]:
    """Yield the skeleton of each page, then what each field depends on."""
    colours = {one.name: MARKS[place % len(MARKS)] for place, one in enumerate(_named(seen))}
    yield (
        Span(printable(seen.scraper), "title"),
        Span(f" · {printable(seen.case)} · {count(seen.runs, 'run')}", "muted"),
    )
    for number, page in enumerate(seen.pages):
        yield ()
        yield from _page(seen, number, page, colours, width)
    yield ()
    longest = min(max(map(len, colours), default=0), LONGEST_NAME)
    for one in seen.fields:
        if one.name == WHOLE:
            yield from _whole(one, width, len(seen.pages) > 1)
        else:
            yield from _field(
                one, Span(printable(one.name).ljust(longest), colours[one.name]), width, len(seen.pages) > 1
            )
    for note in seen.notes:
        yield ()
        for text in wrapped(f"Note: {printable(note)}", width, rest="  "):
            yield (Span(text, "warning"),)


def _named(seen: Xray) -> list[XrayField]:
    return [one for one in seen.fields if one.name != WHOLE]


def parts_of(one: XrayField) -> Iterator[XrayPart]:
    """Yield all parts of a field, those of its ways included."""
    yield from one.parts
    for either in one.either:
        for way in either.ways:
            yield from way


def _page(seen: Xray, number: int, page: XrayPage, colours: dict[str, Role], width: int) -> Iterator[Line]:
    own: dict[int, list[tuple[str, XrayPart]]] = {}
    for one in seen.fields:
        for part in parts_of(one):
            if part.page == number:
                own.setdefault(part.element, []).append((one.name, part))
    bearing = sum(1 for element in page.skeleton if element.element in own)
    yield (
        Span(printable(page.url), "command"),
        Span(f"  {bearing} of {count(page.size, 'element')} matter", "muted"),
    )
    lines: list[tuple[list[Span], list[Span]]] = []
    for level, chain in _chains(page.skeleton, own.keys()):
        indent = " " * min(_INDENT * (level + 1), width // 2 - _FEWEST_COLUMNS)
        element, skipped = chain[-1], sum(one.skipped for one in chain)
        if skipped:
            lines.append(([Span(f"{indent}{_without_influence(skipped)}", "muted")], []))
        found = own.get(element.element, [])
        shown = _element(chain, [part for _, part in found])
        lines.append(([Span(indent), *shown], _fields_at(found, colours)))
        lines += _keys(indent, found, colours)
    lines += _keys("", own.get(-1, []), colours)
    if page.after:
        lines.append(([Span(f"  {_without_influence(page.after)}", "muted")], []))
    yield from _in_columns(lines, width)


def _chains(skeleton: Sequence[XrayElement], bearing: Container[int]) -> Iterator[tuple[int, list[XrayElement]]]:
    """Yield the elements level by level, those that only lead to one other together with it."""
    levels: dict[int, int] = {}
    """The level of the last element of each depth."""
    chain: list[XrayElement] = []
    for place, element in enumerate(skeleton):
        chain.append(element)
        depths = takewhile(element.depth.__lt__, (one.depth for one in skeleton[place + 1 :]))
        alone = sum(1 for depth in depths if depth == element.depth + 1) == 1
        if alone and element.element not in bearing:
            continue
        level = levels.get(chain[0].depth - 1, -1) + 1
        levels[element.depth] = level
        yield level, chain
        chain = []


def _without_influence(number: int) -> str:
    return f"… {count(number, 'element')} without influence …" if number >= WORTH_A_WORD else "…"


def _element(chain: Sequence[XrayElement], parts: Sequence[XrayPart]) -> Iterator[Span]:
    """Yield an element's name with what matters of it, after those that only lead to it."""
    kinds = {part.kind for part in parts}
    told = {(part.kind, part.name): part for part in parts}
    if above := "/".join(printable(one.tag) for one in chain[:-1]):
        yield Span(f"{above} " if "child" in kinds else f"{above}/", "muted")
    if "child" in kinds:
        yield Span("> ", "title")
    yield Span(printable(chain[-1].tag), "title" if kinds & {"tag", "content", "presence"} else "muted")
    for (kind, name), part in sorted(told.items()):
        if kind == "class":
            yield Span(f".{printable(name)}", "title")
        elif kind == "attribute":
            value = "" if part.role == "value" else f'="{_short(part.stands)}"'
            yield Span(f"[{printable(name)}{value}]", "title")
    if kinds & {"position", "last"}:
        yield Span(" " + " ".join(_PLACES[kind] for kind in ("position", "last") if kind in kinds), "title")
    for (kind, _), part in told.items():
        if kind == "text":
            yield Span(f' "{_short(part.stands)}"', "code")


_PLACES = {"position": "(place)", "last": "(place from the end)"}


def _short(text: str) -> str:
    """Return the beginning of a text."""
    return printable(text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip(' …')}…")


def _keys(
    indent: str, found: Sequence[tuple[str, XrayPart]], colours: dict[str, Role]
) -> Iterator[tuple[list[Span], list[Span]]]:
    """Yield a line a key of an element's JSON."""
    keys = dict.fromkeys(part.name for _, part in found if part.kind == "key")
    for key in keys:
        own = [(name, part) for name, part in found if part.kind == "key" and part.name == key]
        left = [Span(f"{indent}  "), Span(printable(key), "title")]
        stands = own[0][1].stands
        if stands:
            left.append(Span(f" {_short(stands)}", "code"))
        yield left, _fields_at(own, colours, keys=True)


def _fields_at(found: Sequence[tuple[str, XrayPart]], colours: dict[str, Role], *, keys: bool = False) -> list[Span]:
    """Return the fields that depend on something of an element; `=` where it holds their value."""
    spans: list[Span] = []
    for name in dict.fromkeys(name for name, part in found if keys or part.kind != "key"):
        holds = any(part.role == "value" for other, part in found if other == name and (keys or part.kind != "key"))
        shown = "all" if name == WHOLE else printable(name, LONGEST_NAME)
        spans.append(Span(f"{' ' if spans else ''}{'=' if holds else ''}{shown}", colours.get(name, "error")))
    return spans


def _in_columns(lines: Sequence[tuple[list[Span], list[Span]]], width: int) -> Iterator[Line]:
    """Yield lines with their right sides under each other, as far as there is room."""
    widest = max((_length(left) for left, right in lines if right), default=0)
    column = min(widest + _INDENT, width * 2 // 3)
    for left, right in lines:
        gap = " " * max(column - _length(left), _INDENT)
        yield (*left, Span(gap), *right) if right else tuple(left)


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)


def _whole(one: XrayField, width: int, several: bool) -> Iterator[Line]:
    """Yield how the result as a whole is lost, each way with the parts without which it is."""
    yield (Span("the result as a whole", "error"),)
    for lost, line in dict.fromkeys((part.lost, part.line) for part in one.parts):
        yield from _how(lost, "without", width)
        yield from _parts(
            [part for part in one.parts if (part.lost, part.line) == (lost, line)], width, several, "      "
        )
        yield from _raised_at(line, width)
    for either in one.either:
        last = either.ways[0][0]
        yield from _how(last.lost, "once none of these is left", width)
        yield from _either(either, width, several)
        yield from _raised_at(last.line, width)
    if one.masked:
        yield (Span(MASKED, "warning"),)


def _how(lost: str, when: str, width: int) -> Iterator[Line]:
    told = f"{printable(lost)} {when}" if lost else f"has other entries {when}"
    yield from ((Span(text, "muted"),) for text in wrapped(told, width, first="    "))


def _raised_at(line: str, width: int) -> Iterator[Line]:
    if line:
        yield (Span("      at "), Span(printable(line, width - 10), "code"))


def _field(one: XrayField, name: Span, width: int, several: bool) -> Iterator[Line]:
    if one.parts or one.either:
        yield name, *_holders(one.parts)
        yield from _parts(one.parts, width, several, "    ")
    else:
        told = "  changes with parts that were not told apart" if one.masked else "  depends on nothing here"
        yield name, Span(told, "muted")
    for either in one.either:
        yield from _either(either, width, several)
    if one.masked and (one.parts or one.either):
        yield (Span(MASKED, "warning"),)


def _holders(parts: Sequence[XrayPart]) -> Iterator[Span]:
    """Yield where the value stands, the first place of several."""
    holding = [part for part in parts if part.role == "value"]
    for part in holding[:1]:
        yield Span("  = ", "muted")
        yield Span(printable(f"{part.selector} {_kind(part)}".strip()), "command")
    if len(holding) > 1:
        yield Span(f" and {len(holding) - 1} more", "muted")


def _either(either: XrayEither, width: int, several: bool) -> Iterator[Line]:
    for number, way in enumerate(either.ways):
        yield (Span(f"    {'or' if number else 'either'}", "label"), *_holders(way))
        yield from _parts(way, width, several, "      ")


def _parts(parts: Sequence[XrayPart], width: int, several: bool, indent: str) -> Iterator[Line]:
    """Yield a line an element: its selector, and what of it matters; many elements of which the same does take one."""
    rows: dict[str, list[XrayPart]] = {}
    for _, elements in groupby(parts, lambda part: (part.page, part.element)):
        own = list(elements)
        told = ", ".join(dict.fromkeys(_kind(part) for part in own))
        rows.setdefault(told, []).append(max(own, key=lambda part: part.alike))
    for told, own in rows.items():
        shown = own if len(own) < MANY else own[:1]
        for part in shown:
            hidden = sum(other.alike for other in own) if shown != own else part.alike
            others = [f"{len(own) - 1} more elements"] if shown != own else []
            further = [*others, *([f"{hidden} more alike"] if hidden else [])]
            yield from _row(part, told + (f"; and {', '.join(further)}" if further else ""), width, several, indent)


def _row(part: XrayPart, told: str, width: int, several: bool, indent: str) -> Iterator[Line]:
    where = f"{indent}page {part.page + 1}  " if several else indent
    shown = printable(part.selector or "the page")
    first, *more = wrapped(told, width, first=" " * (len(where) + len(shown) + _GAP), rest=f"{indent}    ")
    yield Span(where), Span(shown, "code"), Span(first[len(where) + len(shown) :])
    yield from ((Span(text),) for text in more)


def _kind(part: XrayPart) -> str:
    """Say what of its element a part is."""
    return {
        "tag": "tag",
        "text": "text",
        "class": f"class {printable(part.name)}",
        "attribute": f"@{printable(part.name)}",
        "key": f"key {printable(part.name)}",
        "child": "direct child",
        "position": "place among its siblings",
        "last": "place from the end",
        "content": "content",
        "presence": "presence",
    }[part.kind]
