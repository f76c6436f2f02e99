"""How a value that a scraper returns may be written in the page.

In: a JSON-like value. Out: strings to look for, likeliest first. A scraper cleans what it reads: it parses numbers and
dates and resolves URLs, so the page holds another spelling than the result.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

LONG_BLOCK = 20
"""Blocks of a long text below this length are not looked for: they stand in too many places."""
PROBE = 48
"""Characters of a block's beginning and end that are looked for where the whole block is not found."""
_MOST_BLOCKS = 24
_LEAST_PATH = 4

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def renderings(value: float | str, kind: str = "") -> list[str]:
    """Return the spellings of one value; `kind` is the type name of a typed value."""
    if not isinstance(value, str):
        return list(dict.fromkeys(_numbers(value)))
    found = [value]
    if _is_url(value):
        found += _url_parts(value)
    elif match := _DATE.match(value):
        found += _dates(match)
    elif kind.endswith("Decimal"):
        try:
            found += _numbers(float(value))
        except (ValueError, OverflowError):
            return found
    return list(dict.fromkeys(found))


def blocks(value: str) -> list[str]:
    """Return the blocks of a long text, evenly thinned out to a few dozen; the value itself when it is one block."""
    lines = [line.strip() for line in value.splitlines()]
    long = [line for line in lines if len(line) > LONG_BLOCK]
    if len([line for line in lines if line]) <= 1 or not long:
        return [value]
    if len(long) <= _MOST_BLOCKS:
        return long
    return [long[number * (len(long) - 1) // (_MOST_BLOCKS - 1)] for number in range(_MOST_BLOCKS)]


def _is_url(value: str) -> bool:
    return value.startswith(("http://", "https://", "//")) and not any(character.isspace() for character in value)


def _url_parts(value: str) -> Iterator[str]:
    """Yield what a link in the page may hold of an absolute URL: without scheme, and from the path on."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return
    yield value[value.index("//") :]
    path = parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    if len(path) >= _LEAST_PATH:
        yield path


def url_tail(value: str) -> str:
    """Return the last path segment of a URL with its query, empty when too short or not a URL."""
    if not _is_url(value):
        return ""
    tail = value.split("#", maxsplit=1)[0].rstrip("/").rpartition("/")[2]
    return tail if len(tail) >= _LEAST_PATH and value.count("/") > len("://") else ""


def _numbers(value: float) -> Iterator[str]:
    """Yield the usual spellings of a number, English and continental; blanks between digits are folded away anyway."""
    if value != value or abs(value) == float("inf"):  # noqa: PLR0124 (not a number is unequal to itself)
        return
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (floats are exact below)
        value = int(value)
    spellings = [str(value), f"{value:,}"]
    if abs(value) < 1e15:  # noqa: PLR2004 (as above)
        spellings += [f"{value:.2f}", f"{value:,.2f}", f"{value:.1f}"]
    kept = [text for text in spellings if Decimal(text.replace(",", "")) == Decimal(str(value))]
    yield from kept
    for text in kept:
        yield text.translate({ord(","): ".", ord("."): ","})
        yield text.replace(",", "'").replace(".", ",")


def _dates(match: re.Match[str]) -> Iterator[str]:
    if match[4]:
        yield f"{match[1]}-{match[2]}-{match[3]}T{match[4]}"
        yield f"{match[1]}-{match[2]}-{match[3]}{match[4]}"
    yield f"{match[1]}-{match[2]}-{match[3]}"
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return
    month = _MONTHS[day.month - 1]
    for name in (month, month[:3], f"{month[:3]}."):
        yield f"{name} {day.day}, {day.year}"
        yield f"{day.day} {name} {day.year}"
    yield f"{day:%d.%m.%Y}"
    yield f"{day.day}.{day.month}.{day.year}"
    yield f"{day:%d/%m/%Y}"
    yield f"{day:%m/%d/%Y}"
