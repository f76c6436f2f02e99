"""What was run, so exactly that the results of two runs of it are the same: the condition for going on with one.

In: what is to be run. Out: a value that is stored with a run and says in words how another differs.
"""

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from importlib import metadata
from typing import Any

import msgspec

from harness.campaign.executor import Unit
from harness.campaign.source import source_files
from harness.model import MEBIBYTE, Exhibit, Options, ScraperSpec

_CONFIGURED = ("memory", "ignore", "absent")
"""Options that the command line does not have."""
_PACKAGES = ("scraper-harness", "hypothesis")
"""What is drawn from a seed is theirs to say."""


class ScraperPrint(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper with its cases, as digests."""

    name: str
    configuration: str
    code: str
    """Of the files that the scraper is made of; what is installed is not among them."""
    cassettes: str


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides what a run finds."""

    versions: dict[str, str]
    options: Options
    exhibits: str
    scrapers: tuple[ScraperPrint, ...]

    def differences(self, now: "Fingerprint") -> Iterator[str]:
        """Yield in words what is no longer as it was in the run with this fingerprint, and how to have it so again."""
        names = [scraper.name for scraper in self.scrapers]
        if names != [scraper.name for scraper in now.scrapers]:
            yield f"it was of {_few(names)}; name these"
            return
        for name in Options.__struct_fields__:
            was, is_ = getattr(self.options, name), getattr(now.options, name)
            if was != is_:
                yield f"its {name} was {_shown(name, was)} and is {_shown(name, is_)}; {_given(name, was)}"
        for before, after in zip(self.scrapers, now.scrapers, strict=True):
            for what in ("configuration", "code", "cassettes"):
                if getattr(before, what) != getattr(after, what):
                    yield f"the {what} of {before.name} changed since; take the change back"
        for what, version in self.versions.items():
            if version != now.versions.get(what):
                yield f"it was with {what} {version}; install that"
        if self.exhibits != now.exhibits:
            yield "the error pages changed since; take the change back"


def fingerprint_of(units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options) -> Fingerprint:
    """Return the fingerprint of a run."""
    versions = {name: metadata.version(name) for name in _PACKAGES}
    return Fingerprint(
        versions={**versions, "Python": platform.python_version()},
        options=options,
        exhibits=_digest(exhibits),
        scrapers=tuple(
            ScraperPrint(
                name=unit.spec.name,
                configuration=_digest((unit.spec, unit.own)),
                code=_code(unit.spec),
                cassettes=_digest(unit.cases),
            )
            for unit in units
        ),
    )


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(msgspec.to_builtins(value)).encode()).hexdigest()[:16]


def _code(spec: ScraperSpec) -> str:
    digest = hashlib.sha256()
    for path in sorted(source_files(spec)):
        with contextlib.suppress(OSError):  # it cannot be run either, which the run itself tells
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _shown(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "empty"
    if name == "profile":
        return value.name if value else "measured"
    if name == "memory":
        return f"{value // MEBIBYTE} MiB"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _given(name: str, was: Any) -> str:
    """Say how an option is given its value: on the command line where that has it, else in the configuration."""
    if name == "families":
        return f"give {' '.join(f'--family {family}' for family in was)}"
    if name == "months":
        return f"give --months {','.join(map(str, was)) or 0}"
    if name in _CONFIGURED:
        return f"set {name} back in the configuration"
    return f"give --{name.replace('_', '-')} {_shown(name, was)}"


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown  # noqa: PLR2004 (as many as shown)
