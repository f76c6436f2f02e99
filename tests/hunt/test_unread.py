"""A scraper that gives the same whatever its page is tested nothing, and that is said."""

from pathlib import Path

import pytest

from harness.exhibits import PlayExhibit
from harness.hunt import Unread
from harness.hunt.unread import UNREAD, VALUELESS
from harness.model import Family, Plan
from tests.explore.stories import GONE, case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import bench_of

CONSTANT = 'def scrape(html):\n    return {"title": "x"}\n'
VALUES = 'def scrape(html):\n    return {"title": (re.findall("<h9>(.*)</h9>", html) or [None])[0]}\n'
TITLE = 'def scrape(html):\n    return {"title": re.search("<h1.*</h1>", html)[0]}\n'
SOURCE = 'def scrape(html):\n    return {"source": html}\n'
NUMBERS = 'def scrape(html):\n    return {"numbers": list(range(9999))}\n'
FETCHES = """
    from urllib.request import urlopen
    def scrape(url):
        urlopen(url).close()
        return {"title": "x"}
"""
OPAQUE = """
    class Page:
        def __init__(self, html):
            self._title = re.search("<h1.*</h1>", html)[0]
    def scrape(html):
        return Page(html)
"""
UNSEEN = "returns objects of scraper.Page, which cannot be looked into: return a dict or dataclass"
PRICE = (Plan((Replace("24.50", "9.99"),)), "drift")
ERROR_PAGE = (Plan((PlayExhibit(GONE.name),)), "exhibit")


@pytest.mark.parametrize(
    ("source", "examples", "told"),
    [
        (CONSTANT, [PRICE, ERROR_PAGE], UNREAD),
        (FETCHES, [PRICE, ERROR_PAGE], UNREAD),
        (VALUES, [PRICE, ERROR_PAGE], VALUELESS),
        (TITLE, [PRICE], ""),
        (TITLE, [PRICE, ERROR_PAGE], ""),
        (SOURCE, [PRICE], ""),
        (NUMBERS, [PRICE], UNREAD),
        (CONSTANT, [], ""),
        (OPAQUE, [PRICE, ERROR_PAGE], UNSEEN),
        (OPAQUE, [], ""),
    ],
    ids=[
        "constant",
        "refuses by the status",
        "no value",
        "survives",
        "crashes",
        "the page itself",
        "a number by chance",
        "nothing tried",
        "opaque",
        "opaque and nothing tried",
    ],
)
def test_what_is_told(tmp_path: Path, source: str, examples: list[tuple[Plan, Family]], told: str) -> None:
    with bench_of(tmp_path, source, case(), [GONE]) as bench:
        unread = Unread(bench)
        for plan, family in examples:
            verdict = bench.try_plan(plan, family)
            assert verdict
            unread.look_at(family, verdict)
        assert told == unread.told()
