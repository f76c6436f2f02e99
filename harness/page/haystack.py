"""The page's characters in three folded strings, in which a value is found without a walk over the elements.

In: a page. Out: one haystack each of its texts, start tags and scripts, with the way back to the source.
White space is left out of haystack and needle alike, so that `<b>Foo</b> <i>Bar</i>` holds both "Foo Bar" and "FooBar",
however the source is indented; so are characters that no reader sees (soft hyphens, zero-width spaces).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from harness.page.document import Page

NO_TEXT_TAGS = frozenset({"script", "style"})
CHUNK = 512
"""Characters of a script that are mapped back at once; a page's state can be a megabyte in one script."""

_SEPARATOR = "\0"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_REFERENCE = r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;\0]{1,32};?)"
_HEX = "[0-9a-fA-F]"
_ESCAPE = rf"\\+(?:u[dD][89abAB]{_HEX}{{2}}\\+u[dD][c-fC-F]{_HEX}{{2}}|u{_HEX}{{4}}|x{_HEX}{{2}}|[nrtbf]|)"
_ESCAPES = re.compile(_ESCAPE)
_PIECE = re.compile(rf"{_REFERENCE}|[\s{_UNSEEN}]+|[^&\s{_UNSEEN}]+|&")
_ESCAPED_PIECE = re.compile(rf"{_ESCAPE}|{_REFERENCE}|[\s{_UNSEEN}]+|[^\\&\s{_UNSEEN}]+|&")


def fold(text: str) -> str:
    """Return `text` without white space and unseen characters."""
    folded = "".join(text.split())
    if not folded.isascii():
        for character in _UNSEEN:
            folded = folded.replace(character, "")
    return folded


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of source that belongs to one element."""

    element: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a needle stands: in the folded text, and the runs it touches."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Haystack:
    """Runs of source folded into one string; `starts` says where in it each run begins."""

    source: str
    runs: tuple[Run, ...]
    starts: tuple[int, ...]
    folded: str
    escaped: bool
    """Whether backslash escapes were resolved: scripts only."""
    _maps: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)

    def hits(self, needle: str, most: int) -> Iterator[Hit]:
        """Yield the first `most` places of a folded needle."""
        position = self.folded.find(needle)
        while position >= 0 and most:
            end = position + len(needle)
            last = bisect_right(self.starts, end - 1) - 1
            yield Hit(position, end, bisect_right(self.starts, position) - 1, last)
            position = self.folded.find(needle, end)
            most -= 1

    def span(self, hit: Hit) -> tuple[int, int]:
        """Return a hit's place in the source."""
        firsts, _ = self._map(hit.first)
        _, lasts = self._map(hit.last)
        at = hit.start - self.starts[hit.first]
        upto = hit.end - 1 - self.starts[hit.last]
        start = firsts[at] if at < len(firsts) else self.runs[hit.first].start
        return start, lasts[upto] if upto < len(lasts) else self.runs[hit.last].end

    def whole(self, hit: Hit) -> bool:
        """Say whether a hit begins where a run begins and ends where one ends."""
        following = self.starts[hit.last + 1] if hit.last + 1 < len(self.starts) else len(self.folded)
        return self.starts[hit.first] == hit.start and following == hit.end

    def _map(self, number: int) -> tuple[list[int], list[int]]:
        """Return the source offsets at which each folded character of a run begins and ends."""
        known = self._maps.get(number)
        if known is None:
            known = self._maps[number] = self._mapped(self.runs[number])
        return known

    def _mapped(self, run: Run) -> tuple[list[int], list[int]]:
        firsts: list[int] = []
        lasts: list[int] = []
        pattern = _ESCAPED_PIECE if self.escaped else _PIECE
        for piece in pattern.finditer(self.source, run.start, run.end):
            text, start, end = piece[0], piece.start(), piece.end()
            if text[0] not in "&\\":
                if text[0].isspace() or text[0] in _UNSEEN:
                    continue
                firsts += range(start, end)
                lasts += range(start + 1, end + 1)
            else:
                length = len(_folded(text, escaped=self.escaped))
                firsts += [start] * length
                lasts += [end] * length
        return firsts, lasts


def text_haystack(page: Page) -> Haystack:
    """Return the page's texts, one after the other without a border: a value may be split over elements."""
    runs = [
        Run(text.parent, text.start, text.end)
        for text in page.texts
        if page.elements[text.parent].tag not in NO_TEXT_TAGS
    ]
    return _haystack(page.source, runs, apart=False)


def tag_haystack(page: Page) -> Haystack:
    """Return the page's start tags that have attributes."""
    runs = [
        Run(element.index, element.start, element.content)
        for element in page.elements
        if element.content - element.start > len(element.tag) + 2
    ]
    return _haystack(page.source, runs, apart=True)


def script_haystack(page: Page) -> Haystack:
    """Return the page's scripts with backslash escapes resolved, since JSON writes an accent or a slash with one."""
    runs = [run for element in page.elements if element.tag == "script" for run in _chunks(page, element.index)]
    return _haystack(page.source, runs, apart=True, escaped=True)


def _chunks(page: Page, index: int) -> Iterator[Run]:
    """Cut a script after commas, which no escape or character reference holds."""
    element = page.elements[index]
    start = element.content
    while element.content_end - start > CHUNK:
        comma = page.source.find(",", start + CHUNK, element.content_end)
        if comma < 0:
            break
        yield Run(index, start, comma + 1)
        start = comma + 1
    if start < element.content_end:
        yield Run(index, start, element.content_end)


def _haystack(source: str, runs: Iterable[Run], *, apart: bool, escaped: bool = False) -> Haystack:
    """Fold all runs at once; `apart` keeps a needle from matching across two elements."""
    runs = tuple(runs)
    plain = source.replace(_SEPARATOR, "\ufffd")
    pieces = _folded(_SEPARATOR.join([plain[run.start : run.end] for run in runs]), escaped=escaped).split(_SEPARATOR)
    starts: list[int] = []
    position = 0
    for number, run in enumerate(runs):
        starts.append(position)
        if apart and (number + 1 == len(runs) or runs[number + 1].element != run.element):
            pieces[number] += _SEPARATOR
        position += len(pieces[number])
    return Haystack(source, runs, tuple(starts), "".join(pieces), escaped)


def _folded(raw: str, *, escaped: bool) -> str:
    if escaped and "\\" in raw:
        raw = _ESCAPES.sub(_resolved, raw)
    return fold(unescape(raw))


def _resolved(escape: re.Match[str]) -> str:
    """Return what an escape of JSON or a script stands for, however often the JSON was itself put in a string."""
    digits = re.findall("(?:u(?=....)|x)(....|..)", escape[0])
    if not digits:
        return " " if escape[0][-1] != "\\" else ""
    units = "".join(chr(int(unit, 16)) for unit in digits)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
