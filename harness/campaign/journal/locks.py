"""Which runs are still alive, told by the kernel: a lock is gone when its process is, however that ended.

Locks lie on bytes of one empty file: byte 0 is held while a journal is opened, byte N while run N goes on. They are
POSIX record locks: no child inherits them, and closing any descriptor of the file gives all of a process's locks up, so
a process opens the file once.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPENING = 0
_PAUSE = 0.02


class Locks:
    """The locks that this process holds on a file, made if it is not there."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._own: set[int] = set()

    @contextmanager
    def opening(self, seconds: float) -> Iterator[None]:
        """Be the only one that opens the journal.

        Raises:
            TimeoutError: another process has been at it for so many seconds.
        """
        until = time.monotonic() + seconds
        while not self.claim(_OPENING):
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            self._release(_OPENING)

    def claim(self, run: int) -> bool:
        """Hold a run's lock until this process ends; False when another process holds it.

        Raises:
            OSError: the file system has no locks.
        """
        try:
            fcntl.lockf(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, run)
        except (BlockingIOError, PermissionError):
            return False
        self._own.add(run)
        return True

    def is_held(self, run: int) -> bool:
        """Say whether a run goes on, here or elsewhere."""
        if run in self._own:
            return True
        if not self.claim(run):
            return True
        self._release(run)
        return False

    def close(self) -> None:
        """Give all locks up."""
        os.close(self._descriptor)

    def _release(self, run: int) -> None:
        self._own.discard(run)
        fcntl.lockf(self._descriptor, fcntl.LOCK_UN, 1, run)
