"""Serve cases to programs of any language: cassettes in, a proxy and origin on the loopback until it is stopped."""

import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import msgspec
from rich.console import Console

from harness.campaign import bundled_exhibits
from harness.cases import Limits, load_cases
from harness.delivery import kind_of
from harness.errors import ConfigError
from harness.exhibits import exhibit_called, overlays
from harness.explore import strikes
from harness.model import Case, Exchange, Fault, Overlay, RequestMade, Response, answer
from harness.replay import Player
from harness.replay.wire import Wire
from harness.reports.line import Line
from harness.reports.paint import paint
from harness.reports.served import closing_lines, opening_lines, request_line

MOST_WAITING = 1000
"""Lines that wait to be shown; a terminal that stands still stops neither the server nor the memory."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What a player is given."""

    exchanges: tuple[Exchange, ...]
    places: tuple[str, ...]
    """What each exchange is called, the further ones included."""
    overlays: tuple[Overlay, ...] = ()
    further: tuple[Exchange, ...] = ()


def serve(
    paths: Sequence[Path],
    console: Console,
    *,
    limits: Limits,
    port: int = 0,
    exhibit: str = "",
    fault: str = "",
    exchange: int | None = None,
) -> None:
    """Serve the cases below `paths` until SIGINT or SIGTERM.

    Raises:
        CassetteError: a cassette cannot be read.
        PlanError: no exhibit or fault has this name.
        ConfigError: the port cannot be had, the fault cannot strike, or a case has no such exchange.
    """
    cases = load_cases(paths, limits=limits)
    programme = programme_of(cases, exhibit, fault_called(fault) if fault else None, exchange)
    log = Log(programme.places)
    player = Player(kept=0, told=log.on)
    player.load(programme.exchanges)
    player.begin(programme.overlays, programme.further, limit=sys.maxsize)
    with ExitStack() as stack:
        stack.enter_context(stopping(log))
        try:
            wire = stack.enter_context(Wire(player, port=port))
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise ConfigError(f"port {port}: {reason}: give another to --port, or leave it out") from None
        paint(console, opening_lines(cases, wire.address, str(wire.ca), wire.environment))
        paint(console, log.shown())
    paint(console, closing_lines(log.requests, log.misses, wire.strangers(), log.unshown))


def fault_called(text: str) -> Fault:
    """Return the fault that `NAME` or `NAME@BYTE` means.

    Raises:
        PlanError: there is none of this name.
        ConfigError: the byte is none, or the fault has no place.
    """
    name, mark, byte = text.partition("@")
    kind = kind_of(Fault(name))
    if not mark:
        return Fault(name)
    if kind.part is None:
        raise ConfigError(f"fault {name}: strikes at no byte: leave @{byte} out")
    if not re.fullmatch(r"[0-9]{1,12}", byte):
        raise ConfigError(f"fault {name}: {byte!r} is no byte of the {kind.part}: write it as in {name}@100")
    return Fault(name, int(byte))


def programme_of(cases: Sequence[Case], exhibit: str, fault: Fault | None, exchange: int | None = None) -> Programme:
    """Return what is played: all cases, the exhibit at the first one's page, the fault on the page of each.

    Where an exchange is named, it takes the place of the page.

    Raises:
        PlanError: no exhibit has this name.
        ConfigError: the fault cannot strike the page of a case, or a case has no such exchange.
    """
    if exchange is not None and not exhibit and fault is None:
        raise ConfigError(f"--exchange {exchange}: nothing is played there: give --fault or --exhibit too")
    exchanges = tuple(exchange for case in cases for exchange in case.exchanges)
    places = [f"{case.name} {number}" for case in cases for number in range(len(case.exchanges))]
    played: dict[int, Response] = {}
    further: tuple[Exchange, ...] = ()
    if exhibit:
        shown = overlays(exhibit_called(exhibit, bundled_exhibits()), cases[0], _struck(cases[0], exchange))
        played = {overlay.exchange: overlay.response for overlay in shown.overlays}
        further = shown.further
        for index in played:
            places[index] = exhibit
        places += [exhibit] * len(further)
    if fault is not None:
        first = 0
        for case in cases:
            struck = _struck(case, exchange)
            _check_strikes(fault, case, struck)
            index = first + struck
            played[index] = msgspec.structs.replace(played.get(index, exchanges[index].response), fault=fault)
            first += len(case.exchanges)
    return Programme(exchanges, tuple(places), tuple(Overlay(*each) for each in played.items()), further)


def _struck(case: Case, exchange: int | None) -> int:
    """Return the index of the exchange that is named, or of a case's page.

    Raises:
        ConfigError: the case has no such exchange.
    """
    if exchange is None:
        return answer(case)[0]
    if exchange >= len(case.exchanges):
        raise ConfigError(f"{case.path}: has no exchange {exchange}: its last is {len(case.exchanges) - 1}")
    return exchange


def _check_strikes(fault: Fault, case: Case, exchange: int) -> None:
    """Make sure that a fault before any request strikes an exchange: played there, it would be a mere reset.

    Raises:
        ConfigError: it does not.
    """
    kind = kind_of(fault)
    if kind.phase != "answer" and not strikes(kind, case, exchange):
        url = case.exchanges[exchange].request.url
        wanted = "a page over https" if kind.phase == "tls" else "a page that is the first of its origin"
        raise ConfigError(f"{case.path}: fault {fault.name}: cannot strike {url}: name a case with {wanted}")


class Log:
    """What the server's thread tells the one that shows it."""

    def __init__(self, places: Sequence[str]) -> None:
        self._places = places
        self._lines: SimpleQueue[Line | None] = SimpleQueue()
        self.requests = 0
        self.misses = 0
        self.unshown = 0

    def on(self, made: RequestMade, response: Response) -> None:
        """Take a request with its answer."""
        self.requests += 1
        self.misses += made.exchange < 0
        if self._lines.qsize() < MOST_WAITING:
            self._lines.put(request_line(made, response, self._places[made.exchange] if made.exchange >= 0 else ""))
        else:
            self.unshown += 1

    def end(self) -> None:
        """Let `shown` come to its end; from a signal handler, too."""
        self._lines.put(None)

    def shown(self) -> Iterator[Line]:
        """Yield a line a request, until the end."""
        while (line := self._lines.get()) is not None:
            yield line


@contextmanager
def stopping(log: Log) -> Iterator[None]:
    """Take Ctrl-C and SIGTERM as the end of what is to be shown."""
    before = {number: signal.signal(number, lambda *_: log.end()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
