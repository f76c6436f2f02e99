"""Run a scraper in a child process that can be killed, and tell what it did.

In: a case once, then overlays per run. Out: an `Outcome`, whatever the scraper does to its process.
"""

import contextlib
import os
import select
import signal
import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import msgspec

from harness.errors import CassetteError, SandboxError
from harness.model import Case, Exchange, Outcome, Overlay
from harness.sandbox import protocol
from harness.sandbox.any_sandbox import check_overlays
from harness.sandbox.death import cause
from harness.sandbox.output import Capture
from harness.sandbox.patience import too_late
from harness.sandbox.reaping import kill_group
from harness.sandbox.spawn import Runner, Zygote
from harness.sandbox.watchdog import Watchdog

_OPEN_SECONDS = 60.0
_LAST_WORDS_SECONDS = 0.25
_LOOK_SECONDS = 10.0


if TYPE_CHECKING:
    from harness.sandbox.served import Server


class Sandbox:
    """Runs one scraper, in one process after the other; use it as a context manager, from one thread at a time.

    Args:
        target: the scraper, `package.module:object`.
        refusals: the user's own refusal exceptions, each `package.module:Class`.
        config: the file in which they are listed.
        timeout: seconds that a run may take, those left out in which it waited for a processor.
        memory: bytes that a run may take beyond what the process has when the scraper is imported.
        search_path: folders to import from, before all others; lines of code are told relative to the first.
        hash_seed: seed of hashes and of `random`; another one shows what depends on either.
        environment: what is changed in the environment that the scraper's process inherits.
        wire: whether the case is served by a server on the loopback instead of from the process's own memory.
        alike: whether each process lays out its memory as the one before, so that what depends on it is repeated.
    """

    notes: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        target: str,
        *,
        refusals: Sequence[str] = (),
        config: str = "",
        timeout: float = 10.0,
        memory: int = 1 << 30,
        search_path: Sequence[str] = (),
        hash_seed: int = 0,
        environment: Mapping[str, str] = MappingProxyType({}),
        wire: bool = False,
        alike: bool = True,
    ) -> None:
        self._target = target
        self._alike = alike
        self._timeout = timeout
        self._memory = memory
        self._start = protocol.Start(target, tuple(refusals), tuple(search_path), memory, hash_seed, config)
        self._environment = environment
        self._server = _server(timeout) if wire else None
        self._output: Capture | None = None
        self._zygote: Zygote | None = None
        self._runner: Runner | None = None
        self._case: bytearray | None = None
        self._exchanges = 0
        self._runs = 0

    def __enter__(self) -> Self:
        self._started()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def feed(self) -> Literal["url", "html", "response"]:
        """How the scraper is fed.

        Raises:
            ScraperError: it cannot be imported or fed.
        """
        return self._started().ready.feed

    @property
    def kind(self) -> str:
        """What the scraper's first parameter is given, as the loader of scrapers names it."""
        return self._started().ready.kind

    @property
    def url_parameter(self) -> str:
        """Name of a further parameter that is given the URL, or an empty text."""
        return self._started().ready.url_parameter

    @property
    def real_time(self) -> bool:
        """Whether a pause in an answer takes its time, so that a timeout of the scraper's own may outlast the limit."""
        return self._server is not None

    def open(self, case: Case) -> None:
        """Serve `case` from now on.

        Raises:
            CassetteError: nothing in it answers its URL, or it is too large for any process.
        """
        self._case = _encoded(case)
        if self._server is not None:
            self._server.load(case.exchanges)
        self._exchanges = len(case.exchanges)
        if self._runner is not None and not self._is_silent(self._runner):
            self._discard()
        if self._runner is None:
            self._fresh()
        else:
            self._send_case(self._runner)

    def run(
        self,
        overlays: Sequence[Overlay] = (),
        extra: Sequence[Exchange] = (),
        *,
        timeout: float | None = None,
        request_limit: int = 200,
        later: float = 0.0,
        chance: int = 0,
        more_memory: int = 0,
    ) -> Outcome:
        """Call the scraper once, with `overlays` played over the open case and `extra` exchanges beside it.

        Its calendar may stand `later` by some seconds than the recording; another `chance` is another seed of `random`.
        It may take `more_memory` than other runs by so many bytes. A shorter `timeout` ends it when it has surely taken
        that much, on a processor or asleep; otherwise it has its full time.
        Whatever it does is the outcome. Exhausted memory is confirmed in a fresh process, for what earlier runs left
        behind is not this one's.

        Raises:
            SandboxError: no case is open, an overlay is of no exchange of it, or no process can be started.
        """
        if self._case is None:
            raise SandboxError(f"{self._target}: no case is open; call open() before run()")
        check_overlays(self._target, overlays, self._exchanges)
        if self._server is not None:
            self._server.begin(overlays, extra, limit=request_limit)
        asked = protocol.Run(tuple(overlays), tuple(extra), request_limit, later, chance, more_memory)
        frame = protocol.encoded(asked, largest=protocol.LARGEST_ASKED)
        allowed = self._timeout if timeout is None else timeout
        try:
            outcome = self._asked(frame, allowed)
            if outcome.kind == "exhausted" and self._runs > 1:
                self._discard()
                outcome = self._asked(frame, allowed)
        except BaseException:
            self._discard()  # interrupted: the answer to this must not be taken for the next one's
            raise
        if outcome.kind == "exhausted":
            self._discard()
        return self._server.seen(outcome) if self._server is not None else outcome

    def _asked(self, frame: bytearray, allowed: float) -> Outcome:
        runner = self._runner
        if runner is None or not self._is_silent(runner):
            self._discard()
            runner = self._fresh()
        self._runs += 1
        self._printed()
        began = time.monotonic()
        watchdog = self._watchdog(allowed)
        try:
            protocol.send(runner.connection, frame, deadline=watchdog.left)
            done = protocol.receive(runner.connection, protocol.FROM_RUNNER, deadline=watchdog.left)
        except TimeoutError:
            if watchdog.beyond:
                if watchdog.crowd:
                    self._started().kill()
                return self._stopped(runner, watchdog.beyond, began)
            return self._timed_out(runner, watchdog.outlasted)
        except protocol.BrokenFrameError:
            return self._died("wrote into the harness's connection", began)
        except (EOFError, OSError):
            return self._died("", began)
        if not isinstance(done, protocol.Done):
            return self._died("wrote into the harness's connection", began)
        if done.kind == "hang" and not done.storm:  # its last words
            self._discard()
        flood = self._output.flood if self._output else ""  # in the last moments before it answered
        return self._stopped(runner, flood, began) if flood else self._outcome(done)

    def _watchdog(self, allowed: float) -> Watchdog:
        zygote = self._started()
        server = (os.getpid(),) if self._server is not None else ()
        return Watchdog(allowed, self._timeout, zygote.processes, zygote.output, server=server)

    def left(self) -> protocol.Left:
        """Return what the scraper has left behind since its process was made; a process that died left nothing."""
        runner = self._runner
        if runner is None or not self._is_silent(runner):
            return protocol.Left()
        deadline = time.monotonic() + _LOOK_SECONDS
        try:
            protocol.send(runner.connection, protocol.encoded(protocol.Look()), deadline=deadline)
            seen = protocol.receive(runner.connection, protocol.FROM_RUNNER, deadline=deadline)
        except (EOFError, OSError, protocol.BrokenFrameError):
            seen = None
        if not isinstance(seen, protocol.Left):
            self._discard()
            return protocol.Left()
        return msgspec.structs.replace(seen, children=self._started().left_by(runner))

    def restart(self) -> None:
        """Go on in a fresh process, with module state as after import."""
        self._discard()
        if self._case is not None:
            self._fresh()

    def close(self) -> None:
        """End every process. A closed sandbox starts again when it is used."""
        self._discard()
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None
        if self._server is not None:
            self._server.close()
        if self._output is not None:
            self._output.close()
            self._output = None

    def _started(self) -> Zygote:
        if self._zygote is not None and not self._zygote.alive:
            self._zygote.close()
            self._zygote = None
        if self._zygote is None:
            self._output = self._output or Capture()
            try:
                start = self._start
                if self._server is not None:
                    start = msgspec.structs.replace(start, served=self._server.start())
                self._zygote = Zygote(start, self._output, self._environment, alike=self._alike)
            except BaseException:
                self.close()
                raise
        return self._zygote

    def _fresh(self) -> Runner:
        self._runs = 0
        try:
            runner = self._started().fork()
        except SandboxError:  # the zygote died since, killed by what it had forked
            runner = self._started().fork()
        self._runner = runner
        self._send_case(runner)
        return runner

    def _send_case(self, runner: Runner) -> None:
        deadline = time.monotonic() + _OPEN_SECONDS
        try:
            protocol.send(runner.connection, self._case or b"", deadline=deadline)
            opened = protocol.receive(runner.connection, protocol.FROM_RUNNER, deadline=deadline)
        except (EOFError, OSError, protocol.BrokenFrameError):
            self._discard()
            raise SandboxError(f"{self._target}: its worker process ended while a case was opened") from None
        if not isinstance(opened, protocol.Opened):
            self._discard()
            raise SandboxError(f"{self._target}: its worker process broke the protocol")
        if opened.error:
            self._case = None
            raise CassetteError(opened.error)

    def _is_silent(self, runner: Runner) -> bool:
        """Whether a runner waits to be asked; one that died or spoke since its last answer is of no use."""
        return not select.select([runner.connection], [], [], 0)[0]

    def _timed_out(self, runner: Runner, allowed: float) -> Outcome:
        """Ask for the runner's last words, which a loop in C code cannot give, and kill it."""
        last: protocol.FromRunner | None = None
        for number in (signal.SIGUSR1, signal.SIGUSR2):
            with contextlib.suppress(OSError):
                os.kill(runner.pid, number)
        with contextlib.suppress(EOFError, OSError, protocol.BrokenFrameError):
            deadline = time.monotonic() + _LAST_WORDS_SECONDS
            last = protocol.receive(runner.connection, protocol.FROM_RUNNER, deadline=deadline)
        kill_group(runner.pid)
        self._discard()
        done = last if isinstance(last, protocol.Done) else protocol.Done(kind="hang", seconds=allowed)
        return Outcome(
            kind="hang",
            detail=too_late(allowed),
            requests=done.requests,
            storm=done.storm,
            escapes=done.escapes,
            slept=done.slept,
            seconds=max(done.seconds, allowed),
            output=self._printed(),
        )

    def _stopped(self, runner: Runner, beyond: str, began: float) -> Outcome:
        kill_group(runner.pid)  # at once: until it is asked for its end, it would have time to grow
        self._discard()
        seconds = time.monotonic() - began
        return Outcome(kind="exhausted", detail=beyond, seconds=seconds, output=self._printed())

    def _died(self, detail: str, began: float) -> Outcome:
        ended = self._discard()
        allowed = self._memory + len(self._case or b"")
        kind, found = cause(ended, allowed) if ended else ("killed", "killed the harness's processes")
        return Outcome(kind=kind, detail=detail or found, seconds=time.monotonic() - began, output=self._printed())

    def _discard(self) -> protocol.Ended | None:
        """End the runner, if there is one, and say how it ended, if that can be known."""
        runner, self._runner = self._runner, None
        if runner is None or self._zygote is None:
            return None
        try:
            return self._zygote.reap(runner)
        except SandboxError:
            kill_group(runner.pid)
            self._zygote.close()
            self._zygote = None
            return None

    def _printed(self) -> str:
        return self._output.take() if self._output else ""

    def _outcome(self, done: protocol.Done) -> Outcome:
        return Outcome(
            kind=done.kind,
            items=done.items,
            many=done.many,
            unordered=done.unordered,
            exception=done.exception,
            detail=done.detail,
            requests=done.requests,
            storm=done.storm,
            escapes=done.escapes,
            slept=done.slept,
            seconds=done.seconds,
            output=self._printed(),
        )


def _encoded(case: Case) -> bytearray:
    """Return the frame that opens a case; what was accepted as its result stays here, where it is compared."""
    try:
        unaccepted = msgspec.structs.replace(case, golden=None)
        return protocol.encoded(protocol.Open(unaccepted), largest=protocol.LARGEST_ASKED)
    except protocol.TooLongError as error:
        raise CassetteError(f"{case.path}: {error} of recorded answers: record fewer or smaller pages") from None


def _server(timeout: float) -> "Server":
    from harness.sandbox.served import Server  # noqa: PLC0415 - TLS takes 0.2 s to import, a fifth of the command's start

    return Server(timeout)
