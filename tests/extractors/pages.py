"""Real pages as cases in memory: a stated, repeatable sample of collections that lie beside a checkout.

The pages remain their publishers', so none is ever written into the repository.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.model import Case, Exchange, Request, Response

DATA = Path(__file__).parents[3] / "shared" / "data"
ARTICLES = (DATA / "pages" / "fundus", DATA / "pages" / "article-extraction-benchmark")
RECIPES = (DATA / "drift" / "recipe-scrapers",)
RECIPE_PAGE = "new.html.gz"
RECIPE_MARK = re.compile(rb'"@type"\s*:\s*\[?\s*"Recipe"')


def sample(folders: Sequence[Path], count: int) -> tuple[Case, ...]:
    """Return `count` pages, as many from each folder as can be: those whose names have the least SHA-256."""
    share, rest = divmod(count, len(folders))
    return tuple(
        case_of(path)
        for index, folder in enumerate(folders)
        for path in sorted(_pages(folder), key=_rank)[: share + (index < rest)]
    )


def case_of(path: Path) -> Case:
    """Return a page as the answer to its address, status 200, in the charset that it says itself or UTF-8."""
    body = gzip.decompress(path.read_bytes())
    kind = "text/html; charset=utf-8" if _is_utf8(body) else "text/html"
    url = _address(path)
    response = Response(200, (("Content-Type", kind),), body)
    return Case(name=_name(path), path=str(path), url=url, exchanges=(Exchange(Request("GET", url), response),))


def _pages(folder: Path) -> Iterator[Path]:
    """Yield a collection's pages; of the recipes those alone that say in schema.org's words that they are one."""
    if folder not in RECIPES:
        yield from folder.glob("*.html.gz")
        return
    for path in folder.glob(f"*/{RECIPE_PAGE}"):
        if RECIPE_MARK.search(gzip.decompress(path.read_bytes())):
            yield path


def _rank(path: Path) -> str:
    return hashlib.sha256(_name(path).encode()).hexdigest()


def _name(path: Path) -> str:
    place = path.parent if path.name == RECIPE_PAGE else path
    return f"{place.parent.name}/{place.name.removesuffix('.html.gz')[:40]}"


def _address(path: Path) -> str:
    """Return the address that the collection's index gives the page, or a made-up one."""
    if path.name == RECIPE_PAGE:
        return "https://recipes.example/"
    items = json.loads((path.parent / "index.json").read_bytes())["items"]
    return next(
        (item["url"] for item in items if item["file"] == path.name and item.get("url")), "https://news.example/"
    )


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
