"""A text that holds JSON, and where its characters stand in the page's source: as they are, or with escapes.

In: the source, and a string of JavaScript or the value of an attribute in it. Out: the text that a parser of JSON is
given, and edits of it as edits of the source, escaped as they must be there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import NamedTuple

from harness.mutations.json_source import JsonValue, json_end
from harness.page import Edit

_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_LINE_ENDS = frozenset({"\n", "\r", "\r\n", "\u2028", "\u2029"})
"""Of which a backslash leaves nothing."""
_TO_ESCAPE = re.compile(r"[\x00-\x1f\"'`$\\<]|[^\x00-\x7f]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", '"': '\\"'}
_HARMLESS = {'"': "'`$", "'": '"`$', "`": "\"'"}
"""Characters that stand as they are between quotes of each kind."""
_HIGHEST = 0x10FFFF

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_TO_REFER = re.compile(r"[&<>\"']|[^\x00-\x9f]")  # a reference to U+0080 to U+009F means another character
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_ANGLES = frozenset("<>")
_QUOTES = frozenset("\"'")

_STRING = re.compile(
    r"(?:[=(,:]|\breturn)\s*"
    r"(?P<string>\"(?:[^\"\\\n]++|\\[\s\S])*+\"|'(?:[^'\\\n]++|\\[\s\S])*+'|`(?:[^`\\$]++|\\[\s\S]|\$(?!\{))*+`)"
)
_HOLDS = re.compile(r"(?:\{|\\x7b|\\u007b)(?:\s|\\[nt])*(?:\\*[\"']|\\x2[27]|\\u002[27])", re.IGNORECASE)
"""How an object begins, with or without escapes."""
_ROW = re.compile(r"^(?P<begin>[0-9a-f]+:)[{\[].*", re.MULTILINE)
"""A row of what React sends to its client: `self.__next_f.push([1,"5:{...}\\n"])`."""
MOST_STRINGS = 8
"""Strings of one script in which JSON is looked for, the longest."""
MOST_ROWS = 8
"""Rows of one string in which JSON is looked for, the longest."""


@dataclass(frozen=True, eq=False, slots=True)
class JsonText:
    """A text, and the source that it stands in."""

    text: str
    places: Sequence[int] | None = None
    """Where in the source each character begins, and where the last ends; None where the text is the source."""
    escape: Callable[[str], str] = str
    """How a text is written there."""

    @property
    def is_source(self) -> bool:
        """Whether the text is the source itself."""
        return self.places is None

    def place(self, offset: int) -> int:
        """Return where in the source a character of the text begins."""
        return offset if self.places is None else self.places[offset]

    def written(self, value: JsonValue) -> str:
        """Return a value as JSON."""
        return self.text[value.start : value.end]

    def span(self, value: JsonValue) -> tuple[int, int]:
        """Return where in the source a value stands."""
        return self.place(value.start), self.place(value.end)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the edit of the source that puts another text in the place of a part of this one."""
        return Edit(self.place(start), self.place(end), self.escape(text))


class _Escapes(NamedTuple):
    """How a place escapes what it holds."""

    pattern: re.Pattern[str]
    meant: Callable[[re.Match[str]], str]
    written: Callable[[str], str]


def string_of_script(source: str, start: int, end: int) -> JsonText:
    """Return what a string of JavaScript says that stands, with its quotes, in this span (ECMA-262, 12.9.4)."""
    plain = _beyond_ascii(source[start:end]) - _LINE_ENDS
    written = partial(escaped, quote=source[start], plain=plain)
    return _read(source, start + 1, end - 1, _Escapes(_ESCAPE, _meant, written))


def value_of_attribute(source: str, start: int, end: int) -> JsonText:
    """Return what the value of an attribute says that stands between quotes in this span (HTML, 13.2.5.36)."""
    plain = _beyond_ascii(source[start:end]).union(_ANGLES.intersection(source[start:end]), _QUOTES - {source[end]})
    return _read(source, start, end, _Escapes(_REFERENCE, _referred, partial(_referring, plain=plain)))


def _beyond_ascii(text: str) -> frozenset[str]:
    return frozenset() if text.isascii() else frozenset(character for character in set(text) if not character.isascii())


def _read(source: str, start: int, end: int, escapes: _Escapes) -> JsonText:
    """Resolve each escape in a span, and note where each character that comes of it stands."""
    pieces: list[str] = []
    places: list[int] = []
    position = start
    for match in escapes.pattern.finditer(source, start, end):
        text = escapes.meant(match)
        pieces += (source[position : match.start()], text)
        places += range(position, match.start())
        places += [match.start()] * len(text)
        position = match.end()
    pieces.append(source[position:end])
    places += range(position, end + 1)
    return JsonText("".join(pieces), places, escapes.written)


def _referred(reference: re.Match[str]) -> str:
    return unescape(reference[0])


def _referring(text: str, plain: AbstractSet[str]) -> str:
    """Return a text as it stands in an attribute; of angle brackets and beyond ASCII only what it has stays plain."""
    return _TO_REFER.sub(lambda match: match[0] if match[0] in plain else _reference(match[0]), text)


def _reference(character: str) -> str:
    return _NAMES.get(character) or f"&#{ord(character)};"


def _meant(escape: re.Match[str]) -> str:
    braced, four, two, other = escape.groups()
    if other is not None:
        return "" if other in _LINE_ENDS else _NAMED.get(other, other)
    code = int(braced or four or two, 16)
    return chr(code) if code <= _HIGHEST else escape[0]


def escaped(text: str, quote: str, plain: AbstractSet[str] = frozenset()) -> str:
    """Return a text as it stands between such quotes in a script of a page; JSON has the same escapes.

    Of characters beyond ASCII only those stay that are `plain`: the page may be in a charset that lacks the others.
    """
    harmless = _HARMLESS[quote]
    return _TO_ESCAPE.sub(
        lambda match: match[0] if match[0] in harmless or match[0] in plain else _written(match[0]), text
    )


def _written(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return _SHORT.get(character) or "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def strings_of_script(source: str, start: int, end: int) -> Iterator[tuple[JsonText, int, int]]:
    """Yield each string of a script that may hold JSON, the longest first, with where in it the longest JSON stands."""
    found = (match.span("string") for match in _STRING.finditer(source, start, end))
    held = [span for span in found if _HOLDS.search(source, *span)]
    held.sort(key=lambda span: span[0] - span[1])
    for first, last in held[:MOST_STRINGS]:
        text = string_of_script(source, first, last)
        spans = [(begin, close) for begin in _begins(text.text) if (close := json_end(text.text, begin))]
        if spans:
            yield text, *max(spans, key=lambda span: span[1] - span[0])


def _begins(text: str) -> list[int]:
    """Return where JSON may begin in a text: behind white space, or in the longest of its rows."""
    begin = len(text) - len(text.lstrip())
    if text[begin : begin + 1] in {"{", "["}:
        return [begin]
    rows = sorted(_ROW.finditer(text), key=lambda row: row.start() - row.end())
    return [row.end("begin") for row in rows[:MOST_ROWS]]
