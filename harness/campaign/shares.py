"""How the time that a run may take is shared out among its scrapers.

In: what is left of the time, and of the scrapers. Out: when the one that begins now has to end. What one scraper leaves
goes to those after it, so that none goes untested for the sake of the first. What earlier runs kept takes a part of the
share at most, so that the search is not left out for its sake either.
"""

import time
from collections.abc import Callable, Iterable, Iterator

import msgspec

from harness.model import Case, Event, ScraperFinished, ScraperResult, ScraperSpec

KEPT = 0.5
"""Part of a scraper's share after which no further kept failure is played."""


class Shares(msgspec.Struct, frozen=True):
    """The time of a run, known to all of its worker processes."""

    end: float
    """On the system's monotonic clock; infinite where a run may take its time."""
    workers: int
    scrapers: int

    def is_over(self, now: float) -> bool:
        """Say whether nothing more is to begin."""
        return now >= self.end

    def end_of(self, index: int, now: float) -> float:
        """Return when the scraper with this index in the run has to end if it begins now."""
        left = self.scrapers - index
        return now + max(0.0, self.end - now) * min(self.workers, left) / left


def within(
    end: float, events: Callable[[Callable[[], bool], Callable[[], bool]], Iterator[Event]], stop: Callable[[], bool]
) -> Iterator[Event]:
    """Yield a scraper's events, which are asked to stop at `end`; the result says so if they were cut short.

    `events` are told by two questions whether that is so, and whether kept failures have taken their part.
    """
    begun, cut = time.monotonic(), list[bool]()

    def is_over() -> bool:
        if time.monotonic() >= end:
            cut.append(True)
        return bool(cut) or stop()

    def is_enough() -> bool:
        return time.monotonic() >= begun + KEPT * (end - begun)

    for event in events(is_over, is_enough):
        yield _told(event.result) if cut and isinstance(event, ScraperFinished) else event


def not_begun(spec: ScraperSpec, cases: Iterable[Case]) -> ScraperFinished:
    """Return the result of a scraper whose turn came when the time was up."""
    return ScraperFinished(
        ScraperResult(
            name=spec.name,
            target=spec.target,
            cut=True,
            unreached=tuple(case.name for case in cases),
            unusable=f"{spec.name}: --max-time was over before its turn came; give more",
        )
    )


def _told(result: ScraperResult) -> ScraperFinished:
    if result.untestable and not result.failures and not result.unusable and not result.played_again:
        unusable = f"{result.name}: its share of --max-time was over before anything was tested; give more"
        return ScraperFinished(msgspec.structs.replace(result, unusable=unusable, cut=True))
    note = "its share of --max-time was over: what is told is of the examples until then"
    return ScraperFinished(msgspec.structs.replace(result, cut=True, notes=(*result.notes, note)))
