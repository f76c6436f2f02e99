"""The host's side of a holder: start it, have it launch programs, hear how they ended, and end it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from harness.errors import SandboxError, ScraperError
from harness.sandbox import protocol
from harness.sandbox.processes import found
from harness.sandbox.reaping import kill_group, kill_table, put_down
from harness.sandbox.spawn import environment

_START_SECONDS = 60.0
_ANSWER_SECONDS = 10.0
_MOST_ROUNDS = 100


class Hold:
    """A holder's process.

    Raises:
        ScraperError: the folder is not there.
        SandboxError: the process cannot be started.
    """

    def __init__(self, folder: str, seed: int) -> None:
        self._environment = environment(seed)
        self._program = 0
        self.pid = 0
        """The holder's process, of which all programs and what they start are descendants."""
        self.open_because = ""
        """Why programs here have the network of the machine, if they do."""
        try:
            self._start(folder)
        except _NotEnclosedError as error:
            self.open_because = str(error)
            self._start(folder, "--open")
        self._network = None if self.open_because else _network(self.pid)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def changed(self) -> Mapping[str, str]:
        """What must be set back in a program's environment, which is otherwise the holder's."""
        return {name: os.environ.get(name, "") for name in ("PYTHONPATH",) if name in self._environment}

    def launch(self, command: Sequence[str], changes: Mapping[str, str], output: int, errors: int) -> None:
        """Run a program; `control` is readable when it has ended.

        Raises:
            ScraperError: there is no such program, or it is none.
            SandboxError: the holder is gone.
        """
        launch = protocol.Launch(tuple(command), {**self.changed, **changes})
        try:
            protocol.send(self.control, protocol.encoded(launch), deadline=time.monotonic() + _ANSWER_SECONDS)
            protocol.send_descriptors(self.control, output, errors)
            answered = self._answer(_ANSWER_SECONDS)
        except EOFError:  # killed by the program, as `ended` will say
            return
        except (OSError, protocol.BrokenFrameError) as error:
            raise SandboxError(f"{command[0]}: the process that runs it is gone ({error!r}); run again") from None
        if isinstance(answered, protocol.Failed):
            raise ScraperError(f"{command[0]}: cannot be run: {answered.message}; correct the command")
        if not isinstance(answered, protocol.Forked):
            raise SandboxError(f"{command[0]}: the process that runs it broke the protocol")
        self._program = answered.pid

    def ended(self) -> protocol.Ended | None:
        """Return how the program ended, once `control` is readable; None when the holder itself is gone."""
        with contextlib.suppress(EOFError, OSError, protocol.BrokenFrameError):
            answered = self._answer(_ANSWER_SECONDS)
            if isinstance(answered, protocol.Ended):
                self._program = 0
                return answered
        self._kill_strays()
        return None

    def reap(self, *, crowd: bool = False) -> protocol.Ended | None:
        """End the program, with all that it started, and say how it ended; None when the holder itself is gone.

        It goes with them where they are a crowd, by which whoever ends them one by one may be outrun.
        """
        if crowd and kill_table(self._process):
            return None
        with contextlib.suppress(OSError):
            protocol.send(self.control, protocol.encoded(protocol.Reap()), deadline=time.monotonic() + _ANSWER_SECONDS)
        return self.ended()

    def close(self) -> None:
        """End the holder; it ends its program first."""
        self.listener.close()
        self._end()

    def _start(self, folder: str, *arguments: str) -> None:
        self.control, theirs = socket.socketpair()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
                [sys.executable, "-P", "-m", "harness.sandbox.holder", str(theirs.fileno()), *arguments],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                cwd=folder,
                env=self._environment,
            )
        except OSError as error:
            self.control.close()
            raise ScraperError(f"{folder}: no program can be run there: {error.strerror}; correct the path") from None
        finally:
            theirs.close()
        try:
            self.listener = self._listener()
        except BaseException:
            self._end()
            raise

    def _listener(self) -> socket.socket:
        try:
            answered = self._answer(_START_SECONDS)
            if isinstance(answered, protocol.Failed):
                raise _NotEnclosedError(answered.message)
            listener = socket.socket(fileno=protocol.receive_descriptors(self.control, 1)[0])
        except (EOFError, OSError, protocol.BrokenFrameError) as error:
            raise SandboxError(f"{sys.executable}: the process that runs programs ended ({error!r})") from None
        if isinstance(answered, protocol.Holding):
            self.pid = found(self._process.pid, answered.pid) or self._process.pid
        return listener

    def _kill_strays(self) -> None:
        """End what a holder that was killed has left: all of its table of processes.

        Where it had none: the group of its program, and whoever else is in its network.
        """
        if self.pid != self._process.pid:
            kill_table(self._process)
            return
        if self._program:
            kill_group(self._program)
        for _ in range(_MOST_ROUNDS if self._network else 0):
            pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
            strays = [pid for pid in pids if _network(pid) == self._network]
            for pid in strays:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            if not strays:
                return

    def _answer(self, seconds: float) -> protocol.FromHolder:
        return protocol.receive(self.control, protocol.FROM_HOLDER, deadline=time.monotonic() + seconds)

    def _end(self) -> None:
        self.control.close()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            put_down(self._process)


def _network(pid: int) -> Path | None:
    """Return which network a process is in, or None when it is gone or another user's."""
    try:
        return Path(f"/proc/{pid}/ns/net").readlink()
    except OSError:
        return None


class _NotEnclosedError(Exception):
    """The kernel gives the holder no network of its own."""
