"""A report on disk: whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

from harness.errors import ConfigError


def write(path: Path, content: bytes, option: str) -> None:
    """Write `content` to `path` in one step, so that whoever reads the file never finds half of it.

    Raises:
        ConfigError: the file cannot be written; the message names the option that asked for it.
    """
    if path.exists() and not path.is_file():
        _write_through(path, content, option)
        return
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _unwritable(path, option, error) from error


def check_writable(path: Path, option: str) -> None:
    """Say before a long run that its report could not be written after it.

    Raises:
        ConfigError: the folder is not there or not to be written to, or the path is a folder.
    """
    if path.is_dir():
        raise ConfigError(f"{path}: is a folder; give {option} a file in it")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise ConfigError(f"{path}: cannot be written; give {option} a file in a folder that can be written to")


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


def _write_through(path: Path, content: bytes, option: str) -> None:
    """Write to what is no ordinary file, such as `/dev/stdout`, which nothing may replace."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _unwritable(path, option, error) from error


def _unwritable(path: Path, option: str, error: OSError) -> ConfigError:
    return ConfigError(f"{path}: {error.strerror}; give {option} a file in a folder that can be written to")
