"""What an example costs on pages of 10, 115 and 500 KB, beside one lxml parse of the same page.

The floor has two parts: what Hypothesis takes to draw as many integers as a plan is made of, with nothing around them
and nothing done with them, and what a frame of the page's size takes to another process and back. All candidates take
turns within each round; the ratios are the median of the rounds' own. What is wanted of them is told beside, and gates
nothing.
"""

import socket
import statistics
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html  # type: ignore[import-untyped]  # it has no types
import msgspec
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from harness.explore import draw, plans
from harness.hunt import Bench, aims_of
from harness.model import Case, Exchange, Options, Plan, Request, Response
from harness.mutations.picked import Picked
from harness.page import Edit, Page
from harness.sandbox import Sandbox
from tests.benchmarks.echo import asked, echo
from tests.benchmarks.page import BODY, URL, page

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = 100
ROUNDS = 5
MOST_PARSES = 3.0
MOST_OF_A_PARSE = 0.3
SIZES = (10, 115, 500)
ROWS = {
    "lxml": "one lxml parse",
    "whole": "an example in all",
    "draw": "  of that, drawing the plan",
    "mutate": "  of that, mutating",
    "floor": "Hypothesis alone: the draw's floor",
    "tuples": "  with its own strategies of tuples",
    "echo": "there and back: the pipe's floor",
}

COUNTS = (100, 300, 930)
"""Which mutation, in which way, at which element: as many draws as a mutation takes."""


def _numbers(source: st.SearchStrategy[tuple[int, ...]]) -> st.SearchStrategy[Plan]:
    return st.lists(source, min_size=1, max_size=4).map(lambda numbers: Plan(tuple(numbers)))


FLOOR = _numbers(Picked(COUNTS, tuple))
TUPLES = _numbers(st.tuples(*(st.integers(0, count - 1) for count in COUNTS)))


def sized(kilobytes: int) -> Response:
    """Return the benchmark's page, or a part of it, or it with what stands below its story again and again."""
    whole = page()
    body = whole.by_class[BODY][0]
    if kilobytes == SIZES[1]:
        return whole.response
    if kilobytes < SIZES[1]:
        header, lead = whole.by_tag["header"], whole.source[body.start : body.content]
        story = next(one for one in header if whole.elements[one.parent].tag == "article")
        text = whole.source[body.content : body.content_end][: 1000 * kilobytes - (story.end - story.start)]
        source = f"<!doctype html><html><head><title>Story</title></head><body><main><article>{whole.outer(story)}"
        return _response(f"{source}{lead}{text[: text.rindex('</p>')]}</p></div></article></main></body></html>")
    below = "".join(whole.outer(one) for one in whole.by_tag["section"] if one.start > body.end)
    times = 1 + (1000 * kilobytes - len(whole.response.body)) // len(below.encode())
    return whole.respond(
        [Edit(whole.by_tag["body"][0].content_end, whole.by_tag["body"][0].content_end, below * times)]
    )


def _response(source: str) -> Response:
    return msgspec.structs.replace(page().response, body=source.encode())


def measure(bench: Bench, connection: socket.socket) -> dict[str, list[float]]:
    """Return the milliseconds of each row in each round."""
    body = bench.case.exchanges[0].response.body
    source = plans(aims_of(bench), "drift")
    measured: dict[str, list[float]] = {name: [] for name in ROWS}
    for seed in range(ROUNDS):
        drawn = list(draw(source, EXAMPLES, seed))
        work: dict[str, Callable[[], object]] = {
            "lxml": partial(_parsed, body),
            "whole": partial(_examples, bench, source, seed),
            "draw": partial(_drawn, source, seed),
            "floor": partial(_drawn, FLOOR, seed),
            "tuples": partial(_drawn, TUPLES, seed),
            "mutate": partial(_played, bench, drawn),
            "echo": partial(asked, connection, body, EXAMPLES),
        }
        for name, done in work.items():
            started = time.perf_counter()
            done()
            measured[name].append((time.perf_counter() - started) * 1000 / EXAMPLES)
    return measured


def _parsed(body: bytes) -> None:
    """Parse, and keep no tree: what frees a hundred at once leaves the allocator's tidying to who comes next."""
    for _ in range(EXAMPLES):
        lxml.html.fromstring(body)


def _examples(bench: Bench, source: st.SearchStrategy[Plan], seed: int) -> None:
    for plan in draw(source, EXAMPLES, seed):
        bench.try_plan(plan, "drift")


def _drawn(source: st.SearchStrategy[Plan], seed: int) -> None:
    list(draw(source, EXAMPLES, seed))


def _played(bench: Bench, drawn: list[Plan]) -> None:
    for plan in drawn:
        bench.stage.play(plan)


def main() -> None:
    """Measure and print."""
    console = Console()
    folder = str(Path(__file__).parents[2])
    for kilobytes in SIZES:
        response = sized(kilobytes)
        case = Case(name="bench", path="bench.yaml", url=URL, exchanges=(Exchange(Request("GET", URL), response),))
        with (
            Sandbox("tests.benchmarks.scrapers:given_the_page", search_path=(folder,)) as sandbox,
            echo(len(response.body)) as connection,
        ):
            measured = measure(Bench(sandbox, case, (), Options()), connection)
        elements = len(Page.of(response).elements)
        table = Table(title=f"a page of {len(response.body) / 1000:.0f} KB with {elements} elements, {ROUNDS} rounds")
        for heading in ("milliseconds", "median", "lxml parses"):
            table.add_column(heading, justify="left" if heading == "milliseconds" else "right", no_wrap=True)
        parses = {name: _ratio(measured, name, "lxml") for name in ROWS}
        for name, words in ROWS.items():
            table.add_row(words, f"{statistics.median(measured[name]):.2f}", f"{parses[name]:.2f}")
        console.print(table)
        console.print(
            f"in all {parses['whole']:.1f} parses, wanted at most {MOST_PARSES:.0f};"
            f" mutating {parses['mutate']:.2f}, wanted at most {MOST_OF_A_PARSE};"
            f" both floors {parses['floor'] + parses['echo']:.2f},"
            f" drawing {_ratio(measured, 'draw', 'floor'):.1f} times its own"
        )


def _ratio(measured: dict[str, list[float]], one: str, other: str) -> float:
    return statistics.median(first / second for first, second in zip(measured[one], measured[other], strict=True))


if __name__ == "__main__":
    main()
