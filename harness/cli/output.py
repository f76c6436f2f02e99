"""What becomes of standard output that nobody reads to its end, or that takes no more.

A reader that goes away early, as `head` does, has read what they wanted: the command goes on to its end, and its exit
code says what it always does. What is not taken, as by a full disk, is misuse: one line, and an exit code that says no
more.
"""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any, TextIO, cast

from harness.errors import ConfigError


@contextmanager
def output_checked() -> Iterator[None]:
    """Let nothing that is told within be lost unsaid, unless its reader has gone.

    Raises:
        ConfigError: standard output cannot be written.
    """
    stream = None if sys.stdout is None else cast("TextIO", _Output(sys.stdout))  # who started it may have closed it
    with redirect_stdout(stream):
        try:
            try:
                yield
            finally:
                if stream is not None:
                    stream.flush()
        except OSError as error:
            if error.filename is not None or not _refuses():
                raise
            _let_go()
            raise ConfigError(f"standard output: {error.strerror}; lead it to where it can be written") from error


class _Output:
    """A stream, text or binary, that writes to nowhere once its reader has gone.

    The libraries that write to it would end the command instead, with 1: that a failure was found.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def buffer(self) -> "_Output":
        """The bytes below a text."""
        return _Output(self._stream.buffer)

    def write(self, content: Any) -> int:
        """Write, and say that all was taken."""
        self._unless_gone(lambda: self._stream.write(content))
        return len(content)

    def flush(self) -> None:
        """Write what is held back."""
        self._unless_gone(self._stream.flush)

    @staticmethod
    def _unless_gone(act: Callable[[], object]) -> None:
        try:
            act()
        except BrokenPipeError:
            _let_go()


def _refuses() -> bool:
    """Say whether it is standard output that cannot be written; if it can, that is seen by an empty line at most."""
    if sys.stdout is None:
        return False
    try:
        os.write(sys.stdout.fileno(), b"\n")
    except io.UnsupportedOperation:  # a program has put something else in its place
        return False
    except OSError:
        return True
    return False


def _let_go() -> None:
    """Send what is left to nowhere, for Python would try once more at its end and exit with a code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
