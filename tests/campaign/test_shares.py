"""No scraper goes untested for the sake of the first; what was cut short says so."""

import math
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.campaign import exit_code
from harness.campaign.shares import KEPT, Shares, within
from harness.model import CaseResult, Event, SavedResult, ScraperFinished, ScraperResult, Tally
from tests.hunt.test_saved import saved

TESTED = ScraperResult(
    name="news", target="a:b", cases=(CaseResult(case="story", baseline="ok", tallies={"noise": Tally(equal=3)}),)
)
UNTESTED = ScraperResult(name="news", target="a:b", cases=(CaseResult(case="story", baseline="ok"),))


@given(st.integers(1, 40), st.integers(1, 8), st.floats(1, 10_000))
def test_whoever_takes_the_whole_share_leaves_as_much_to_the_next(scrapers: int, workers: int, seconds: float) -> None:
    """Each worker goes from one scraper to the next; the last ends with the run."""
    shares = Shares(seconds, min(workers, scrapers), scrapers)
    free = [0.0] * shares.workers
    lengths = []
    for index in range(scrapers):
        begun = min(free)
        end = shares.end_of(index, begun)
        free[free.index(begun)] = end
        lengths.append(end - begun)
    assert max(free) <= seconds * (1 + 1e-9)
    assert min(lengths) > 0


def test_what_one_leaves_goes_to_those_after_it() -> None:
    shares = Shares(100.0, 1, 4)
    assert 25 == shares.end_of(0, 0.0)
    assert 5 + 95 / 3 == shares.end_of(1, 5.0)
    assert 100 == shares.end_of(3, 40.0)
    assert 120 == shares.end_of(3, 120.0)
    assert math.inf == Shares(math.inf, 2, 4).end_of(0, 7.0)


def finished(end: float, result: ScraperResult) -> ScraperResult:
    def events(is_over: Callable[[], bool], _is_enough: Callable[[], bool]) -> Iterator[Event]:
        is_over()
        yield ScraperFinished(result)

    (event,) = within(end, events, lambda: False)
    assert isinstance(event, ScraperFinished)
    return event.result


def test_a_result_that_was_cut_short_says_so() -> None:
    cut = finished(time.monotonic(), TESTED)
    assert ("its share of --max-time was over: what is told is of the examples until then",) == cut.notes
    assert TESTED == finished(math.inf, TESTED)
    assert 0 == exit_code([cut])


def test_a_scraper_that_was_not_tested_at_all_is_no_success() -> None:
    cut = finished(time.monotonic(), UNTESTED)
    assert "news: its share of --max-time was over before anything was tested; give more" == cut.unusable
    assert 2 == exit_code([cut])


def test_one_whose_kept_failures_were_played_was_tested_a_little() -> None:
    known = tuple(SavedResult(saved=saved(), state=state) for state in ("fixed", "cannot tell", "not played"))
    cut = finished(time.monotonic(), ScraperResult(name="news", target="a:b", cut=True, saved=known))
    assert ("", "it was stopped before any example, after 2 kept failures") == (cut.unusable, cut.untestable)
    assert 2 == exit_code([cut])


def test_kept_failures_get_a_part_of_the_share(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("harness.campaign.shares.time.monotonic", lambda: now[0])
    asked: list[tuple[bool, bool]] = []

    def events(is_over: Callable[[], bool], is_enough: Callable[[], bool]) -> Iterator[Event]:
        for passed in (0, 9, 10, 19, 20):
            now[0] = 100.0 + passed
            asked.append((is_enough(), is_over()))
        yield ScraperFinished(TESTED)

    assert KEPT == 1 / 2
    assert 1 == len(list(within(120.0, events, lambda: False)))
    assert [(False, False), (False, False), (True, False), (True, False), (True, True)] == asked
