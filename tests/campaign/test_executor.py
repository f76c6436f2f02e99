"""Scrapers are run one after the other or by workers, with the same results, and nothing is left behind."""

import multiprocessing
import os
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from harness.campaign import Unit, run_campaign
from harness.model import (
    BaselineTried,
    Event,
    FailureFound,
    Options,
    Progress,
    RunFinished,
    RunStarted,
    ScraperFinished,
    ScraperResult,
    ScraperStarted,
)
from tests.campaign.runs import CRASHING, OPTIONS, SOUND, finished, timeless, unit

MANY = Options(max_examples=150, families=("drift",))
ABSENT = "import not_there_at_all"


def descendants() -> set[int]:
    """Processes below this one, but for the tracker that Python keeps for all workers."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            command = (entry / "cmdline").read_text()
        except OSError:
            continue
        if fields[0] != "Z" and "resource_tracker" not in command:
            parents[int(entry.name)] = int(fields[1])
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {os.getpid()}


def ends(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


@pytest.fixture
def units(tmp_path: Path) -> list[Unit]:
    return [unit(tmp_path, CRASHING, "crashing"), unit(tmp_path, SOUND, "sound")]


def run(units: list[Unit], workers: int = 1, options: Options = OPTIONS) -> list[Event]:
    return list(run_campaign(units, (), options, workers=workers))


def last(events: list[Event]) -> RunFinished:
    assert isinstance(events[-1], RunFinished)
    return events[-1]


def test_events_come_in_order(units: list[Unit]) -> None:
    events = run(units[:1])

    kinds = list(dict.fromkeys(type(event) for event in events))
    assert [RunStarted, ScraperStarted, BaselineTried, Progress] == kinds[:4]
    assert [ScraperFinished, RunFinished] == kinds[-2:]
    assert RunStarted(("crashing",), 1, OPTIONS) == events[0]
    shown = [event.failure.id for event in events if isinstance(event, FailureFound)]
    assert shown
    assert set(shown) == {failure.id for failure in last(events).results[0].failures}
    done = [event.done for event in events if isinstance(event, Progress)]
    assert list(range(1, len(done) + 1)) == done


def test_two_workers_find_what_one_finds(units: list[Unit]) -> None:
    """What is found depends on the seed alone; results come in the order of the scrapers."""
    alone, spread = run(units), run(units, workers=2)

    assert timeless(last(alone).results) == timeless(last(spread).results)
    assert ["crashing", "sound"] == [result.name for result in last(spread).results]
    assert ["crashing"] == [result.name for result in last(alone).results if result.failures]
    assert set() == descendants()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_wish_to_stop_ends_early_with_what_was_found(units: list[Unit], workers: int) -> None:
    asked: list[bool] = []
    events = []
    for event in run_campaign(units, (), MANY, workers=workers, stop=lambda: bool(asked)):
        events.append(event)
        if isinstance(event, FailureFound):
            asked.append(True)

    assert last(events).interrupted
    assert any(result.failures for result in last(events).results)
    assert finished(events) == [name for name in finished(events) if name in {"crashing", "sound"}]
    assert set() == descendants()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_scraper_that_cannot_be_imported(tmp_path: Path, workers: int) -> None:
    """Its result says so, and what runs beside it goes on to its end."""
    units = [unit(tmp_path, ABSENT, "absent"), unit(tmp_path, SOUND, "sound")]

    absent, sound = last(list(run_campaign(units, (), OPTIONS, workers=workers))).results

    assert "not_there_at_all" in absent.unusable
    assert (absent.unusable, 0) == (absent.baseline, absent.examples)
    assert ("ok", "") == (sound.baseline, sound.unusable)
    assert ends(lambda: not descendants())


@pytest.mark.parametrize("workers", [1, 2])
def test_no_scraper_is_started_when_the_time_is_up(units: list[Unit], workers: int) -> None:
    events = list(run_campaign(units, (), OPTIONS, workers=workers, seconds=0.0))

    assert not any(isinstance(event, ScraperStarted) for event in events)
    assert [
        (name, f"{name}: --max-time was over before its turn came; give more", True, ("story",))
        for name in ("crashing", "sound")
    ] == [(one.name, one.unusable, one.cut, one.unreached) for one in last(events).results]


@pytest.mark.parametrize("workers", [1, 2])
def test_whoever_stops_listening_leaves_no_process_behind(units: list[Unit], workers: int) -> None:
    events = run_campaign(units, (), MANY, workers=workers)
    for event in events:
        if isinstance(event, Progress):
            break
    events.close()  # type: ignore[attr-defined]  # it is a generator

    assert [] == multiprocessing.active_children()
    assert ends(lambda: not descendants())


def test_a_scraper_that_kills_its_process_ends_no_worker(tmp_path: Path) -> None:
    source = """
        import os
        def scrape(html):
            if "class" not in html:
                os._exit(3)
            return {"title": "Ferry"}
    """
    events = run([unit(tmp_path, source, "exits"), unit(tmp_path, SOUND, "sound")], workers=2)

    assert ["exits", "sound"] == [result.name for result in last(events).results]


def test_a_scraper_may_have_options_of_its_own(units: list[Unit]) -> None:
    """What is told of the run holds for all of them."""
    own = Options(max_examples=9, timeout=5.0, families=("damage",))
    crashing, sound = units
    started, *_, ended = run([crashing, msgspec.structs.replace(sound, own=own)])

    assert isinstance(started, RunStarted)
    assert (9, ("drift", "damage"), OPTIONS.seed) == (
        started.options.max_examples,
        started.options.families,
        started.options.seed,
    )
    assert isinstance(ended, RunFinished)
    assert [{"drift"}, {"damage"}] == [set(result.cases[0].tallies) for result in ended.results]
    assert [6, 9] == [sum(_tried(result)) for result in ended.results]


def _tried(result: ScraperResult) -> list[int]:
    return [tally.examples + tally.unapplied for case in result.cases for tally in case.tallies.values()]
