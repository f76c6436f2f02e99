"""A file is written whole or not at all, and so are several together.

In: a path and bytes. Out: the file, or the `OSError` that stands in its way, which the caller words.
"""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
"""What a folder answers that takes no new file, or lets go of no old one: of another user, read-only, or a file that is
mounted by itself."""
_DEVICES = Path(os.devnull).parent


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step, so that whoever reads it finds the old content or the new one, and never half of it.

    A link stays, and the file that it leads to is written. In a folder that is closed, a file that is there and may be
    written is written in place. What is no ordinary file, such as `/dev/stdout`, takes the content after all else.

    Raises:
        OSError: it cannot be written.
    """
    with prepared(path, content) as put:
        put()


@contextmanager
def prepared(path: Path, content: bytes) -> Iterator[Callable[[], None]]:
    """Do all of `write_whole` but the last step, which the block may take, or leave so that nothing was written.

    Raises:
        OSError: it cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.parent == _DEVICES or not _is_ordinary(path):
        yield partial(_append, path, content)
        return
    place = Path(os.path.realpath(path))
    # Nobody else's, in whichever thread or container, and short, for the file's name may be as long as names can be.
    aside = place.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        _write_aside(aside, place, content)
        yield partial(_put, aside, place, content)
    finally:
        with suppress(OSError):  # it was moved, or never made
            aside.unlink()


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)


def _write_aside(aside: Path, place: Path, content: bytes) -> None:
    """Write the new content beside the old; nothing where only the old file takes it."""
    try:
        aside.write_bytes(content)
    except OSError as error:
        if error.errno not in _CLOSED or not place.is_file():
            raise
        with place.open("ab"):  # which says whether it may be written
            return


def _put(aside: Path, place: Path, content: bytes) -> None:
    try:
        aside.replace(place)
    except OSError as error:
        if error.errno not in {*_CLOSED, errno.ENOENT} or not place.is_file():
            raise
        place.write_bytes(content)


def _is_ordinary(path: Path) -> bool:
    """Say whether a file is one that another may take the place of, or is not there yet."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True
