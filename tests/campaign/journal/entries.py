"""Entries in journals, for tests."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from harness.campaign.journal import Database, Entry, Fingerprint, begin, open_journal
from harness.campaign.journal.fingerprint import ScraperPrint
from harness.model import (
    BaselineTried,
    CaseResult,
    Event,
    Example,
    Failure,
    FailureFound,
    Options,
    Progress,
    RunStarted,
    ScraperFinished,
    ScraperResult,
    ScraperStarted,
    Tally,
)

STARTED = "2026-11-27T07:55:11Z"
CRASH = Failure(
    id="b41c0ffee000",
    check="crash",
    severity="error",
    scraper="news",
    case="story",
    family="drift",
    mutations=({"name": "truncate", "back": 3},),
    evidence="it crashed on \ud800",
)
TRIED = Example(
    plan=({"name": "truncate", "back": 3},), exchange=1, fate="failed", kind="crash", checks=("crash",), seconds=0.25
)
PROGRESS = Progress("news", "story", "drift", 1, 4, TRIED)
RESULT = ScraperResult(
    name="news",
    target="news:scrape",
    cases=(CaseResult(case="story", baseline="ok", tallies={"drift": Tally(equal=3, failed=1)}),),
    failures=(CRASH,),
    notes=("a note",),
    seconds=1.5,
)
EVENTS: tuple[Event, ...] = (
    RunStarted(("news",), 1, Options()),
    ScraperStarted("news", "news:scrape", 1),
    BaselineTried("news", "story", "ok"),
    PROGRESS,
    FailureFound(CRASH),
    ScraperFinished(RESULT),
)


def fingerprint(*names: str, options: Options = Options(seed=3)) -> Fingerprint:  # noqa: B008 - it is frozen
    return Fingerprint(
        versions={"Python": "3.11"},
        options=options,
        exhibits="e",
        scrapers=tuple(
            ScraperPrint(name=name, configuration="a", code="b", cassettes="c") for name in names or ("news",)
        ),
    )


@contextmanager
def entry(
    folder: Path, *names: str, events: Iterable[Event] = (), ended: bool = False
) -> Iterator[tuple[Database, Entry]]:
    """Begin a run and tell it events; it is cut short unless it has ended."""
    with open_journal(folder, make=True) as journal:
        kept = begin(journal, fingerprint(*names), {name: f"{name}:scrape" for name in names or ("news",)}, STARTED)
        for event in events:
            kept.on(event)
        if ended:
            kept.finish(interrupted=False)
        yield journal, kept


def rows(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    with open_journal(folder, make=False) as journal:
        return journal.rows(statement)
