"""What was run, so exactly that the results of two runs of it are the same: the condition for going on with one.

In: what is to be run. Out: a value that is stored with a run and says in words how another differs.
"""

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

import msgspec

from harness.campaign.executor import Unit
from harness.model import Exhibit, Options, ScraperSpec

_PACKAGES = ("scraper-harness", "hypothesis")
"""What is drawn from a seed is theirs to say."""


class ScraperPrint(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper with its cases, as digests."""

    name: str
    configuration: str
    code: str
    """Of the files that the scraper is named by; what they import is not followed."""
    cassettes: str


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides what a run finds."""

    versions: dict[str, str]
    options: Options
    exhibits: str
    scrapers: tuple[ScraperPrint, ...]

    def differences(self, now: "Fingerprint") -> Iterator[str]:
        """Yield in words what is no longer as it was in the run with this fingerprint."""
        names = [scraper.name for scraper in self.scrapers]
        if names != [scraper.name for scraper in now.scrapers]:
            yield f"it was of {_few(names)}"
            return
        for name in Options.__struct_fields__:
            was = getattr(self.options, name)
            if was != getattr(now.options, name):
                yield f"its {name} was {was}"
        for before, after in zip(self.scrapers, now.scrapers, strict=True):
            for what in ("configuration", "code", "cassettes"):
                if getattr(before, what) != getattr(after, what):
                    yield f"the {what} of {before.name} changed since"
        for what, version in self.versions.items():
            if version != now.versions.get(what):
                yield f"it was with {what} {version}"
        if self.exhibits != now.exhibits:
            yield "the error pages changed since"


def fingerprint_of(units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options) -> Fingerprint:
    """Return the fingerprint of a run."""
    versions = {name: metadata.version(name) for name in _PACKAGES}
    shared = {id(unit.cases): unit.cases for unit in units}
    cassettes = {key: _digest(cases) for key, cases in shared.items()}
    return Fingerprint(
        versions={**versions, "Python": platform.python_version()},
        options=options,
        exhibits=_digest(exhibits),
        scrapers=tuple(
            ScraperPrint(
                name=unit.spec.name,
                configuration=_digest(unit.spec),
                code=_code(unit.spec),
                cassettes=cassettes[id(unit.cases)],
            )
            for unit in units
        ),
    )


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(msgspec.to_builtins(value)).encode()).hexdigest()[:16]


def _code(spec: ScraperSpec) -> str:
    digest = hashlib.sha256()
    for path in _named_files(spec):
        with contextlib.suppress(OSError):  # it cannot be run either, which the run itself tells
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _named_files(spec: ScraperSpec) -> Iterator[Path]:
    if spec.command:
        candidates = [Path(spec.folder, argument) for argument in spec.command]
    else:
        module = spec.target.partition(":")[0].replace(".", "/")
        candidates = [Path(folder, module + end) for folder in spec.search_path for end in ("/__init__.py", ".py")]
    found = (path for path in candidates if path.is_file())
    yield from found if spec.command else list(found)[:1]


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown  # noqa: PLR2004 (as many as shown)
