"""`make bench`: the harness's overhead per example, beside one parse of the page and beside the obvious way; then the
lookup of a request among many.

And what a request costs on the wire (`tests.benchmarks.wire`), and an example on pages of other sizes
(`tests.benchmarks.sizes`), where what is wanted is told but not yet promised.

All candidates take turns within each round, so that a noisy machine slows all alike. Every figure is the median of the
rounds; what is promised are the ratios, each the median of the rounds' own ratios.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]  # it has no types
from hypothesis.strategies import SearchStrategy
from rich.console import Console
from rich.table import Table

from harness.explore import aim_at, draw, plans
from harness.hunt import Bench, aims_of
from harness.model import Case, Exchange, Options, Plan, Request
from harness.page import Page
from harness.sandbox import Sandbox
from tests.benchmarks import lookup, obvious, sizes, wire
from tests.benchmarks.page import URL, page
from tests.benchmarks.scrapers import ITEM

EXAMPLES = 100
OBVIOUS_EXAMPLES = 12
PARSES = 20
ROUNDS = 7
MOST_PARSES = 5.0
LEAST_SPEEDUP = 20.0

ROWS = {
    "lxml": "one lxml parse of the page",
    "given": "harness overhead, page given to the scraper",
    "draw": "  of that, Hypothesis drawing the plan",
    "play": "  of that, making the changed page",
    "fetched": "harness, page fetched with requests",
    "obvious given": "the obvious way, page given",
    "obvious fetched": "the obvious way, page fetched with requests",
    "once": "once for a page: index, aim, strategies",
}


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Return how long one of `count` pieces of work takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000 / count


def prepared() -> object:
    """Do what is done once for a page and family."""
    return draw(plans([(0, aim_at(Page.of(page().response), (ITEM,)))], "drift"), 1, 0)


def measure(given: Bench, fetching: Bench, cassette: Path) -> dict[str, list[float]]:
    """Return the milliseconds of each candidate in each round."""
    body = page().response.body
    source = plans(aims_of(given), "drift")

    def examples(bench: Bench, seed: int) -> None:
        for plan in draw(source, EXAMPLES, seed):
            bench.try_plan(plan, "drift")

    measured: dict[str, list[float]] = {name: [] for name in ROWS}
    for seed in range(ROUNDS):
        drawn = list(draw(source, EXAMPLES, seed))
        work: dict[str, tuple[Callable[[], object], int]] = {
            "lxml": (partial(_parsed, body), PARSES),
            "given": (partial(examples, given, seed), EXAMPLES),
            "draw": (partial(_drawn, source, seed), EXAMPLES),
            "play": (partial(_played, given, drawn), EXAMPLES),
            "fetched": (partial(examples, fetching, seed), EXAMPLES),
            "obvious given": (partial(obvious.run, cassette, OBVIOUS_EXAMPLES, seed, fetching=False), OBVIOUS_EXAMPLES),
            "obvious fetched": (
                partial(obvious.run, cassette, OBVIOUS_EXAMPLES, seed, fetching=True),
                OBVIOUS_EXAMPLES,
            ),
            "once": (prepared, 1),
        }
        for name, (done, count) in work.items():
            measured[name].append(milliseconds(done, count))
    return measured


def _drawn(source: SearchStrategy[Plan], seed: int) -> None:
    list(draw(source, EXAMPLES, seed))


def _parsed(body: bytes) -> None:
    for _ in range(PARSES):
        lxml.html.fromstring(body)


def _played(bench: Bench, drawn: list[Plan]) -> None:
    for plan in drawn:
        bench.stage.play(plan)


def ratio(measured: dict[str, list[float]], one: str, other: str) -> float:
    """Return how many times longer one takes than the other: the median of the rounds."""
    return statistics.median(first / second for first, second in zip(measured[one], measured[other], strict=True))


def show(measured: dict[str, list[float]]) -> bool:
    """Print the figures, and say whether the promises are kept."""
    size, elements = len(page().response.body) / 1000, len(page().elements)
    table = Table(title=f"one page of {size:.0f} KB with {elements} elements, medians of {ROUNDS} rounds")
    for heading in ("milliseconds per example", "median", "best", "lxml parses"):
        table.add_column(heading, justify="left" if heading.startswith("milli") else "right", no_wrap=True)
    for name, words in ROWS.items():
        rounds = measured[name]
        table.add_row(
            words, f"{statistics.median(rounds):.2f}", f"{min(rounds):.2f}", f"{ratio(measured, name, 'lxml'):.1f}"
        )
    parses = ratio(measured, "given", "lxml")
    given, fetched = (ratio(measured, f"obvious {feed}", feed) for feed in ("given", "fetched"))
    console = Console()
    console.print(table)
    console.print(f"overhead per example: {parses:.1f} parses of the page; promised: at most {MOST_PARSES:.0f}")
    console.print(f"the obvious way takes {given:.0f} times as long; promised: at least {LEAST_SPEEDUP:.0f}")
    console.print(f"where the scraper fetches the page, its own time with requests included: {fetched:.0f} times")
    return parses <= MOST_PARSES and given >= LEAST_SPEEDUP


def main() -> int:
    """Measure and print; exit code 1 when a promise is broken."""
    case = Case(name="bench", path="bench.yaml", url=URL, exchanges=(Exchange(Request("GET", URL), page().response),))
    folder = str(Path(__file__).parents[2])
    with (
        tempfile.TemporaryDirectory() as temporary,
        Sandbox("tests.benchmarks.scrapers:given_the_page", search_path=(folder,)) as given,
        Sandbox("tests.benchmarks.scrapers:fetches", search_path=(folder,)) as fetching,
    ):
        cassette = Path(temporary) / "bench.yaml"
        obvious.write_cassette(cassette)
        measured = measure(Bench(given, case, (), Options()), Bench(fetching, case, (), Options()), cassette)
    kept = [show(measured), lookup.main(), wire.show(wire.measure())]
    sizes.main()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
