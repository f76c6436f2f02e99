"""Failures beside their cassettes, `failures/ID.json`: what one run found, the next plays first, on any machine.

In: units with their cassettes, and what a run came to. Out: units with the failures that earlier runs kept, and files.
A file belongs to the cassette beside its folder whose name it gives, wherever the names of cases are counted from. What
lies there comes from elsewhere: it is bounded, decoded into fixed types, and no link leads out of the folder.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from harness.campaign.executor import Unit
from harness.errors import ConfigError
from harness.exhibits import bundled_cassettes
from harness.files import write_whole
from harness.hunt import digest_of
from harness.model import (
    Case,
    ExceptionInfo,
    Failure,
    Options,
    SavedException,
    SavedFailure,
    ScraperResult,
    settled,
)
from harness.model.converted import converted, other_version
from harness.model.own_files import FAILURES_FOLDER
from harness.model.suggest import did_you_mean

VERSION = 1
MOST_BYTES = 256 << 10
MOST_FILES = 1000
"""Failures in one folder."""
LONGEST_KEY = 60
"""Characters of an unknown key that are shown."""
LARGEST_NUMBER = 1 << 28
"""In a plan: places, lengths and numbers of a page, none of which is negative."""

_REMEDY = "; correct or delete it"
_NAME = re.compile(r"[0-9a-f]{4,64}\.json")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def with_saved(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units with the failures that are kept beside their cassettes.

    Raises:
        ConfigError: one of the files cannot be read.
    """
    read: dict[Path, tuple[SavedFailure, ...]] = {}
    complete = []
    for unit in units:
        for folder in {Path(case.path).parent for case in unit.cases} - set(read):
            read[folder] = tuple(load_saved(path) for path in files_in(folder / FAILURES_FOLDER))
        found = (own for case in unit.cases for own in _own(read[Path(case.path).parent], case, unit))
        complete.append(msgspec.structs.replace(unit, saved=tuple(found)))
    return tuple(complete)


def _own(saved: Sequence[SavedFailure], case: Case, unit: Unit) -> Iterator[SavedFailure]:
    """Yield the unit's failures of one case, with cases named as in this run."""
    names = {os.path.normpath(other.path): other.name for other in unit.cases}
    for one in saved:
        if one.scraper == unit.spec.name and last_name(one.case) == last_name(case.name):
            before = os.path.normpath(Path(case.path).parent / one.after) if one.after else ""
            yield msgspec.structs.replace(one, case=case.name, after=names.get(before, one.after))


def last_name(name: str) -> str:
    """Return a case's name without its folders, which depend on what is named as the folder of cassettes."""
    return name.rpartition("/")[2]


def saved_path(cassette: str, identifier: str) -> Path:
    """Return where a failure of a cassette is kept."""
    return Path(cassette).parent / FAILURES_FOLDER / f"{identifier}.json"


def saved_files(cassettes: Iterable[str]) -> tuple[Path, ...]:
    """Return the files of all failures that are kept beside these cassettes or below these folders, sorted."""
    found: dict[Path, None] = {}
    for given in map(Path, cassettes):
        folders = [given.parent / FAILURES_FOLDER]
        if given.is_dir():
            folders = [
                Path(current, FAILURES_FOLDER) for current, names, _ in os.walk(given) if FAILURES_FOLDER in names
            ]
        found.update((path, None) for folder in sorted(folders) for path in files_in(folder))
    return tuple(found)


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that are named as failures are, sorted; none where there is no such folder.

    Raises:
        ConfigError: there are too many, or a link leads out of the folder.
    """
    if not folder.is_dir():
        return ()
    found = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    if len(found) > MOST_FILES:
        raise ConfigError(f"{folder}: {len(found):,} failures, the limit is {MOST_FILES:,}: delete what is fixed")
    for path in (folder, *found):
        if path.is_symlink() and not path.resolve().is_relative_to(folder.parent.resolve()):
            raise ConfigError(f"{path}: a link out of the folder {folder.parent}: copy what it leads to")
    return tuple(found)


class _UnreadableError(Exception):
    """Bytes are no failure that is kept; the text says why."""

    def __init__(self, reason: str, remedy: str = _REMEDY) -> None:
        super().__init__(reason)
        self.remedy = remedy


def load_saved(path: Path) -> SavedFailure:
    """Read one failure.

    Raises:
        ConfigError: the file cannot be read, or what it says can mean nothing.
    """
    try:
        with path.open("rb") as file:
            return _decoded(file.read(MOST_BYTES + 1), path.stem)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; make it readable, or delete it") from error
    except _UnreadableError as error:
        raise ConfigError(f"{path}: {error}{error.remedy}") from None


def _decoded(content: bytes, identifier: str) -> SavedFailure:
    """Return the failure that a file's bytes hold.

    Raises:
        _UnreadableError: they hold none.
    """
    if len(content) > MOST_BYTES:
        raise _UnreadableError(f"larger than {MOST_BYTES >> 10} KiB")
    try:
        said = json.loads(content)
        if isinstance(said, dict) and said.get("version", VERSION) != VERSION:
            raise _UnreadableError(other_version(said["version"], VERSION), remedy="")
        for wrong in _wrong_keys(said):
            raise _UnreadableError(wrong)
        saved: SavedFailure = converted(said, SavedFailure)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise _UnreadableError(f"no failure that this version keeps ({error})") from None
    if wrong := _senseless(identifier, saved):
        raise _UnreadableError(wrong)
    return saved


def _wrong_keys(said: object) -> Iterator[str]:
    """Yield what is wrong with the names of keys; what is no table is left to be told by its type."""
    raised = said.get("exception") if isinstance(said, dict) else None
    for table, kind, place in ((said, SavedFailure, ""), (raised, SavedException, " in exception")):
        known = kind.__struct_fields__
        for key in table if isinstance(table, dict) else ():
            if key not in known:
                meant = did_you_mean(key, known) or f"known are {', '.join(known)}"
                yield f"unknown key {key[:LONGEST_KEY]}{place}: {meant}"


def _senseless(identifier: str, saved: SavedFailure) -> str:
    """Return what types alone do not tell, or ""."""
    if saved.id != identifier:
        return f"holds the failure {saved.id[:64]!r}, which its name is not"
    if not _DAY.fullmatch(saved.first_seen):
        return "first_seen is no day such as 2026-11-22"
    if not all(0 <= number <= LARGEST_NUMBER for number in _numbers(_plan_of(saved))):
        return f"a number in its plan is negative, or more than {LARGEST_NUMBER:,}"
    return ""


def _plan_of(saved: SavedFailure) -> list[Any]:
    """Return the plan and those of the pages before it, as they are written."""
    before = [part for page in saved.before for part in (page.exchange, *page.mutations)]
    return [*before, saved.exchange, *saved.mutations]


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, int | float):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _numbers(part)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a run's failures came to."""

    results: tuple[ScraperResult, ...]
    """The run's results, with a note where a folder cannot be written to."""
    new: tuple[Path, ...]
    """Files that were not there before."""


def keep_failures(
    units: Sequence[Unit],
    results: Sequence[ScraperResult],
    today: date,
    *,
    options: Options,
    timeouts: Mapping[str, float],
) -> Kept:
    """Write each failure beside its cassette; a file that says the same already is left as it is.

    Nothing is written beside the cassettes that come with the harness.

    Args:
        units: What was run.
        results: What it came to.
        today: The day, in UTC, that new files give as the one on which the failure was first seen.
        options: The run's.
        timeouts: By scraper what the configuration gives as timeout, whatever the run had.
    """
    ran = {unit.spec.name: unit for unit in units}
    noted: list[ScraperResult] = []
    new: list[Path] = []
    for result in results:
        unit, usual = ran[result.name], timeouts[result.name]
        notes: dict[str, None] = {}
        cases = {case.name: case for case in unit.cases}
        for failure in result.failures:
            path = saved_path(cases[failure.case].path, failure.id)
            if path.resolve().is_relative_to(bundled_cassettes().resolve()):
                continue
            try:
                saved = _saved(failure, cases, today)
                if _keep(path, _under(saved, failure.under or unit.under(options), usual)):
                    new.append(path)
            except OSError as error:
                notes[f"{path.parent}: {error.strerror}; failures are not kept there: run with --no-keep"] = None
            except ConfigError as error:
                notes[str(error)] = None
        noted.append(msgspec.structs.replace(result, notes=(*result.notes, *notes)))
    return Kept(tuple(noted), tuple(new))


def _saved(failure: Failure, cases: Mapping[str, Case], today: date) -> SavedFailure:
    case, raised = cases[failure.case], failure.exception
    before = os.path.relpath(cases[failure.after].path, Path(case.path).parent) if failure.after else ""
    return SavedFailure(
        id=failure.id,
        check=failure.check,
        severity=failure.severity,
        scraper=failure.scraper,
        case=failure.case,
        field=failure.field,
        family=failure.family,
        after=before,
        before=failure.before,
        remains=failure.remains,
        exchange=failure.exchange,
        mutations=failure.mutations,
        changes=failure.changes,
        exception=_exception(raised) if raised else None,
        digest=digest_of(case, failure),
        first_seen=today.isoformat(),
    )


def _under(saved: SavedFailure, options: Options, timeout: float) -> SavedFailure:
    """Return a failure with those of its options that no configuration may be left to say."""
    kept = options.timeout if options.timeout != timeout else None
    return msgspec.structs.replace(saved, replay=options.replay, timeout=kept)


def _exception(raised: ExceptionInfo) -> SavedException:
    return SavedException(type=raised.type, where=_portable(raised.where), line=settled(raised.line))


def _portable(where: str) -> str:
    """Return a line of code, or a command that failed, without a folder of this machine."""
    name, colon, line = where.rpartition(":")
    return f"{Path(name).name}{colon}{line}" if Path(name).is_absolute() else where


def _keep(path: Path, saved: SavedFailure) -> bool:
    """Write a failure; say whether it is new. What reruns do not tell alike, such as line numbers, rewrites no file.

    Raises:
        ConfigError: the next run could not read what is there, or what would be written.
        OSError: it cannot be written.
    """
    kept = files_in(path.parent)
    known = load_saved(path) if path in kept else None
    if known is None and len(kept) == MOST_FILES:
        raise ConfigError(f"{path.parent}: {MOST_FILES:,} failures, which is the limit: no more are kept; run prune")
    if known is not None:
        if _plan(known) == _plan(saved):
            return False
        saved = msgspec.structs.replace(saved, first_seen=known.first_seen)
    said = {
        name: value
        for name, value in msgspec.to_builtins(saved).items()
        if value is not False and value not in (None, "", [], ())
    }
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    content = f"{text}\n".encode(errors="backslashreplace")
    try:
        _decoded(content, path.stem)
    except _UnreadableError as error:
        raise ConfigError(f"{path}: not kept, for the next run could not read it: {error}") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return known is None


def _plan(saved: SavedFailure) -> tuple[object, ...]:
    return (saved.severity, _plan_of(saved), saved.digest)
