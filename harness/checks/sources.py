"""Whether a value was taken from a page: texts of a response, folded so that markup and white space do not matter."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape

from harness.charset import decode
from harness.checks.compare import is_empty, text_of, unspaced
from harness.model import Item, Response, Value, is_tagged

SHORTEST = 3
"""Characters below which a text is found on any page by chance."""
LONGEST_BLOCK = 60
"""Characters of a long text's block that are looked up."""
AROUND = 24
"""Characters before and after a value that are looked at as well: the tags and keys that say what it is."""
DECLARATIONS = frozenset(
    {
        *("error", "errors", "status", "status_code", "statuscode", "blocked", "reason", "http_status", "http_code"),
        *("ok", "success", "succeeded", "failed", "message", "detail"),
    }
)
"""Fields by which a scraper says that it was refused, rather than values of the page."""
ERRORS = frozenset({"error", "errors"})
"""Those that may hold more than a word: `{"error": {"code": 404}}`."""

BYTE_ORDER_MARK = "\ufeff"
DIGESTS = ("md5", "sha1", "sha256", "sha512")

_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=64)
def haystacks(response: Response) -> tuple[str, str]:
    """Return the page's source and its text without tags, both folded."""
    source, _ = decode(response)
    return unspaced(unescape(source)), unspaced(unescape(_TAG.sub("", source)))


def taken_from(value: Value, responses: Iterable[Response]) -> bool:
    """Say whether a scalar, or a block of a long text, stands on one of the pages; of markup, whether its text does."""
    if is_tagged(value):
        value = value["value"]
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return False
    needles = [unspaced(line)[:LONGEST_BLOCK] for line in text_of(str(value)).splitlines()]
    needles = [needle for needle in needles if len(needle) >= SHORTEST]
    stacks = [stack for response in responses for stack in haystacks(response)]
    if not isinstance(value, str):
        return bool(needles) and any(_holds_number(stack, str(value)) for stack in stacks)
    return any(needle in stack for stack in stacks for needle in needles)


def _holds_number(stack: str, number: str) -> bool:
    """Say whether a number stands in a text, and not as a part of a longer one."""
    place = stack.find(number)
    while place >= 0:
        before, after = stack[max(0, place - 1) : place], stack[place + len(number) : place + len(number) + 1]
        if not (before.isdecimal() or before in {".", ","} or after.isdecimal()):
            return True
        place = stack.find(number, place + 1)
    return False


def any_begins(texts: Sequence[str], begun: str) -> bool:
    """Say whether any of some texts in alphabetical order begins so: if any does, the first that is not before it."""
    place = bisect_left(texts, begun)
    return place < len(texts) and texts[place].startswith(begun)


def is_key(text: str, responses: Iterable[Response]) -> bool:
    """Say whether a text stands on a page as a key of JSON, and nowhere on any as a value or between other quotes."""
    quoted = f'"{unspaced(text)}"'
    stacks = [source for response in responses for source, _ in [haystacks(response)]]
    keys = sum(stack.count(f"{quoted}:") for stack in stacks)
    return 0 < keys == sum(stack.count(quoted) for stack in stacks)


def surroundings(value: Value, responses: Iterable[Response]) -> Iterator[str]:
    """Yield each place where a block of a scalar stands in pages, with what is around it; none of too short ones.

    In the text of a page only what does not stand in its source in one piece.
    """
    needles = [unspaced(line)[:LONGEST_BLOCK] for line in text_of(str(value)).splitlines()]
    for response in responses:
        source, text = haystacks(response)
        for needle in needles:
            if len(needle) >= SHORTEST:
                stack = source if needle in source else text
                yield from (
                    stack[max(0, found.start() - AROUND) : found.end() + AROUND]
                    for found in re.finditer(re.escape(needle), stack)
                )


def leaves(items: Iterable[Item]) -> Iterator[tuple[str, Value]]:
    """Yield every scalar of the items with its dotted field name, empty ones left out."""
    for item in items:
        found: list[tuple[str, Value]] = []
        _gather(item, "", found)
        yield from found


def _gather(value: Value, path: str, found: list[tuple[str, Value]]) -> None:
    """Find the scalars of a value. In one list, for of a hundred thousand each would pass through every level."""
    if isinstance(value, list):
        for part in value:
            _gather(part, path, found)
    elif is_tagged(value):
        _gather(value["value"], path, found)
    elif isinstance(value, dict):
        for key, part in value.items():
            _gather(part, f"{path}.{key}" if path else key, found)
    elif isinstance(value, int | float) or not is_empty(value):
        found.append((path, value))


def is_declaration(field: str) -> bool:
    """Say whether a field's name says that the scraper reports a refusal in it, or the name of what it stands in."""
    names = field.lower().split(".")
    return names[-1] in DECLARATIONS or not ERRORS.isdisjoint(names)


def about_source(items: Iterable[Item], responses: Iterable[Response]) -> frozenset[str]:
    """Return the fields that hold a page as it came, its length or a digest of it: any change of the page is theirs."""
    telling: set[str] = set()
    for response in responses:
        text = decode(response)[0]
        telling |= {unspaced(text), unspaced(text.lstrip(BYTE_ORDER_MARK)), str(len(text)), str(len(response.body))}
        telling |= {hashlib.new(name, response.body, usedforsecurity=False).hexdigest() for name in DIGESTS}
    return frozenset(field for field, value in leaves(items) if unspaced(str(value)) in telling)
