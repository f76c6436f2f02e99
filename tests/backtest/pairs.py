"""Pairs of real captures of one page, as `../shared/data/drift` has them."""

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harness.model import Response
from harness.page import Page

DRIFT = Path(__file__).parents[3] / "shared" / "data" / "drift"
SAME = frozenset({"canonical", "title", "path", "document"})
"""How two captures are known to be of one page; a template's are not."""
LARGEST = 600_000
"""Bytes up to which a capture is taken."""
DAYS_A_MONTH = 365.25 / 12


class Pair(NamedTuple):
    """Where two captures of a page are."""

    site: str
    page: str
    months: float
    folder: Path

    def read(self) -> tuple[Page, Page] | None:
        """Return the older and the later capture; None where one is too large."""
        old, new = (_read(self.folder / name) for name in ("old.html.gz", "new.html.gz"))
        return (old, new) if old is not None and new is not None else None


def pairs(number: int, seed: int) -> list[Pair]:
    """Return some pairs."""
    items = json.loads((DRIFT / "index.json").read_text())["items"]
    dated = [one for one in items if one["same"] in SAME and one["old_date"] < one["new_date"]]
    chosen = random.Random(seed).sample(dated, min(number, len(dated)))
    return [_pair(item) for item in sorted(chosen, key=lambda one: str(one["dir"]))]


def _pair(item: dict[str, str]) -> Pair:
    old, new = (date.fromisoformat(item[key][:10]) for key in ("old_date", "new_date"))
    return Pair(item["site"], item["dir"], (new - old).days / DAYS_A_MONTH, DRIFT / item["dir"])


def captures(number: int, seed: int) -> Iterator[tuple[float, Page, Page]]:
    """Yield some pairs: months, and both pages."""
    for pair in pairs(number, seed):
        if both := pair.read():
            yield pair.months, *both


def _read(path: Path) -> Page | None:
    body = gzip.decompress(path.read_bytes())
    if len(body) > LARGEST:
        return None
    return Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), body))
