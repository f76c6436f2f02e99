"""Text of a page beside what becomes of it when its bytes are read in another encoding.

In: a text as the page has it, or as it was returned, and the page. Out: the encoding that was mistaken for the page's,
or None. Nothing is guessed: the bytes of one text must be those of the other.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import chain, islice, zip_longest

from harness.charset import ENCODINGS, declared, decode
from harness.checks.compare import text_of, unspaced
from harness.checks.sources import LONGEST_BLOCK, SHORTEST, haystacks
from harness.model import Response

READERS = ("latin-1", "cp1252", "utf-8", "ascii", *sorted(ENCODINGS - {"cp1252", "utf-8"}))
"""Codecs that a scraper may mistake for the page's, the likeliest first."""
UNDECODED = "\ufffd"
LONGEST_SEQUENCE = 4
"""Bytes of one character at most, and so characters that one mark may stand for, or the other way round."""
MOST_ALIKE = 20
"""Places of a page that are compared with a line."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+(?:\s+[^\x00-\x7f]+)*")
"""With the white space between them, so that what stands between two of these never folds to nothing."""


def misread(expected: str, got: str, pages: Iterable[Response]) -> str | None:
    """Return the codec by which `got` is what `expected` becomes of the bytes of pages; None where it is not."""
    if expected.isascii() or got == expected or UNDECODED in expected:
        return None
    if not got.isascii() and _beyond_ascii(got) <= _beyond_ascii(expected):
        return None  # another encoding would have made other characters
    return _misread(unspaced(expected), unspaced(got), frozenset(map(_codec_of, pages)))


def _beyond_ascii(text: str) -> set[str]:
    return {character for character in set(text) if not character.isascii()}


@lru_cache(maxsize=64)
def _codec_of(page: Response) -> str:
    return decode(page)[1]


@lru_cache(maxsize=256)
def _misread(expected: str, got: str, codecs: frozenset[str]) -> str | None:
    for codec in sorted(codecs):
        with suppress(UnicodeEncodeError):
            body = expected.encode(codec)
            others = (reader for reader in READERS if reader != codec)
            if found := next((one for one in others if got in map(unspaced, _readings(expected, body, one))), None):
                return found
    return None


def _readings(text: str, body: bytes, reader: str) -> Iterator[str]:
    """Yield what a text's bytes are in `reader`: with a mark for each byte that it does not know, and without."""
    yield body.decode(reader, "replace")
    left = body.decode(reader, "ignore")
    if not text.startswith(left):  # what a page that breaks off leaves is no sign of an encoding
        yield left


def misread_on(value: str, page: Response) -> tuple[str, str] | None:
    """Return (text, codec): what a page says where `value` is its bytes in another codec; None where it does not.

    A page that leaves its encoding open, or says one thing and is another, is no measure of a scraper.
    """
    if value.isascii() or not _is_certain(page):
        return None
    lines = (line.strip() for line in text_of(value).splitlines() if not line.isascii())
    return next(filter(None, (_told(line, page) for line in lines if not _stands_on(page, line))), None)


def _told(line: str, page: Response) -> tuple[str, str] | None:
    codec = decode(page)[1]
    if UNDECODED in line:
        alike = ((text, misread(text, line, [page])) for text in _alike(line, page))
        return next(((text, reader) for text, reader in alike if reader), None)
    for reader in READERS:
        text = _reread(line, reader, codec)
        if text != line and _stands_on(page, text):
            return text, reader
    return None


def _reread(line: str, reader: str, codec: str) -> str:
    """Return a line with its characters by their bytes in `reader`, as `codec` reads them where it can.

    What a page writes as a character reference is read right by whoever reads the rest wrong.
    """

    def reread(run: re.Match[str]) -> str:
        with suppress(UnicodeError):
            return run[0].encode(reader).decode(codec)
        return run[0]

    return _BEYOND_ASCII.sub(reread, line)


def _alike(line: str, page: Response) -> Iterator[str]:
    """Yield a line with what a page has in place of its characters beyond ASCII, all else being equal."""
    parts, runs = _BEYOND_ASCII.split(line), _BEYOND_ASCII.findall(line)
    if len(unspaced("".join(parts))) < SHORTEST:
        return
    gaps = (f"([^\\x00-\\x7f]{{1,{LONGEST_SEQUENCE * len(run)}}})" for run in runs)
    pattern = re.compile("".join(_alternately((re.escape(unspaced(part)) for part in parts), gaps)))
    for stack in haystacks(page):
        for found in islice(pattern.finditer(stack), MOST_ALIKE):
            yield "".join(_alternately(parts, found.groups()))


def _alternately(parts: Iterable[str], between: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(zip_longest(parts, between, fillvalue=""))


def _stands_on(page: Response, text: str) -> bool:
    needle = unspaced(text)[:LONGEST_BLOCK]
    return len(needle) >= SHORTEST and any(needle in stack for stack in haystacks(page))


def _is_certain(page: Response) -> bool:
    """Say whether a page is in the encoding that it says: UTF-8 shows by itself, another it says in its own text."""
    codec = decode(page)[1]
    try:
        page.body.decode()
    except UnicodeDecodeError:
        return declared(page.with_header("Content-Type", "text/html")) == codec
    return codec == "utf-8"
