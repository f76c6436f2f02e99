"""Run a scraper that is a program, in any language, and tell what it did.

In: a case once, then overlays per run. Out: an `Outcome`. Each run is a process of its own, born in a network that
leads nowhere but to the harness's proxy, where the case is replayed on the wire. What it prints is its result, and its
exit code says how it ended.
"""

import os
import shlex
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, ClassVar, Literal, Self

from harness.errors import SandboxError, ScraperError
from harness.model import Case, ExceptionInfo, Exchange, Item, Outcome, Overlay
from harness.replay import Player
from harness.replay.wire import Wire
from harness.sandbox.any_sandbox import check_overlays
from harness.sandbox.death import cause
from harness.sandbox.hold import Hold
from harness.sandbox.output import printable
from harness.sandbox.protocol import Left
from harness.sandbox.served import PACE
from harness.sandbox.watch import Limits, Watch, watch
from harness.scrapers import NoJsonError, TooManyItemsError, complaint, printed

REFUSALS = frozenset({os.EX_UNAVAILABLE, os.EX_TEMPFAIL, os.EX_NOPERM})
"""Exit codes that mean a refusal whatever the program (sysexits)."""
URL = "{url}"
"""What stands for the case's URL in a command."""


class Program:
    """Runs one program, each time in a process of its own; use it as a context manager, from one thread at a time.

    Args:
        command: The program and its arguments, in which `{url}` stands for the case's URL.
        folder: Where it runs, and where a relative path to it begins.
        refusal_codes: Exit codes that mean a refusal, besides `REFUSALS`.
        timeout: Seconds that a run may take, those left out in which it waited for a processor.
        memory: Bytes that all processes of a run may hold together.
        hash_seed: Seed of hashes, for the languages that take one.
        environment: What is changed in the environment that it inherits.
        name: What it is called where its command is told, which may hold what is not to be shown.
    """

    feed: ClassVar[Literal["url"]] = "url"
    kind: ClassVar[str] = "url"
    url_parameter: ClassVar[str] = ""
    real_time: ClassVar[bool] = True

    def __init__(
        self,
        command: Sequence[str],
        *,
        folder: str,
        refusal_codes: Sequence[int] = (),
        timeout: float = 10.0,
        memory: int = 1 << 30,
        hash_seed: int = 0,
        environment: Mapping[str, str] = MappingProxyType({}),
        name: str = "",
    ) -> None:
        self._command = tuple(command)
        self._name = name or shlex.join(command)
        self._folder = Path(folder).resolve()
        self._refusals = REFUSALS.union(refusal_codes)
        self._timeout = timeout
        self._memory = memory
        self._seed = hash_seed
        self._environment = environment
        self._player = Player()
        self._case: Case | None = None
        self._place: _Place | None = None

    def __enter__(self) -> Self:
        self._started()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def notes(self) -> tuple[str, ...]:
        """Whether the program can reach the network past its proxy.

        Raises:
            ScraperError: there is no such program.
        """
        because = self._started().hold.open_because
        told = f"what it sends past its proxy is not stopped: it can have no network of its own here ({because})"
        return (told,) if because else ()

    def open(self, case: Case) -> None:
        """Serve `case` from now on."""
        self._player.load(case.exchanges)
        self._case = case

    def run(
        self,
        overlays: Sequence[Overlay] = (),
        extra: Sequence[Exchange] = (),
        *,
        timeout: float | None = None,
        request_limit: int = 200,
        later: float = 0.0,  # noqa: ARG002 - a program has the machine's clock and a chance of its own
        chance: int = 0,  # noqa: ARG002 - as above
        more_memory: int = 0,
    ) -> Outcome:
        """Run the program once, with `overlays` played over the open case and `extra` exchanges beside it.

        Whatever it does is the outcome, and nothing of it is left running. It may hold `more_memory` than other runs. A
        shorter `timeout` ends it when it has surely taken that much, on processors or asleep.

        Raises:
            ScraperError: there is no such program.
            SandboxError: no case is open, an overlay is of no exchange of it, or no process can be started.
        """
        if self._case is None:
            raise SandboxError(f"{self._name}: no case is open; call open() before run()")
        check_overlays(self._name, overlays, len(self._case.exchanges))
        allowed = self._timeout if timeout is None else timeout
        place = self._started()
        self._player.begin(overlays, extra, limit=request_limit)
        began = time.monotonic()
        try:
            seen = self._watched(place, self._case.url, allowed, self._memory + more_memory)
            strangers = place.clear()
        except BaseException:
            self.close()
            raise
        seconds = time.monotonic() - began
        if seen.ended is None:
            self.close()
        return Outcome(
            **self._told(seen),
            requests=self._player.ledger(),
            storm=self._player.storm,
            escapes=(*strangers, *(seen.ended.escapes if seen.ended else ())),
            seconds=seconds,
            output=printable(seen.errors),
        )

    def left(self) -> Left:
        """Return nothing: its processes are ended after each run, and what it writes is not seen."""
        return Left()

    def restart(self) -> None:
        """Do nothing: every run is a fresh process."""

    def close(self) -> None:
        """End every process. A closed sandbox starts again when it is used."""
        place, self._place = self._place, None
        if place is not None:
            place.close()

    def _started(self) -> "_Place":
        if self._place is not None and not self._place.hold.alive:
            self.close()
        if self._place is None:
            self._program = _found(self._command[0], self._folder)
            self._place = _Place(self._player, str(self._folder), self._seed, self._environment)
        return self._place

    def _watched(self, place: "_Place", url: str, allowed: float, memory: int) -> Watch:
        command = [self._program, *(argument.replace(URL, url) for argument in self._command[1:])]
        with ExitStack() as stack:
            reading, writing = zip(os.pipe(), os.pipe(), strict=True)
            for descriptor in reading:
                stack.callback(os.close, descriptor)
                os.set_blocking(descriptor, False)
            try:
                place.hold.launch(command, place.changes, *writing)
            finally:
                for descriptor in writing:
                    os.close(descriptor)
            limits = Limits(allowed, self._timeout, memory, storm=lambda: self._player.storm)
            return watch(place.hold, reading, limits)

    def _told(self, seen: Watch) -> dict[str, Any]:
        """Return what a run came to: the fields of an `Outcome` that say so."""
        if self._player.storm:
            return {"kind": "hang", "detail": "stopped after too many requests"}
        if seen.stopped:
            kind, detail = seen.stopped
            return {"kind": kind, "detail": detail}
        if seen.ended is None:
            return {"kind": "killed", "detail": "killed the harness's processes"}
        code = seen.ended.code
        if code < 0:
            died, how = cause(seen.ended, self._memory)
            return {"kind": died, "detail": how}
        if code > 0:
            raised = self._raised(f"exit code {code}", printable(seen.errors))
            return {"kind": "refusal" if code in self._refusals else "crash", "exception": raised}
        return self._returned(bytes(seen.output))

    def _returned(self, output: bytes) -> dict[str, Any]:
        found: tuple[Item, ...] = ()
        try:
            found = printed(output)
        except NoJsonError as error:
            return {"kind": "crash", "exception": self._raised("no JSON", message=str(error))}
        except TooManyItemsError as error:
            return {"kind": "exhausted", "detail": str(error)}
        return {"kind": "items" if found else "nothing", "items": found, "many": True}

    def _raised(self, kind: str, errors: str = "", *, message: str = "") -> ExceptionInfo:
        return complaint(kind, errors, command=self._name, folder=self._folder, message=message)


class _Place:
    """Where a program runs: its network, the proxy in there, and a folder for its temporary files."""

    def __init__(self, player: Player, folder: str, seed: int, environment: Mapping[str, str]) -> None:
        with ExitStack() as stack:
            self._temporary = stack.enter_context(
                TemporaryDirectory(prefix="scraper-harness-", ignore_cleanup_errors=True)
            )
            self.hold = Hold(folder, seed)
            stack.callback(self.hold.close)
            self._wire = stack.enter_context(Wire(player, listener=self.hold.listener, pace=PACE))
            self.close = stack.pop_all().close
        self.changes = {
            **environment,
            "TMPDIR": self._temporary,
            "PERL_HASH_SEED": str(seed),
            **self._wire.environment,
        }

    def clear(self) -> tuple[str, ...]:
        """Remove what a run has left, and return what it said that was neither HTTP nor TLS."""
        strangers = self._wire.strangers()
        self._wire.clear()
        for left in Path(self._temporary).iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                with suppress(OSError):
                    left.unlink()
        return strangers


def _found(name: str, folder: Path) -> str:
    """Return a program as it is run in the folder: from there where it has a slash or is not in PATH.

    Raises:
        ScraperError: there is none.
    """
    if "/" not in name and shutil.which(name):
        return name
    path = folder / name
    if not os.path.isfile(path):  # noqa: PTH113 - one that no file can be called is none
        where = f"in {folder}" if "/" in name else f"in PATH nor in {folder}"
        raise ScraperError(f"{name}: no such program {where}; install it, or correct the command")
    if not os.access(path, os.X_OK):
        raise ScraperError(f"{path}: not executable; run chmod +x, or name the program that is to read it first")
    return str(path)
