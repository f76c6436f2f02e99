"""Keep what a scraper prints: a file in memory that the worker writes to and the host reads."""

import fcntl
import os
import re
import sys
import tempfile

TAIL = 4096
"""Bytes kept of what one example printed."""
MOST_OUTPUT = 64 << 20
"""Bytes that one run may print."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Capture:
    """A file that stands for a worker's standard output and error."""

    def __init__(self) -> None:
        if sys.platform == "linux":
            self.descriptor = os.memfd_create("scraper-output")
        else:
            with tempfile.TemporaryFile() as file:
                self.descriptor = os.dup(file.fileno())
        # Both streams append, so truncation puts the next write at the start.
        self._file = os.fdopen(self.descriptor, "rb", buffering=0)
        fcntl.fcntl(self.descriptor, fcntl.F_SETFL, fcntl.fcntl(self.descriptor, fcntl.F_GETFL) | os.O_APPEND)

    @property
    def flood(self) -> str:
        """That more was written since the last take than a run may print, in words, or nothing."""
        return flood(os.fstat(self.descriptor).st_size)

    def take(self) -> str:
        """Return the tail of what was written since the last call, fit to be printed, and forget it."""
        size = os.fstat(self.descriptor).st_size
        if size == 0:
            return ""
        tail = os.pread(self.descriptor, TAIL, max(0, size - TAIL))
        os.ftruncate(self.descriptor, 0)
        return printable(tail)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


def flood(size: int) -> str:
    """Return in words that a run printed more than it may, or nothing."""
    return f"it printed more than {MOST_OUTPUT >> 20} MB" if size > MOST_OUTPUT else ""


def printable(tail: bytes) -> str:
    """Return what was written as text that is fit to be printed."""
    return _CONTROL.sub(_escaped, tail.decode("utf-8", "replace"))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
