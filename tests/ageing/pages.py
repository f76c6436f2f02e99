"""Pages for tests of ageing: those that are bundled and, where they are at hand, real ones."""

import gzip
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from harness.cases import load_case
from harness.model import Response, answer
from harness.page import Page

ROOT = Path(__file__).parents[2]
SITES = ROOT / "cassettes" / "sites"
REAL = ROOT.parent / "shared" / "data" / "pages"
LARGEST = 300_000
"""Bytes up to which a real page is taken."""


@cache
def bundled(name: str) -> Page:
    path = SITES / f"{name}.yaml"
    return Page.of(answer(load_case(path, SITES))[1])


def bundled_pages() -> Iterator[Page]:
    for path in sorted(SITES.rglob("*.yaml")):
        yield bundled(path.relative_to(SITES).with_suffix("").as_posix())


def page_of(source: str) -> Page:
    return Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), source.encode()))


def real(number: int) -> Iterator[Page]:
    found = sorted(REAL.glob("*/*.html.gz"))
    for path in random.Random(0).sample(found, min(number, len(found))):
        body = gzip.decompress(path.read_bytes())
        if len(body) <= LARGEST:
            yield Page.of(Response(200, (("Content-Type", "text/html"),), body))
