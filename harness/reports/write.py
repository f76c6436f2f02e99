"""A report on disk, and what is said before a run of one that could not be written after it."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from harness.errors import ConfigError
from harness.files import prepared

STANDARD_OUTPUT = "-"
"""What other programs take for it, so that a file of this name is what nobody means."""


def write(path: Path, content: bytes, option: str) -> None:
    """Write `content` to `path`, and make the folders that are not there.

    Raises:
        ConfigError: the file cannot be written; the message names the option that asked for it.
    """
    write_together({option: (path, content)})


def write_together(files: Mapping[str, tuple[Path, bytes]]) -> None:
    """Write files by the option that asked for each, none where one cannot be written.

    Raises:
        ConfigError: that is so.
    """
    with ExitStack() as stack:
        ready = []
        for option, (path, content) in files.items():
            with _told(path, option):
                folder = Path(os.path.realpath(path)).parent
                if not folder.exists():  # and a file in its place is told as one
                    folder.mkdir(parents=True, exist_ok=True)
                ready.append((path, option, stack.enter_context(prepared(path, content))))
        for path, option, put in ready:
            with _told(path, option):
                put()


def check_writable(path: Path, option: str) -> None:
    """Say before a long run that its report could not be written after it.

    Raises:
        ConfigError: the folder, or the one in which it is to be made, is not to be written to, or the path is a folder
            or cannot be a file's.
    """
    if path.name == STANDARD_OUTPUT:
        raise ConfigError(f"{path}: names no file; give {option} one, or /dev/stdout for standard output")
    place = path
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise ConfigError(f"{path}: is a folder; give {option} a file in it")
    except FileNotFoundError:
        place = next(folder for folder in Path(os.path.realpath(path)).parents if folder.exists())
    except OSError as error:
        raise _unwritable(path, option, error.strerror) from error
    if not os.access(place, os.W_OK):
        raise _unwritable(path, option, "cannot be written")


def check_absent(path: Path, option: str) -> None:
    """Say of a file that is there that nothing takes its place unasked.

    Raises:
        ConfigError: it is there.
    """
    if path.exists():
        raise ConfigError(f"{path}: is there already; give {option} another name, or --force to replace it")


def check_apart(files: Mapping[str, Path]) -> None:
    """Say of files by option that one cannot be written, or that two are one, of which the later takes the place.

    Raises:
        ConfigError: that is so.
    """
    seen: dict[Path, str] = {}
    for option, path in files.items():
        check_writable(path, option)
        if path.exists() and not path.is_file():  # such as /dev/stdout, to which both may write
            continue
        other = seen.setdefault(path.resolve(), option)
        if other != option:
            raise ConfigError(f"{path}: {other} and {option} name one file; give each its own")


@contextmanager
def _told(path: Path, option: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, option, error.strerror) from error


def _unwritable(path: Path, option: str, why: str | None) -> ConfigError:
    return ConfigError(f"{path}: {why}; give {option} a file in a folder that can be written to")
