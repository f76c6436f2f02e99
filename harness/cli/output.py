"""What standard output does not take, such as a full disk, is misuse: one line, and an exit code that says no more."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from harness.errors import ConfigError


@contextmanager
def output_checked() -> Iterator[None]:
    """Let nothing that is told within be lost unsaid.

    Raises:
        ConfigError: standard output cannot be written.
    """
    try:
        try:
            yield
        finally:
            _flush()
    except OSError as error:
        if error.filename is not None or not _refuses():
            raise
        _let_go()
        raise ConfigError(f"standard output: {error.strerror}; lead it to where it can be written") from error


def _flush() -> None:
    try:
        if sys.stdout is not None:  # whoever started the command may have closed it
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has read what they wanted
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
