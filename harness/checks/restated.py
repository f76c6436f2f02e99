"""Whether the recorded page itself states a field's value in another place.

A scraper that falls back from JSON-LD to OpenGraph or to `<title>` when the first is gone gives another wording of the
same fact. That is worth a word, and no failure: the page's author wrote both. What must not pass for such a fallback is
the value of something else, so the place must be named like the field and the wording must share a word with it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from harness.charset import decode
from harness.checks.compare import unspaced
from harness.checks.sources import any_begins
from harness.model import Response, Value

SYNONYMS = (
    frozenset({"title", "headline", "name", "alternativeheadline"}),
    frozenset({"author", "authors", "byline", "creator", "name"}),
    frozenset({"date", "published", "datepublished", "datemodified", "published_time", "modified_time", "updated"}),
    frozenset({"price", "lowprice", "highprice", "amount"}),
    frozenset({"text", "articlebody", "description", "body", "summary"}),
    frozenset({"ingredients", "recipeingredient"}),
    frozenset({"instructions", "steps", "recipeinstructions"}),
    frozenset({"image", "thumbnailurl", "contenturl"}),
)
"""Names under which pages and scrapers keep the same field, in lower case (schema.org, OpenGraph, habit)."""
SHORTEST_WORD = 4

_TITLE = re.compile(r"<title[^>]*>([^<]*)", re.IGNORECASE)
_TAG = re.compile(r"<(?:meta|link|time|span|div|p|h\d|a)\b[^>]*>[^<]*", re.IGNORECASE)
_NAME = re.compile(r"\b(?:property|name|itemprop)\s*=\s*[\"']?(?:[\w-]+[:.])*([\w-]+)", re.IGNORECASE)
_CONTENT = re.compile(r"\b(?:content|datetime|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_PAIR = re.compile(r'"(\w+)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(-?[\d.]+))')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ANY_DAY = re.compile(rf"(?=({_DAY.pattern}))")
"""A day wherever it stands, be it within another."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a page gives under one name."""

    texts: tuple[str, ...]
    """Without white space, in alphabetical order."""
    known: frozenset[str]
    """The same, to be found at once."""
    days: frozenset[str]

    @classmethod
    def of(cls, values: Sequence[str]) -> "_Stated":
        """Put values in order."""
        texts = frozenset(map(unspaced, values))
        return cls(tuple(sorted(texts)), texts, frozenset(day for value in values for day in _ANY_DAY.findall(value)))


def restated(field: str, expected: Value, got: Value, recorded: Iterable[Response]) -> bool:
    """Say whether `got` is what a recorded page gives for the field in another place than `expected` came from."""
    text, wanted = _plain(got), _plain(expected)
    if not text or not wanted:
        return False
    name = field.rpartition(".")[2].lower()
    names = frozenset({name}).union(*(group for group in SYNONYMS if name in group))
    pages = map(_statements, recorded)
    stated = [page[one] for page in pages for one in names if one in page]
    day = _DAY.search(text)
    if day and _DAY.search(wanted):
        return any(day[0] in one.days for one in stated)
    related = not _words(wanted) or bool(_words(text) & _words(wanted))
    return related and any(unspaced(text) in one.known or _begins(text, one) for one in stated)


def _plain(value: Value) -> str:
    if isinstance(value, dict):
        value = value.get("value")
    return "" if value is None or isinstance(value, bool | list | dict) else str(value)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) >= SHORTEST_WORD}


def _begins(text: str, stated: _Stated) -> bool:
    """Say whether the page's own title goes on after the text, as it does with the name of the site."""
    return bool(_words(text)) and any_begins(stated.texts, unspaced(text))


@lru_cache(maxsize=8)
def _statements(response: Response) -> Mapping[str, _Stated]:
    found: dict[str, list[str]] = {}
    for key, value in _stated(decode(response)[0]):
        found.setdefault(key, []).append(value)
    return {key: _Stated.of(values) for key, values in found.items()}


def _stated(source: str) -> Iterator[tuple[str, str]]:
    if title := _TITLE.search(source):
        yield "title", unescape(title[1])
    for tag in _TAG.findall(source):
        name = _NAME.search(tag)
        if name is None:
            continue
        content = _CONTENT.search(tag)
        value = next(filter(None, content.groups()), "") if content else tag.rpartition(">")[2]
        yield name[1].lower(), unescape(value)
    for key, text, number in _PAIR.findall(source):
        yield key.lower(), unescape(text) or number
