"""What was run, so exactly that the results of two runs of it are the same: the condition for going on with one.

In: what is to be run. Out: a value that is stored with a run and says in words how another differs.
"""

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterator, Sequence
from importlib import metadata

import msgspec

from harness.campaign.executor import Unit
from harness.campaign.source import source_files
from harness.model import Exhibit, Options, ScraperSpec

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


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown  # noqa: PLR2004 (as many as shown)
