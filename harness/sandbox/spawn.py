"""The host's side of a zygote: start it, have it fork runners, hear how they ended, and end it."""

import contextlib
import os
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from harness.errors import SandboxError, ScraperError
from harness.sandbox import protocol
from harness.sandbox.addresses import repeatable
from harness.sandbox.death import cause, signal_name
from harness.sandbox.output import Capture
from harness.sandbox.processes import descendants, found, name, physical_memory
from harness.sandbox.reaping import kill_group, kill_table, put_down
from harness.sandbox.watchdog import ImportWatch

_IMPORT_SECONDS = 60.0
_IMPORT_MEMORY = 4 << 30
"""Bytes that an import may hold where neither the machine has fewer nor a run may take more."""
_ANSWER_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Runner:
    """A process that calls the scraper, and the socket it is spoken to on."""

    pid: int
    connection: socket.socket


class Zygote:
    """A process that has imported the scraper.

    Raises:
        ScraperError: the scraper cannot be imported or fed.
        SandboxError: the process cannot be started.
    """

    def __init__(
        self,
        start: protocol.Start,
        output: Capture,
        further: Mapping[str, str] = MappingProxyType({}),
        *,
        alike: bool = True,
    ) -> None:
        self._start = start
        self.output = output
        self._control, theirs = socket.socketpair()
        try:
            with repeatable(active=alike):
                self._process = subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
                    [sys.executable, "-m", "harness.sandbox.zygote", str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=output.descriptor,
                    stderr=output.descriptor,
                    pass_fds=(theirs.fileno(), *((start.served.clock,) if start.served else ())),
                    start_new_session=True,
                    env=environment(start.seed, further),
                )
        except OSError as error:
            self._control.close()
            raise SandboxError(f"{sys.executable}: the worker process cannot be started: {error}") from None
        finally:
            theirs.close()
        try:
            self.ready = self._imported()
            self._kept = frozenset(self.processes())
        except BaseException:
            self.close()
            raise

    def fork(self) -> Runner:
        """Have a runner made.

        Raises:
            SandboxError: the zygote is gone.
        """
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._control.settimeout(_ANSWER_SECONDS)
                socket.send_fds(self._control, [protocol.encoded(protocol.Fork())], [theirs.fileno()])
            runner = self._found(self._answer(protocol.Forked).pid)
        except BaseException:
            ours.close()
            raise
        return Runner(runner, ours)

    def reap(self, runner: Runner) -> protocol.Ended:
        """End a runner's process group and say how the runner ended. The zygote of a scraper with threads ends too."""
        runner.connection.close()
        if self.ready.threads:
            alive = False
            try:
                self._process.wait(0.25)
            except subprocess.TimeoutExpired:
                alive = True
            kill_group(runner.pid)
            return protocol.Ended(self._process.wait(), alive=alive, peak=0)
        with contextlib.suppress(OSError):
            protocol.send(self._control, protocol.encoded(protocol.Reap()), deadline=time.monotonic() + _ANSWER_SECONDS)
        return self._answer(protocol.Ended)

    def processes(self) -> tuple[int, ...]:
        """Return this process and all that it and its runner have started."""
        return (self._process.pid, *descendants(self._process.pid))

    def left_by(self, runner: Runner) -> tuple[str, ...]:
        """Return the names of what a runner has started and that still runs."""
        return tuple(sorted(name(pid) for pid in self.processes() if pid != runner.pid and pid not in self._kept))

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process and all that it and its runner have started at once, where the kernel does that."""
        kill_table(self._process)

    def close(self) -> None:
        """End the process; it ends its runner first."""
        self._control.close()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            put_down(self._process)

    def _imported(self) -> protocol.Ready:
        target = self._start.target
        memory = max(min(_IMPORT_MEMORY, physical_memory()), self._start.memory)
        watch = ImportWatch(_IMPORT_SECONDS, memory, self.processes)
        try:
            protocol.send(self._control, protocol.encoded(self._start), deadline=watch.left)
            answered = protocol.receive(self._control, protocol.FROM_ZYGOTE, deadline=watch.left)
        except TimeoutError:
            if watch.overfull:
                said = f"its import takes more than {memory >> 20} MB: have it load less, or raise `memory` beyond that"
                raise ScraperError(f"{target}: {said}") from None
            raise ScraperError(f"{target}: its import takes longer than {_IMPORT_SECONDS:g} s") from None
        except (EOFError, OSError, protocol.BrokenFrameError):
            _, detail = cause(protocol.Ended(self._process.wait(), alive=False, peak=0), self._start.memory)
            printed = self.output.take().strip().rpartition("\n")[2]
            said = f": {printed}" if printed else ""
            raise ScraperError(f"{target}: its import ends the process ({detail}){said}") from None
        if isinstance(answered, protocol.Failed):
            raise ScraperError(answered.message)
        if not isinstance(answered, protocol.Ready):
            raise SandboxError(f"{target}: the worker process answered {type(answered).__name__} to its start")
        return answered

    def _answer(self, kind: type[protocol.Frame]) -> protocol.Frame:
        try:
            answered = protocol.receive(
                self._control, protocol.FROM_ZYGOTE, deadline=time.monotonic() + _ANSWER_SECONDS
            )
        except (EOFError, OSError, protocol.BrokenFrameError):
            raise SandboxError(f"{self._start.target}: its worker process is gone ({self._fate()})") from None
        if not isinstance(answered, kind):
            raise SandboxError(f"{self._start.target}: its worker process broke the protocol")
        return answered

    def _found(self, inner: int) -> int:
        """Return by its id here a process that the zygote names by its own."""
        pid = found(self._process.pid, inner)
        if pid is None:
            raise SandboxError(f"{self._start.target}: its worker process is gone ({self._fate()})")
        return pid

    def _fate(self) -> str:
        code = self._process.poll()
        return "it hung up" if code is None else signal_name(-code) if code < 0 else f"exit code {code}"


def environment(seed: int, further: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return a child's environment: further variables, hashes by seed, and this harness importable as it is here."""
    environment = {**os.environ, **further, "PYTHONHASHSEED": str(seed)}
    here = str(Path(__file__).parents[2])
    if here not in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        environment["PYTHONPATH"] = os.pathsep.join(path for path in (environment.get("PYTHONPATH"), here) if path)
    return environment
