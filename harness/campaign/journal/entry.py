"""One run's entry in the journal: it takes the run's events, and each is on disk before it is reported.

Every event is a transaction of its own, so that nothing waits for the next one to be kept. That takes some 0.2 ms,
under two hundredths of what an example takes.
"""

import json

from harness.campaign.earlier import NOTHING, Earlier
from harness.campaign.journal.database import Database, encoded, stored
from harness.campaign.journal.fingerprint import Fingerprint
from harness.campaign.journal.keep import prune
from harness.errors import ConfigError
from harness.model import (
    BaselineTried,
    Event,
    Failure,
    FailureFound,
    Figures,
    Progress,
    ScraperFinished,
    ScraperResult,
)


class Entry:
    """A run in the journal, held by this process."""

    def __init__(self, journal: Database, run: int, units: dict[str, int], earlier: Earlier = NOTHING) -> None:
        self.run = run
        self.earlier = earlier
        self._journal = journal
        self._units = units

    def on(self, event: Event) -> None:
        """Keep an event.

        Raises:
            ConfigError: the journal cannot be written.
        """
        match event:
            case BaselineTried():
                self._write("baseline", self._unit(event.scraper), stored(event.case), stored(event.baseline))
            case Progress():
                self._example(event)
            case FailureFound():
                self._failure(event.failure)
            case ScraperFinished(interrupted=False):
                self._finished(event.result)

    def finish(self, *, interrupted: bool) -> None:
        """Close the entry, once all that was found has reached whoever asked for it."""
        state = "interrupted" if interrupted else "finished"
        self._journal.rows("UPDATE run SET state = ? WHERE id = ?", (state, self.run))

    def _unit(self, scraper: str) -> int:
        return self._units[stored(scraper)]

    def _write(self, table: str, *values: object) -> None:
        places = ", ".join("?" * len(values))
        self._journal.rows(f"INSERT OR REPLACE INTO {table} VALUES ({places})", values)  # noqa: S608 - our own tables

    def _example(self, event: Progress) -> None:
        tried = event.example
        self._write(
            "outcome",
            self._unit(event.scraper),
            stored(event.case),
            event.family,
            event.done,
            tried.exchange,
            json.dumps(tried.plan, separators=(",", ":")),
            tried.fate,
            tried.kind,
            ",".join(tried.checks),
            tried.seconds,
        )

    def _failure(self, failure: Failure) -> None:
        self._write("failure", self._unit(failure.scraper), failure.id, encoded(failure))

    def _finished(self, result: ScraperResult) -> None:
        with self._journal.transaction():
            for failure in result.failures:
                self._failure(failure)
            self._journal.rows(
                "UPDATE unit SET figures = ?, result = ? WHERE id = ?",
                (encoded(Figures.of(result)), encoded(result), self._unit(result.name)),
            )


def begin(journal: Database, fingerprint: Fingerprint, targets: dict[str, str], started: str) -> Entry:
    """Open an entry for a new run, and let go of what is too old to be kept.

    Args:
        journal: Where it is kept.
        fingerprint: What is run.
        targets: Scrapers to what they are, in the order of running.
        started: The time, as `2026-11-27T07:55:11Z`.
    """
    with journal.transaction():
        prune(journal)
        ((run,),) = journal.rows(
            "INSERT INTO run (started, state, detailed, fingerprint) VALUES (?, 'running', 1, ?) RETURNING id",
            (started, encoded(fingerprint)),
        )
        journal.locks.claim(run)
        for scraper, target in targets.items():
            journal.rows(
                "INSERT INTO unit (run, scraper, target) VALUES (?, ?, ?)", (run, stored(scraper), stored(target))
            )
    journal.rows("PRAGMA incremental_vacuum")
    return Entry(journal, run, _units(journal, run))


def resume(journal: Database, fingerprint: Fingerprint) -> Entry:
    """Open the entry of the last run that did not end and was of the same.

    Raises:
        ConfigError: there is none, or what it was of has changed.
    """
    difference = ""
    for run, document in journal.rows(
        "SELECT id, fingerprint FROM run WHERE detailed AND state <> 'finished' ORDER BY id DESC"
    ):
        known = journal.decoded(document, Fingerprint)
        different = next(known.differences(fingerprint), "")
        if not different and journal.locks.claim(run):
            journal.rows("UPDATE run SET state = 'running' WHERE id = ?", (run,))
            return Entry(journal, run, _units(journal, run), _earlier(journal, run))
        difference = difference or f"run {run} cannot go on: {different or 'it is still running; wait for it'}"
    if difference:
        raise ConfigError(f"{journal.path}: {difference}, or run without --resume to begin anew")
    raise ConfigError(f"{journal.path}: no run was cut short here; run without --resume")


def _units(journal: Database, run: int) -> dict[str, int]:
    return {scraper: unit for unit, scraper in journal.rows("SELECT id, scraper FROM unit WHERE run = ?", (run,))}


def _earlier(journal: Database, run: int) -> Earlier:
    results = [
        journal.decoded(document, ScraperResult)
        for (document,) in journal.rows("SELECT result FROM unit WHERE run = ? AND result IS NOT NULL", (run,))
    ]
    failures: dict[str, list[Failure]] = {}
    for (document,) in journal.rows(
        "SELECT document FROM failure JOIN unit ON unit.id = unit WHERE run = ? AND result IS NULL"
        " ORDER BY unit, failure.id",
        (run,),
    ):
        failure = journal.decoded(document, Failure)
        failures.setdefault(failure.scraper, []).append(failure)
    return Earlier(
        {result.name: result for result in results if not result.unusable},
        {scraper: tuple(found) for scraper, found in failures.items()},
    )
