"""JSON as source text: where each value and key stands, so that one can be changed and all else stays as it was.

In: a text and the span in it that should be JSON (RFC 8259). Out: its values in document order, the root first, or
nothing when it is no JSON or nested deeper than `DEEPEST`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from json import JSONDecoder, loads
from typing import Literal

from harness.page import Element

Kind = Literal["object", "array", "string", "number", "literal"]
Path = tuple[str | int, ...]

DEEPEST = 64
MOST_TRIED = 50
"""Places of one script at which JSON is looked for: minified code has thousands that look like one."""

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
LONGEST_NUMBER = 4300
"""Characters of a number that is converted: Python refuses integers of more digits."""

_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(
    r'(?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")'
    r"|(?P<number>" + NUMBER.pattern + r")|(?P<literal>true|false|null)|(?P<object>\{)|(?P<array>\[)"
)
_ASSIGNED = re.compile(r"(?:=|\()\s*(?=[{\[])")
"""Where a script assigns a value, or passes one: `window.__STATE__ = {`, `JSON.parse(`, `push({`."""
_DECODER = JSONDecoder()


@dataclass(frozen=True, slots=True)
class JsonValue:
    """One value with its place; offsets are of the text that was scanned."""

    path: Path
    kind: Kind
    start: int
    end: int
    cut: tuple[int, int]
    """What to remove to be rid of it with its key and one comma."""


class _Broken(Exception):  # noqa: N818 (control flow of this module, never seen outside)
    pass


@dataclass(slots=True)
class _Scan:
    """A scan under way: the text and the values found so far."""

    source: str
    end: int
    found: list[JsonValue | None]

    def space(self, position: int) -> int:
        match = _SPACE.match(self.source, position, self.end)
        return match.end() if match else position

    def sign(self, position: int, wanted: str) -> int:
        """Pass one of the characters `wanted` and the white space behind it."""
        if position >= self.end or self.source[position] not in wanted:
            raise _Broken
        return self.space(position + 1)

    def value(self, position: int, path: Path) -> int:
        """Scan the value that begins here and return where it ends."""
        token = _TOKEN.match(self.source, position, self.end)
        if token is None or len(path) > DEEPEST:
            raise _Broken
        place = len(self.found)
        self.found.append(None)
        kind = token.lastgroup
        if kind == "object" or kind == "array":  # noqa: PLR1714 (narrows the type)
            end = self.members(token.end(), path, "}" if kind == "object" else "]")
        else:
            end = token.end()
        self.found[place] = JsonValue(path, _kind(kind), position, end, (position, end))
        return end

    def members(self, position: int, path: Path, closing: str) -> int:
        """Scan the members of a container up to its end, and note how each can be cut out."""
        spans: list[tuple[int, int]] = []
        places: list[int] = []
        position = self.space(position)
        while self.source[position : position + 1] != closing or spans:
            start = position
            step: str | int = len(spans)
            if closing == "}":
                step, position = self.key(position)
            places.append(len(self.found))
            end = self.value(position, (*path, step))
            spans.append((start, end))
            position = self.space(end)
            if self.source[position : position + 1] == closing:
                break
            position = self.sign(position, ",")
        if position >= self.end:
            raise _Broken
        for number, place in enumerate(places):
            self.cut(place, _cut(spans, number))
        return position + 1

    def key(self, position: int) -> tuple[str, int]:
        """Scan a key and its colon; return the key and where its value begins."""
        token = _TOKEN.match(self.source, position, self.end)
        if token is None or token.lastgroup != "string":
            raise _Broken
        return str(loads(token[0])), self.sign(self.space(token.end()), ":")

    def cut(self, place: int, span: tuple[int, int]) -> None:
        value = self.found[place]
        if value is not None:
            self.found[place] = JsonValue(value.path, value.kind, value.start, value.end, span)


def _kind(name: str | None) -> Kind:
    kinds: tuple[Kind, ...] = ("object", "array", "string", "number")
    return next((kind for kind in kinds if kind == name), "literal")


def _cut(spans: Sequence[tuple[int, int]], number: int) -> tuple[int, int]:
    start, end = spans[number]
    if number + 1 < len(spans):
        return start, spans[number + 1][0]
    return (spans[number - 1][1], end) if number else (start, end)


def scan(source: str, start: int = 0, end: int | None = None) -> tuple[JsonValue, ...]:
    """Return the values of the JSON text in `source[start:end]`; nothing when it is none."""
    scanning = _Scan(source, len(source) if end is None else end, [])
    try:
        after = scanning.value(scanning.space(start), ())
    except _Broken:
        return ()
    if scanning.space(after) != scanning.end:
        return ()
    return tuple(value for value in scanning.found if value is not None)


def template(path: Path) -> Path:
    """Return a path with -1 for each index: what the items of one list have in common."""
    return tuple(-1 if isinstance(step, int) else step for step in path)


def told(path: Path, change: str) -> str:
    """Return a change of the values at a path in words: what strikes one item of a list strikes them all."""
    steps = "".join("[*]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
    return f"{steps} {change}" + (" in every entry" if "[*]" in steps else "")


def is_json_ld(element: Element) -> bool:
    """Say whether the element is a block of linked data."""
    return element.tag == "script" and media_type(element) == "application/ld+json"


def media_type(element: Element) -> str:
    """Return what a script says that it holds."""
    return element.get("type").partition(";")[0].strip().lower()


def json_spans(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where JSON may stand in a script: all of it, or what is assigned or passed, the longest first."""
    if source[start:end].lstrip()[:1] in {"{", "["}:
        yield start, end
    spans: list[tuple[int, int]] = []
    for match in islice(_ASSIGNED.finditer(source, start, end), MOST_TRIED):
        if spans and match.end() < spans[-1][1]:
            continue
        after = json_end(source, match.end())
        if after and after <= end:
            spans.append((match.end(), after))
    yield from sorted(spans, key=lambda span: span[0] - span[1])


def json_end(source: str, start: int) -> int:
    """Return where the JSON ends that begins here; 0 where there is none."""
    try:
        return _DECODER.raw_decode(source, start)[1]
    except (ValueError, RecursionError):
        return 0
