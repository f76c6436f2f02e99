"""Scrapers over worker processes; events come back in one stream.

Each scraper is one unit, run from first case to last by one worker, so that what is found depends on the seed and not
on how many workers there are.
"""

import math
import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from harness.campaign.earlier import NOTHING, Earlier
from harness.campaign.shares import Shares, not_begun, within
from harness.errors import HarnessError, SandboxError
from harness.model import (
    FAMILIES,
    Case,
    Event,
    Exhibit,
    Options,
    RunFinished,
    RunStarted,
    SavedFailure,
    ScraperFinished,
    ScraperResult,
    ScraperSpec,
)
from harness.model.one_line import one_line
from harness.run import never, run_scraper

POLL_SECONDS = 0.2
RECORDED = "recorded"
"""The family of what a recorded page shows by itself."""
TERMINATED = 143
"""Exit code of a worker that was told to end at once."""
ORPHAN_SECONDS = 1.0
"""In which a worker whose parent was killed may end by itself, and so clean up."""


class Unit(msgspec.Struct, frozen=True):
    """One scraper with the cases it is run on."""

    spec: ScraperSpec
    cases: tuple[Case, ...]
    own: Options | None = None
    """Its own options, where they are others than the run's."""
    saved: tuple[SavedFailure, ...] = ()
    """Failures that earlier runs kept beside the cassettes."""

    def under(self, options: Options) -> Options:
        """Return the options that hold for it in a run."""
        return self.own or options

    def saved_under(self, options: Options) -> tuple[SavedFailure, ...]:
        """Return the kept failures of the families that a run tries; what recorded pages show is of none."""
        tried = {RECORDED, *self.under(options).families}
        return tuple(one for one in self.saved if one.family in tried)


def run_campaign(
    units: Sequence[Unit],
    exhibits: Sequence[Exhibit],
    options: Options,
    *,
    workers: int = 1,
    seconds: float = math.inf,
    stop: Callable[[], bool] = never,
    earlier: Earlier = NOTHING,
) -> Iterator[Event]:
    """Run every unit and yield what happens; the last event is `RunFinished` with the results in the order of units.

    A scraper that cannot be run, such as one that cannot be imported, has a result that says so; the others go on. A
    scraper that had finished before is not run again: its result is told as it was. Of the `seconds` that the run may
    take each gets its share.

    Raises:
        SandboxError: a worker process died.
    """
    started = time.monotonic()
    names, cases = tuple(unit.spec.name for unit in units), sum(len(unit.cases) for unit in units)
    yield RunStarted(names, cases, _widest(units, options))
    results = {unit.spec.name: earlier.results[unit.spec.name] for unit in units if unit.spec.name in earlier.results}
    yield from map(ScraperFinished, results.values())
    left = [unit for unit in units if unit.spec.name not in results]
    shares = Shares(started + seconds, min(workers, len(left)), len(left))
    runs = _spread if shares.workers > 1 else _alone
    events = runs(left, exhibits, options, shares, stop)
    for event in events:
        if isinstance(event, ScraperFinished):
            result = event.result if event.interrupted else earlier.noted(event.result)
            results[result.name] = result
            yield ScraperFinished(result, interrupted=event.interrupted)
        else:
            yield event
    ordered = tuple(results[unit.spec.name] for unit in units if unit.spec.name in results)
    yield RunFinished(ordered, time.monotonic() - started, interrupted=stop())


def _widest(units: Sequence[Unit], options: Options) -> Options:
    """Return the options with the most that any scraper has: what is told of a run holds for all of them."""
    all_options = [unit.under(options) for unit in units] or [options]
    families = {family for each in all_options for family in each.families}
    return msgspec.structs.replace(
        options,
        max_examples=max(each.max_examples for each in all_options),
        families=tuple(family for family in FAMILIES if family in families),
    )


def _alone(
    units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options, shares: Shares, stop: Callable[[], bool]
) -> Iterator[Event]:
    for index, unit in enumerate(units):
        if stop():
            return
        yield from _run_unit((index, unit), exhibits, options, shares, stop)


def _run_unit(
    task: tuple[int, Unit], exhibits: Sequence[Exhibit], options: Options, shares: Shares, stop: Callable[[], bool]
) -> Iterator[Event]:
    index, unit = task
    now = time.monotonic()
    if shares.is_over(now):
        yield not_begun(unit.spec, unit.cases)
        return

    def events(is_over: Callable[[], bool], is_enough: Callable[[], bool]) -> Iterator[Event]:
        own, saved = unit.under(options), unit.saved_under(options)
        return run_scraper(unit.spec, unit.cases, exhibits, own, saved=saved, stop=is_over, enough=is_enough)

    try:
        yield from within(shares.end_of(index, now), events, stop)
    except HarnessError as error:
        yield ScraperFinished(
            ScraperResult(name=unit.spec.name, target=unit.spec.target, unusable=one_line(str(error)))
        )


def _spread(
    units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options, shares: Shares, stop: Callable[[], bool]
) -> Iterator[Event]:
    context = multiprocessing.get_context("spawn")
    tasks: Any = context.Queue()
    events: Any = context.Queue()
    settings: Any = context.Queue()
    stopped = context.Event()
    for task in enumerate(units):
        tasks.put(task)
    processes: list[Any] = []
    try:
        for _ in range(shares.workers):
            tasks.put(None)
            settings.put((tuple(exhibits), options, shares))
            process = context.Process(target=_work, args=(tasks, settings, events, stopped), daemon=True)
            _start(process)
            processes.append(process)
        yield from _gather(events, processes, stopped, stop)
    except BaseException:  # nobody reads their events any more, and a full pipe would keep them from ending
        for process in processes:
            process.terminate()
        raise
    finally:
        stopped.set()
        tasks.cancel_join_thread()
        settings.cancel_join_thread()
        for process in processes:
            process.join()


def _start(process: Any) -> None:
    """Start a worker that no Ctrl-C reaches, not even before its own first line."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _gather(events: Any, processes: Sequence[Any], stopped: Any, stop: Callable[[], bool]) -> Iterator[Event]:
    running = len(processes)
    while running:
        if stop():
            stopped.set()
        try:
            event = events.get(timeout=POLL_SECONDS)
        except queue.Empty:
            dead = [process for process in processes if process.exitcode not in {None, 0}]
            if dead:
                raise SandboxError(
                    f"a worker process ended with exit code {dead[0].exitcode}; go on with run --resume"
                ) from None
            continue
        if event is None:
            running -= 1
        elif isinstance(event, HarnessError):
            raise event
        else:
            yield event


def _work(tasks: Any, settings: Any, events: Any, stopped: Any) -> None:
    """Run units until there are none; the parent process alone answers Ctrl-C.

    What holds for all of them comes over a queue: a process that dies while it starts leaves nobody writing to it.
    """

    def leave(*_: object) -> None:
        events.cancel_join_thread()
        sys.exit(TERMINATED)

    def stop() -> bool:
        return stopped.is_set() or _is_orphan()

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    exhibits, options, shares = settings.get()
    while (task := tasks.get()) is not None and not stop():
        try:
            for event in _run_unit(task, exhibits, options, shares, stop):
                events.put(event)
        except Exception as error:  # noqa: BLE001 - a fault of the harness, told with the scraper that showed it
            traceback.print_exc()
            events.put(SandboxError(f"{task[1].spec.name}: the harness itself failed: {error!r}; please report it"))
            break
    events.put(None)
    if _is_orphan():
        events.cancel_join_thread()


def _end_with_parent() -> None:
    """End a worker that its killed parent left waiting: for a unit, for a reader, for a scraper that takes long."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        time.sleep(ORPHAN_SECONDS)
        os._exit(TERMINATED)


def _is_orphan() -> bool:
    """Say whether the process that reads the events was killed."""
    parent = multiprocessing.parent_process()
    return parent is not None and not parent.is_alive()
