"""How the time that a run may take is shared out among its scrapers.

In: what is left of the time, and of the scrapers. Out: when the one that begins now has to end. What one scraper leaves
goes to those after it, so that none goes untested for the sake of the first.
"""

import time
from collections.abc import Callable, Iterator

import msgspec

from harness.model import Event, ScraperFinished, ScraperResult


class Shares(msgspec.Struct, frozen=True):
    """The time of a run, known to all of its worker processes."""

    end: float
    """On the system's monotonic clock; infinite where a run may take its time."""
    workers: int
    scrapers: int

    def end_of(self, index: int, now: float) -> float:
        """Return when the scraper with this index in the run has to end if it begins now."""
        left = self.scrapers - index
        return now + max(0.0, self.end - now) * min(self.workers, left) / left


def within(
    end: float, events: Callable[[Callable[[], bool]], Iterator[Event]], stop: Callable[[], bool]
) -> Iterator[Event]:
    """Yield a scraper's events, which are asked to stop at `end`; the result says so if they were cut short."""
    cut: list[bool] = []

    def is_over() -> bool:
        if time.monotonic() >= end:
            cut.append(True)
        return bool(cut) or stop()

    for event in events(is_over):
        yield _told(event.result) if cut and isinstance(event, ScraperFinished) else event


def _told(result: ScraperResult) -> ScraperFinished:
    if result.untestable and not result.failures and not result.unusable:
        unusable = f"{result.name}: its share of --max-time was over before anything was tested; give more"
        return ScraperFinished(msgspec.structs.replace(result, unusable=unusable))
    note = "its share of --max-time was over: what is told is of the examples until then"
    return ScraperFinished(msgspec.structs.replace(result, cut=True, notes=(*result.notes, note)))
