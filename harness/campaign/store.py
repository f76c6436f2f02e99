"""Failures on disk, so that `replay ID` finds them again in another process, on another day.

They lie as `.scraper-harness/failures/ID.json` below the working folder. Files are untrusted: they are decoded into
fixed types, and an ID that is not hexadecimal never becomes a path. They are ASCII: what is told of a broken page may
hold half a character, which no UTF-8 file can.
"""

import contextlib
import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from harness.campaign.own_folder import OWN_FOLDER, make_own_folder
from harness.errors import ConfigError
from harness.files import write_whole
from harness.model import Failure, Options, ScraperSpec

FOLDER = OWN_FOLDER / "failures"
MOST_BYTES = 16 << 20
MOST_FILES = 1000
"""Failures that are kept: the newest."""

_ID = re.compile(r"[0-9a-f]{4,64}")
_NAME = re.compile(rf"{_ID.pattern}\.json")


class StoredFailure(msgspec.Struct, frozen=True):
    """A failure with all that it takes to run it again."""

    failure: Failure
    spec: ScraperSpec
    cassette: str
    options: Options
    previous: str = ""
    """The cassette that must be scraped before, where the failure says so."""
    version: Literal[1] = 1


def save_failures(
    failures: Iterable[Failure],
    specs: Mapping[str, ScraperSpec],
    cassettes: Mapping[str, str],
    options: Options,
    folder: Path = FOLDER,
) -> None:
    """Write each failure to a file of its own, and let go of the oldest ones; no folder is made for none.

    Args:
        failures: What was found.
        specs: Scrapers by name.
        cassettes: Files of cases by case name.
        options: The limits under which it was found.
        folder: Where to write.

    Raises:
        ConfigError: the folder cannot be written to.
    """
    for failure in failures:
        previous = cassettes[failure.after] if failure.after else ""
        under = failure.under or options
        stored = StoredFailure(failure, specs[failure.scraper], cassettes[failure.case], under, previous)
        _write(folder / f"{failure.id}.json", json.dumps(msgspec.to_builtins(stored), indent=1).encode())
    _let_go(folder)


def _let_go(folder: Path) -> None:
    """Remove the oldest failures beyond `MOST_FILES`; of files that are no failures, none."""
    found = sorted(_with_age(folder))
    for _, path in found[: max(0, len(found) - MOST_FILES)]:
        with contextlib.suppress(OSError):  # another run removed it, or it may not be removed: neither harms
            path.unlink()


def _with_age(folder: Path) -> Iterator[tuple[int, Path]]:
    """Yield the files of failures in a folder, each with the time at which it was written."""
    for path in folder.glob("*.json"):
        with contextlib.suppress(OSError):  # as above
            status = path.lstat()
            if _NAME.fullmatch(path.name) and stat.S_ISREG(status.st_mode):
                yield status.st_mtime_ns, path


def _write(path: Path, content: bytes) -> None:
    try:
        make_own_folder(path.parent.parent)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise ConfigError(
            f"{path}: {error.strerror}; run in a folder that can be written to, where failures are kept for replay"
        ) from error


def is_elsewhere(identifier: str, folder: Path = FOLDER) -> bool:
    """Say whether an ID is well formed, and no failure of this folder has it or begins so."""
    return bool(_ID.fullmatch(identifier)) and not any(folder.glob(f"{identifier}*.json"))


def load_failure(identifier: str, folder: Path = FOLDER) -> StoredFailure:
    """Read the failure with this ID, or the only one whose ID begins so.

    Raises:
        ConfigError: there is none, there are several, or its file cannot be read.
    """
    if not _ID.fullmatch(identifier):
        raise ConfigError(f"{identifier!r} is no failure ID: give the hexadecimal digits that a report shows")
    found = sorted(folder.glob(f"{identifier}*.json"))
    if not found:
        raise ConfigError(f"{folder}: no failure {identifier}; run again in this folder to find it anew")
    if len(found) > 1:
        raise ConfigError(f"{identifier} is short for {len(found)} failures; give more digits")
    path = found[0]
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{path}: larger than {MOST_BYTES >> 20} MiB; delete it and run again")
        return msgspec.convert(json.loads(path.read_bytes()), StoredFailure)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; delete it and run again") from error
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not a stored failure ({error}); delete it and run again") from error
