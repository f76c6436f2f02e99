"""Turn what a program printed into items: in JSON, one a line, or several where a line is an array.

In: the bytes of its standard output. Out: items as `items` gives them for a scraper that is called.
"""

import json
from typing import Any, NoReturn

from harness.model import Item
from harness.scrapers.bounds import MOST_ITEMS, bounded
from harness.scrapers.items import items

_SHOWN = 60
"""Characters that are shown of a line which is no JSON."""


class NoJsonError(Exception):
    """A program printed a line that is no JSON."""


def printed(output: bytes, *, most_items: int = MOST_ITEMS) -> tuple[Item, ...]:
    """Return the items on the lines of `output`; a blank line is none, and neither is `null`.

    Raises:
        NoJsonError: a line is no JSON.
        TooManyItemsError: there are more than `most_items`.
    """
    found: list[Any] = []
    for number, line in enumerate(output.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.decode(), parse_constant=_refuse)
        except (ValueError, RecursionError):
            shown = line.strip().decode(errors="backslashreplace")
            shown = f"{shown[:_SHOWN]}..." if len(shown) > _SHOWN else shown
            raise NoJsonError(f"line {number} of standard output is no JSON: {shown}") from None
        found.extend(value if isinstance(value, list) else [value])
        if len(found) > most_items:
            break
    return items(bounded(found, most_items))[0]


def _refuse(constant: str) -> NoReturn:
    """Refuse `NaN` and the infinities, for which JSON has no word."""
    raise ValueError(constant)
