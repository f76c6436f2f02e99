"""Call the scraper, once per frame, until the process dies.

This is the process's own loop, so what it works with is state: the player, the clock and the guard belong to the
process. Between examples the player, the guard's ledger, the working folder, the warning filters and `random` are set
back, so that chance makes no noise; the scraper's modules keep their state, as they would in a crawl.
"""

import asyncio
import contextlib
import contextvars
import faulthandler
import os
import random
import signal
import socket
import sys
import threading
import time
import warnings
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import clear_frames
from types import FrameType
from typing import Any, NoReturn

import msgspec

from harness.errors import CassetteError
from harness.model import REDIRECTS, Case, Exchange, Overlay, Response
from harness.model.case import EPOCH, answer, recorded_at
from harness.replay import Player, RequestStorm, guard
from harness.sandbox import clock, confine, protocol, traces
from harness.scrapers import Scraper, TooManyItemsError, blame, call, is_refusal, is_set, items

_EMPTY = Response(200)
_real_perf_counter = time.perf_counter


@dataclass(frozen=True, slots=True)
class Setting:
    """What a runner works with."""

    scraper: Scraper
    declared: tuple[type[BaseException], ...]
    player: Player
    seed: int
    folder: Path
    """Where the scraper is imported from."""


class Runner:
    """Serves one connection."""

    def __init__(self, setting: Setting, connection: socket.socket) -> None:
        self._setting = setting
        self._connection = connection
        self._case: Case | None = None
        self._answered: tuple[int, Response] = (-1, _EMPTY)
        self._folder = str(Path.cwd())
        self._loop: asyncio.Runner | None = None
        self._recursion = sys.getrecursionlimit()
        self._address_space = confine.address_space()
        self._recorded = 0
        self._running = False
        self._began = 0.0
        self._moment = EPOCH
        self._slept = 0.0
        self._traces = traces.Traces()

    def serve(self) -> None:
        """Answer frames until the host hangs up."""
        faulthandler.register(signal.SIGUSR1, file=2, all_threads=False)
        signal.signal(signal.SIGUSR2, self._on_time_out)
        self._setting.player.endless = self._on_endless_wait
        while True:
            try:
                asked = protocol.receive(
                    self._connection, protocol.TO_RUNNER, largest=protocol.LARGEST_ASKED, before=self._make_room
                )
            except (EOFError, OSError):
                return
            protocol.send(self._connection, self._answered_to(asked))

    def _make_room(self, size: int) -> None:
        """Let a frame in, which is here twice while it is decoded, whatever the scraper may take."""
        confine.allow_address_space(self._address_space + self._recorded + 2 * size)

    def _answered_to(self, asked: protocol.ToRunner) -> bytearray:
        if isinstance(asked, protocol.Look):
            return protocol.encoded(self._traces.left())
        return self._opened(asked.case) if isinstance(asked, protocol.Open) else self._ran(asked)

    def _opened(self, case: Case) -> bytearray:
        self._setting.player.load(case.exchanges)
        self._recorded = sum(len(exchange.response.body) for exchange in case.exchanges)
        traces.protect(case.path)
        self._case = case
        self._moment = recorded_at(case.exchanges)
        if self._setting.scraper.feed != "url":
            try:
                self._answered = answer(case)
            except CassetteError as error:
                return protocol.encoded(protocol.Opened(str(error)))
        return protocol.encoded(protocol.Opened())

    def _ran(self, asked: protocol.Run) -> bytearray:
        process = os.getpid()
        try:
            done = self._done(asked)
            if os.getpid() != process:  # the scraper forked, and this is its child: only the parent may answer
                os._exit(0)
            return protocol.encoded(done)
        except (MemoryError, protocol.TooLongError) as error:
            detail = f"result of {error}" if isinstance(error, protocol.TooLongError) else "MemoryError"
            return protocol.encoded(self._seen("exhausted", detail=detail))

    def _done(self, asked: protocol.Run) -> protocol.Done:
        self._set_back(asked)
        try:
            with warnings.catch_warnings():
                self._running = True
                result = self._called(asked)
                found, many = items(result)
                unordered = is_set(result)
                del result
        except BaseException as error:  # noqa: BLE001 - whatever leaves the scraper is data, SystemExit included
            self._running = False
            return self._raised(error)
        finally:
            self._running = False
            self._traces.end_run()
            _flush()
        return self._seen("items" if found else "nothing", items=found, many=many, unordered=unordered)

    def _set_back(self, asked: protocol.Run) -> None:
        guard.reset()
        random.seed(self._setting.seed + asked.chance)
        sys.setrecursionlimit(self._recursion)
        confine.allow_address_space(self._address_space + self._recorded + asked.more_memory)
        with contextlib.suppress(OSError):
            os.chdir(self._folder)
        clock.set_to(self._moment + asked.later)
        self._setting.player.begin(asked.overlays, asked.extra, limit=asked.request_limit)
        self._slept = clock.slept()
        self._began = _real_perf_counter()

    def _called(self, asked: protocol.Run) -> Any:
        case = self._case
        if case is None:
            raise RuntimeError("no case is open")
        response = _EMPTY
        if self._setting.scraper.feed != "url":
            response = self._response(case, asked.overlays, asked.extra)
        return call(self._setting.scraper, response, case.url, run=self._run)

    def _response(self, case: Case, overlays: Sequence[Overlay], extra: Sequence[Exchange]) -> Response:
        """Return what answers the case's URL under overlays, without asking the whole cassette where it is plain."""
        index, response = self._answered
        changed = [overlay for overlay in overlays if overlay.exchange == index]
        if not extra and len(changed) == len(overlays):
            if not changed:
                return response
            if changed[-1].response.status not in REDIRECTS:
                return changed[-1].response
        flow = case.flow
        if flow is not None and flow.page is not None:
            flow = msgspec.structs.replace(flow, page=flow.page + len(extra))
        exchanges = list(case.exchanges)
        for overlay in overlays:
            exchanges[overlay.exchange] = msgspec.structs.replace(
                exchanges[overlay.exchange], response=overlay.response
            )
        return answer(msgspec.structs.replace(case, exchanges=(*extra, *exchanges), flow=flow))[1]

    def _run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine on this process's one loop, in a context of its own."""
        if self._loop is None:
            self._loop = asyncio.Runner()
        return self._loop.run(coroutine, context=contextvars.copy_context())

    def _raised(self, error: BaseException) -> protocol.Done:
        if _holds(error, MemoryError):
            _let_go(error)
            return self._seen("exhausted", detail="MemoryError", error=error)
        if isinstance(error, TooManyItemsError):
            return self._seen("exhausted", detail=str(error))
        if _holds(error, RequestStorm):
            return self._seen("hang", detail="stopped after too many requests")
        if isinstance(error, SystemExit):
            return self._seen("killed", detail=f"raised SystemExit({error.code!r})", error=error)
        if isinstance(error, KeyboardInterrupt):
            return self._seen("killed", detail="raised KeyboardInterrupt", error=error)
        refused = is_refusal(error, self._setting.declared)
        return self._seen("refusal" if refused else "crash", error=error)

    def _seen(self, kind: str, *, error: BaseException | None = None, **seen: Any) -> protocol.Done:
        player = self._setting.player
        target = self._setting.scraper.target
        return protocol.Done(
            kind=kind,  # type: ignore[arg-type] # the callers pass literals
            exception=blame(error, target=target, folder=self._setting.folder) if error else None,
            requests=player.ledger(),
            storm=player.storm,
            escapes=guard.escapes(),
            slept=round(clock.slept() - self._slept, 6),
            seconds=_real_perf_counter() - self._began,
            **seen,
        )

    def _on_time_out(self, _signal: int, _frame: FrameType | None) -> None:
        """Tell the host, whose patience has ended, what the scraper asked for so far; then die."""
        if self._running:
            self._last_words()

    def _on_endless_wait(self) -> None:
        """Spare the host the wait where nothing in this process can end it: no other thread, no alarm."""
        if self._running and threading.active_count() == 1 and not any(signal.getitimer(signal.ITIMER_REAL)):
            self._last_words("waits for ever for an answer: it has no timeout")

    def _last_words(self, detail: str = "") -> NoReturn:
        _flush()
        protocol.send(self._connection, protocol.encoded(self._seen("hang", detail=detail)))
        os._exit(0)


def _let_go(error: BaseException) -> None:
    """Clear the variables of the frames that an exception passed: what filled the memory is among them.

    Where there was no memory even to leave a frame, they hang from the exception before it.
    """
    cleared: set[int] = set()
    waiting: BaseException | None = error
    while waiting is not None and id(waiting) not in cleared:
        cleared.add(id(waiting))
        clear_frames(waiting.__traceback__)
        waiting = waiting.__context__


def _holds(error: BaseException, kind: type[BaseException]) -> bool:
    """Say whether an exception is of a kind, or is a group that holds one: task groups wrap what they let through."""
    return isinstance(error, kind) or (isinstance(error, BaseExceptionGroup) and error.subgroup(kind) is not None)


def _flush() -> None:
    """Bring what was printed to where the host reads it; a scraper may have replaced or closed either stream."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
