"""Which credentials a request carries: that it has any may tell which of several answers is meant.

In: the names of its header fields, or the bytes of its head. Out: the names of those that say who asks. Their values
say nothing here: they are filtered from recordings, and others each time.
"""

import re
from collections.abc import Iterable

Credentials = frozenset[str]
"""Some of the names `authorization` and `cookie`."""

NONE: Credentials = frozenset()
_NAMES: Credentials = frozenset({"authorization", "cookie"})
_FIELD = re.compile(rb"\r\n(authorization|cookie):", re.IGNORECASE)


def credentials_of(names: Iterable[str]) -> Credentials:
    """Return the credentials among the names of header fields."""
    return _NAMES.intersection(map(str.lower, names))


def credentials_in(head: bytes) -> Credentials:
    """Return the credentials that the beginning of a request holds, up to the end of its head."""
    found = _FIELD.finditer(head, 0, head.find(b"\r\n\r\n"))
    return frozenset(field[1].decode("ascii").lower() for field in found)
