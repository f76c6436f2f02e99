"""A dated capture of a page: a cassette, or the page's source as a file.

In: a path. Out: a case and the day of the capture. The day is told by the file's name (`shop-2026-01-10.html`), else by
the `Date` of a cassette's answer; a page's source alone has none.
"""

import gzip
import re
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

from harness.cases import Limits, load_case
from harness.errors import CassetteError
from harness.model import Case, Exchange, Request, Response
from harness.model.case import EPOCH, recorded_at

PAGES = (".html", ".htm", ".html.gz", ".htm.gz")
"""Endings of files that hold a page's source."""
LARGEST = 32 << 20
"""Bytes of a page's source."""
DAYS_A_MONTH = 365.25 / 12
SOMEWHERE = "https://capture.example/"
"""Where a page is said to be whose source does not tell its own address."""

_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_CANONICAL = re.compile(rb"""<link[^>]{0,500}rel=["']?canonical["']?[^>]{0,500}>""", re.IGNORECASE)
_ADDRESS = re.compile(rb"""href=["'](https?://[^"'\s<>]{1,2000})["']""", re.IGNORECASE)


def read_capture(path: Path, *, limits: Limits) -> Case:
    """Return the case of a capture.

    Raises:
        CassetteError: it cannot be read.
    """
    if not path.name.lower().endswith(PAGES):
        return load_case(path, path.parent, limits=limits)
    body = _source(path)
    url = _own_address(body)
    response = Response(200, (("Content-Type", "text/html"),), body)
    return Case(
        name=path.name.partition(".")[0], path=str(path), url=url, exchanges=(Exchange(Request("GET", url), response),)
    )


def day_of(case: Case) -> date | None:
    """Return the day of a capture, or None where nothing tells it."""
    found = _DAY.findall(Path(case.path).name)
    if found:
        try:
            return date.fromisoformat(found[-1])
        except ValueError:
            return None
    seconds = recorded_at(case.exchanges)
    return None if seconds == EPOCH else datetime.fromtimestamp(seconds, UTC).date()


def months_between(old: Case, new: Case) -> float | None:
    """Return the months from one capture to a later one, or None where the days are not known in this order."""
    one, other = day_of(old), day_of(new)
    if one is None or other is None or other <= one:
        return None
    return (other - one).days / DAYS_A_MONTH


def _source(path: Path) -> bytes:
    opened = gzip.open if path.name.endswith(".gz") else open
    try:
        with opened(path, "rb") as file:
            body: bytes = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise CassetteError(f"{path}: {reason}: name a cassette or a page's source (*.html)") from error
    if len(body) > LARGEST:
        raise CassetteError(f"{path}: has more than {LARGEST >> 20} MiB: name the source of one page")
    return body


def _own_address(body: bytes) -> str:
    link = _CANONICAL.search(body)
    address = _ADDRESS.search(link[0]) if link else None
    return address[1].decode("ascii", "replace") if address and address[1].isascii() else SOMEWHERE
