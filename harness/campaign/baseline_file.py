"""The baseline file: TOML that the harness writes and people edit.

In: a ratchet, or a file. Out: the other. The same ratchet gives the same bytes, in an order that makes small diffs.
The file is untrusted as any other: it is bounded, and decoded into fixed types.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from harness.errors import ConfigError
from harness.model import FAMILIES, Accepted, Family, Known, Ratchet, Replay, Tally
from harness.model.converted import converted, other_version
from harness.model.suggest import did_you_mean
from harness.model.toml import dotted, literal, row
from harness.reports import write

VERSION = 1
MOST_BYTES = 16 << 20
LONGEST_KEY = 60
"""Characters of an unknown key that are shown."""

HEADER = """\
# What is known and accepted of these scrapers, written by `scraper-harness baseline --update`; commit it.
# `reason` and `until` of an entry are yours to edit and are kept; comments are not.
"""

_Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class _Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    examples: _Count
    equal: _Count
    missing: _Count
    refused: _Count
    failed: _Count


class _Scraper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cases: tuple[str, ...]
    seed: int
    max_examples: _Count
    replay: Replay


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[1]
    accepted: tuple[Accepted, ...] = ()
    survival: dict[str, dict[str, Any]] = {}


def read_baseline(path: Path) -> Ratchet | None:
    """Read a baseline file; None where there is none.

    Raises:
        ConfigError: it cannot be read, is too large, or is not what `write_baseline` writes.
    """
    remedy = "correct it, or delete it and run scraper-harness baseline --update"
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{path}: larger than {MOST_BYTES >> 20} MiB; {remedy}")
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        if data.get("version", VERSION) != VERSION:
            raise ConfigError(f"{path}: {other_version(data['version'], VERSION)}")
        for wrong in _wrong_keys(data):
            raise ConfigError(f"{path}: {wrong}")
        if "version" not in data:
            raise ConfigError(f"{path}: it is not said of which version it is: begin it with version = {VERSION}")
        document = _converted(data, _Document)
        known = {name: _known(name, table) for name, table in document.survival.items()}
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; give baseline a file that can be read") from error
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}; {remedy}") from error
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {error}; {remedy}") from error
    return Ratchet(accepted=document.accepted, known=known)


def write_baseline(path: Path, ratchet: Ratchet) -> bool:
    """Write a baseline file, whole or not at all; say whether a byte of it changed.

    Raises:
        ConfigError: it cannot be written.
    """
    content = baseline_document(ratchet)
    if path.is_file() and path.read_bytes() == content:
        return False
    write(path, content, "baseline")
    return True


def baseline_document(ratchet: Ratchet) -> bytes:
    """Return the file's content."""
    parts = [f"{HEADER}\nversion = {VERSION}\n"]
    ordered = sorted(ratchet.accepted, key=lambda entry: entry.order)
    parts += ["[[accepted]]\n" + "".join(_entry(entry)) for entry in ordered]
    for name, known in sorted(ratchet.known.items()):
        parts.append(f"[{dotted('survival', name)}]\n" + "".join(_settings(known)))
        parts += [
            f"[{dotted('survival', name, family)}]\n" + "".join(_counts(known.tallies[family]))
            for family in FAMILIES
            if family in known.tallies
        ]
    return "\n".join(parts).encode()


def missing_baseline(path: Path | None) -> str:
    """Return what to say of a baseline file that the configuration names and that is not there, or ""."""
    if path is None or path.exists():
        return ""
    remedy = "correct baseline in the configuration, or write it with scraper-harness baseline --update"
    return f"{path}: there is no such baseline file, so every failure counts as new; {remedy}"


def _wrong_keys(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the names of keys; what is no table is left to be told by its type."""
    yield from _unknown(data, _Document.__struct_fields__)
    entries = data.get("accepted")
    for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
        yield from _unknown(entry, Accepted.__struct_fields__, f" in entry {number} of accepted")
    survival = data.get("survival")
    for name, table in survival.items() if isinstance(survival, Mapping) else ():
        place = dotted("survival", name)
        yield from _unknown(table, (*_Scraper.__struct_fields__, *FAMILIES), f" in {place}")
        for family in FAMILIES:
            counts = table.get(family) if isinstance(table, Mapping) else None
            yield from _unknown(counts, _Counts.__struct_fields__, f" in {place}.{family}")


def _unknown(table: object, known: Sequence[str], place: str = "") -> Iterator[str]:
    for key in table if isinstance(table, Mapping) else ():
        if key not in known:
            meant = did_you_mean(key, known) or f"known are {', '.join(known)}"
            yield f"unknown key {dotted(key)[:LONGEST_KEY]}{place}: {meant}"


def _converted(data: object, kind: Any) -> Any:
    return converted(data, kind, builtin_types=(date,))


def _known(name: str, table: dict[str, Any]) -> Known:
    try:
        counts = {family: _converted(table[family], _Counts) for family in FAMILIES if family in table}
        scraper: _Scraper = _converted({key: value for key, value in table.items() if key not in counts}, _Scraper)
        tallies = {family: _tally(family, each) for family, each in counts.items()}
    except msgspec.ValidationError as error:
        raise msgspec.ValidationError(f"survival.{name}: {error}") from error
    return Known(
        cases=scraper.cases,
        seed=scraper.seed,
        max_examples=scraper.max_examples,
        replay=scraper.replay,
        tallies=tallies,
    )


def _tally(family: Family, counts: _Counts) -> Tally:
    tally = Tally(equal=counts.equal, missing=counts.missing, refused=counts.refused, failed=counts.failed)
    if tally.examples != counts.examples:
        raise msgspec.ValidationError(f"examples of {family} are {counts.examples}, and add up to {tally.examples}")
    return tally


def _entry(entry: Accepted) -> Iterator[str]:
    for name in Accepted.__struct_fields__:
        value = getattr(entry, name)
        if value or name == "reason":
            yield f"{row(name, value)}\n"


def _settings(known: Known) -> Iterator[str]:
    cases = "".join(f"  {literal(case)},\n" for case in sorted(known.cases))
    yield f"cases = [\n{cases}]\n"
    for name in ("seed", "max_examples", "replay"):
        yield f"{row(name, getattr(known, name))}\n"


def _counts(tally: Tally) -> Iterator[str]:
    for name in _Counts.__struct_fields__:
        yield f"{row(name, getattr(tally, name))}\n"
