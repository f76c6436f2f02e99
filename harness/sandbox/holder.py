"""Hold a network with no way out and a table of processes, and run programs in them, one after the other.

Run as `python -m harness.sandbox.holder DESCRIPTOR [--open]` in the folder where programs are to run; with `--open` the
network is the machine's. To make a network takes milliseconds, so it is made once and each program is born in it. The
holder is also the parent of whatever a program leaves behind, so that all of it can be ended; and a program that kills
whatever it can kills the holder at most, at whose end the kernel ends all that it held.
"""

import os
import select
import signal
import socket
import subprocess
import sys

import msgspec

from harness.sandbox import confine, enclosure, namespace, protocol
from harness.sandbox.reaping import end

_BACKLOG = 128
_MOST_TOLD = 100
"""Attempts to get out that are told of one kind."""


def main(descriptor: int, *, enclosed: bool) -> None:
    """Serve the host on a socket until it hangs up."""
    control = socket.socket(fileno=confine.out_of_reach(descriptor))
    if enclosed:
        try:
            namespace.enclose()
        except OSError as error:
            protocol.send(control, protocol.encoded(protocol.Failed(str(error))))
            return
    enclosure.enclose(control.fileno())  # later than the network, which whoever looks for strays reads from outside
    confine.adopt_orphans()
    confine.limit_files()
    with socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG) as listener:
        protocol.send(control, protocol.encoded(protocol.Holding(os.getpid())))
        protocol.send_descriptors(control, listener.fileno())
    Holder(control, enclosed=enclosed).serve()


class Holder:
    """Launches what the host asks for, and tells how it ended."""

    def __init__(self, control: socket.socket, *, enclosed: bool) -> None:
        self._control = control
        self._enclosed = enclosed
        self._program: subprocess.Popen[bytes] | None = None
        self._attempts: dict[str, int] = {}
        self._awake, wake = os.pipe()
        for pipe in (self._awake, wake):
            os.set_blocking(pipe, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Answer frames until the host hangs up; then nothing that was launched is left."""
        try:
            while True:
                ready, _, _ = select.select([self._control.fileno(), self._awake], [], [])
                if self._awake in ready:
                    os.read(self._awake, 4096)
                    if self._program is not None and _has_ended(self._program.pid):
                        self._end()
                if self._control.fileno() in ready:
                    self._do(protocol.receive(self._control, protocol.TO_HOLDER))
        except (EOFError, OSError):
            self._reaped()

    def _do(self, asked: protocol.ToHolder) -> None:
        if isinstance(asked, protocol.Launch):
            protocol.send(self._control, protocol.encoded(self._launched(asked)))
        elif self._program is not None:  # else it ended while it was asked to, and the host has been told
            self._end()

    def _launched(self, asked: protocol.Launch) -> protocol.Forked | protocol.Failed:
        output, errors = protocol.receive_descriptors(self._control, 2)
        self._attempts = self._counted()
        try:
            self._program = subprocess.Popen(  # noqa: S603 - the command that is to be tested
                asked.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                start_new_session=True,
                env={**os.environ, **asked.environment},
            )
        except (OSError, ValueError) as error:
            return protocol.Failed(getattr(error, "strerror", None) or str(error))
        finally:
            os.close(output)
            os.close(errors)
        return protocol.Forked(self._program.pid)

    def _end(self) -> None:
        protocol.send(self._control, protocol.encoded(self._reaped()))

    def _reaped(self) -> protocol.Ended:
        program, self._program = self._program, None
        ended = end(program.pid if program else 0, frozenset(), patience=0)
        if program:
            program.returncode = ended.code  # it was waited for already
        made = {told: count - self._attempts.get(told, 0) for told, count in self._counted().items()}
        escapes = tuple(told for told, count in made.items() for _ in range(min(count, _MOST_TOLD)))
        return msgspec.structs.replace(ended, escapes=escapes)

    def _counted(self) -> dict[str, int]:
        return namespace.attempts() if self._enclosed else {}


def _has_ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


if __name__ == "__main__":
    main(int(sys.argv[1]), enclosed="--open" not in sys.argv[2:])
