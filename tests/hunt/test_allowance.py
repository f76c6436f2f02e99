"""The limits of a run grow with its page, in proportion and no faster."""

from pathlib import Path

import msgspec
import pytest

from harness.hunt.allowance import FEWEST_BYTES, MEMORY, SAFETY, Allowance, allowance
from harness.hunt.shrinking import smallest
from harness.model import Case, Exchange, Options, Overlay, Plan, Request, Response
from harness.mutations.damage.many_siblings import ManySiblings
from harness.mutations.damage.nest_deeply import NestDeeply
from harness.page import Anchor
from harness.sandbox import Sandbox
from tests.hunt.bench_of import bench_of

USUAL = 0.5
PARAGRAPH = Anchor(0, "html/body/p")
SOURCE = f"<html><body><!-- {10_000 * '.'} --><p>Ferry</p></body></html>"


def page(size: int) -> Response:
    return Response(200, (("Content-Type", "text/html"),), b"x" * size)


def case_of(*sizes: int) -> Case:
    urls = [f"https://a.example/{number}" for number in range(len(sizes))]
    exchanges = (Exchange(Request("GET", url), page(size)) for url, size in zip(urls, sizes, strict=True))
    return Case("c", "c.yaml", urls[0], tuple(exchanges))


@pytest.mark.parametrize(
    ("recorded", "played", "expected"),
    [
        ((10_000,), 9_000, Allowance()),
        ((10_000,), 110_000, Allowance()),
        ((200_000,), 400_000, Allowance(SAFETY * USUAL, MEMORY * 200_000)),
        ((10_000,), 1_010_000, Allowance(SAFETY * USUAL * 100, MEMORY * 1_000_000)),
        ((10_000, 10_000), 1_010_000, Allowance(SAFETY * USUAL * 50, MEMORY * 1_000_000)),
        ((10,), 1_000_010, Allowance(SAFETY * USUAL * 1_000_000 / FEWEST_BYTES, MEMORY * 1_000_000)),
    ],
    ids=["shorter", "a common page", "twice as long", "a hundred times", "one of two pages", "hardly a page"],
)
def test_a_page_that_has_grown_may_take_more(recorded: tuple[int, ...], played: int, expected: Allowance) -> None:
    case = case_of(*recorded)
    assert expected == allowance(case, range(len(recorded)), [Overlay(0, page(played))], USUAL)


def html_case() -> Case:
    case = case_of(0)
    response = Response(200, (("Content-Type", "text/html"),), SOURCE.encode())
    return Case("c", "c.yaml", case.url, (Exchange(Request("GET", case.url), response),))


SLOW = """
    import time
    def scrape(html):
        until = time.process_time() + {work}
        while time.process_time() < until:
            pass
        return {{"title": re.search("<p>(.*?)</p>", html)[1]}}
"""
MANY = Plan((ManySiblings(at=PARAGRAPH, size=200_000),))
OPTIONS = Options(timeout=0.2)


@pytest.mark.parametrize(
    ("work", "checks"),
    [("len(html) * 1.2e-6", []), ("len(html) ** 2 * 1.2e-10", ["hang"])],
    ids=["in proportion", "as the square"],
)
def test_linear_is_no_hang_and_quadratic_is(tmp_path: Path, work: str, checks: list[str]) -> None:
    """Of 10 KB that become 210, each takes 12 ms at first; then 0.25 s, where the limit is 0.2 s, and 5 s."""
    with bench_of(tmp_path, SLOW.format(work=work), html_case(), options=OPTIONS) as bench:
        bench.usual_seconds = 0.012  # as it is on a machine that has nothing else to do
        verdict = bench.try_plan(MANY, "damage")
        confirmed = verdict and [bench.confirm(MANY, "damage", finding) for finding in verdict.findings]

    assert verdict
    assert [(check, "error") for check in checks] == [(one.check, one.severity) for one in verdict.findings]
    told = "no result within 0.2 s, nor in the time that a page of this length takes in proportion"
    assert [told] * len(checks) == [one.findings[0].evidence for one in confirmed or () if one]


def test_what_a_long_page_takes_of_memory_is_no_exhaustion(tmp_path: Path) -> None:
    """It keeps 40 bytes for each of the page's, as trees do, which is more than a run may otherwise have."""
    source = """
        kept = []
        def scrape(html):
            kept.append(bytearray(40 * len(html)))
            return {"title": re.search("<p>(.*?)</p>", html)[1]}
    """
    plan = Plan((ManySiblings(at=PARAGRAPH, size=5_000_000),))
    with bench_of(tmp_path, source, html_case(), options=Options(memory=128 << 20)) as bench:
        verdict = bench.try_plan(plan, "damage")
        after = bench.try_plan(Plan((NestDeeply(at=PARAGRAPH),)), "damage")

    assert [(), ()] == [one.findings for one in (verdict, after) if one]


def test_more_memory_is_for_one_run(tmp_path: Path) -> None:
    (tmp_path / "greedy.py").write_text("def scrape(html): return {'size': len(bytearray(150 << 20))}", "utf-8")
    with Sandbox("greedy:scrape", search_path=[str(tmp_path)], memory=100 << 20) as sandbox:
        sandbox.open(html_case())
        kinds = [sandbox.run(more_memory=more).kind for more in (0, 100 << 20, 0)]

    assert ["exhausted", "items", "exhausted"] == kinds


def test_what_is_told_of_a_page_of_five_megabytes_is_short(tmp_path: Path) -> None:
    """A failure holds the recipe of its page, an excerpt of the change and of what came of it, and not the page."""
    source = """
        def scrape(html):
            if len(html) > 2_000_000:
                raise ValueError(html)
            return {"title": re.search("<p>(.*?)</p>", html)[1]}
    """
    plan = Plan((ManySiblings(at=PARAGRAPH, size=5_000_000), NestDeeply(at=PARAGRAPH)))
    with bench_of(tmp_path, source, html_case(), options=Options()) as bench:
        verdict = bench.try_plan(plan, "damage")
        assert verdict
        found = smallest(bench, "scraper", plan, "damage", verdict.findings[0])

    assert found
    assert ("50,000 empty div elements (5,000,000 characters) put behind html/body/p",) == found.changes
    assert len(msgspec.json.encode(found)) < 10_000
