"""Run scrapers of the zoo, and compare what is found with the table in `tests/zoo/README.md`."""

import re
import shutil
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import msgspec

from harness.campaign import Unit, bundled_exhibits, run_campaign
from harness.config import load_config, units_of
from harness.hunt import Bench, Elsewhere, replay, sandbox_of
from harness.model import (
    FAMILIES,
    Event,
    Failure,
    FailureFound,
    Family,
    Options,
    Progress,
    RunFinished,
    ScraperResult,
)

ZOO = Path(__file__).parent / "zoo"
CONFIG = load_config(ZOO / "scraper-harness.toml", ZOO)
OPTIONS = CONFIG.options

EXAMPLES_OF_PROGRAMS = 20
"""A family's for a program, whose example takes as long as a process does."""

_NEEDS = re.compile(r"^(?:#|//) needs: (.+)$", re.MULTILINE)
_ROW = re.compile(r"^\| ([a-z][a-z0-9-]+) \| [^|]+ \| ?([a-z-]*) ?\| ?([a-z]*) ?\|$", re.MULTILINE)
_ROWS = [row for row in _ROW.findall((ZOO / "README.md").read_text(encoding="utf-8")) if row[0] != "scraper"]

EXPECTED: dict[str, str] = {name: check for name, check, _ in _ROWS}
"""Scraper to the check that names its bug; an empty text for a sound one."""
SHOWS: dict[str, tuple[Family, ...]] = {
    name: tuple(family for family in FAMILIES if shown in {"", family}) for name, _, shown in _ROWS
}
"""Scraper to the families under which its bug shows, none where the recorded page does; of a sound one all."""


@cache
def unit(name: str) -> Unit:
    return units_of([next(spec for spec in CONFIG.specs if spec.name == name)])[0]


def missing(name: str) -> list[str]:
    """Return the tools that a program says it needs, and that this machine lacks."""
    spec = unit(name).spec
    files = [Path(spec.folder, argument) for argument in spec.command if Path(spec.folder, argument).is_file()]
    needed = [tool for file in files for tools in _NEEDS.findall(file.read_text("utf-8")) for tool in tools.split()]
    return [tool for tool in needed if shutil.which(tool) is None]


def options(name: str, seed: int) -> Options:
    examples = EXAMPLES_OF_PROGRAMS if unit(name).spec.command else OPTIONS.max_examples
    return msgspec.structs.replace(CONFIG.own.get(name, OPTIONS), seed=seed, max_examples=examples)


class Hunted(msgspec.Struct, frozen=True):
    """What a run of one scraper came to."""

    failures: tuple[Failure, ...]
    wrong: tuple[str, ...]
    """What it lacks or has too much by the table."""
    found_after: int | None = None
    """The examples that it took until the planted bug showed; None where it did not, or there is none."""


def hunt(
    name: str,
    seed: int = 0,
    *,
    most: int = OPTIONS.max_examples,
    families: tuple[Family, ...] = OPTIONS.families,
    to_the_end: bool = True,
) -> Hunted:
    """Run one scraper with at most so many examples a family, to the end or until its planted bug shows."""
    examples, found_after = 0, None
    with closing(_events(name, seed, most=most, families=families)) as events:
        for event in events:
            examples += isinstance(event, Progress)
            if isinstance(event, FailureFound) and event.failure.check == EXPECTED[name] and found_after is None:
                found_after = examples
                if not to_the_end:
                    return Hunted((event.failure,), (), found_after)
            if isinstance(event, RunFinished):
                (result,) = event.results
    return Hunted(result.failures, tuple(complaints(name, result)), found_after)


def run(
    name: str,
    seed: int = 0,
    *,
    most: int = OPTIONS.max_examples,
    families: tuple[Family, ...] = OPTIONS.families,
) -> ScraperResult:
    """Run one scraper with at most so many examples a family: the default budget, for a program a smaller one."""
    *_, finished = _events(name, seed, most=most, families=families)
    assert isinstance(finished, RunFinished)
    return finished.results[0]


def _events(name: str, seed: int, *, most: int, families: tuple[Family, ...]) -> Generator[Event]:
    limits = options(name, seed)
    limits = msgspec.structs.replace(limits, max_examples=min(limits.max_examples, most), families=families)
    yield from run_campaign([unit(name)], bundled_exhibits(), limits)


def complaints(name: str, result: ScraperResult) -> Iterator[str]:
    """Yield what a result lacks or has too much by the table."""
    if result.baseline != "ok":
        yield f"baseline: {result.baseline}"
    wanted = EXPECTED[name]
    if wanted and wanted not in {failure.check for failure in result.failures}:
        yield f"missed: no {wanted}"
    if not wanted:
        yield from (f"false alarm: {told(failure)}" for failure in result.failures if failure.severity == "error")


def told(failure: Failure) -> str:
    plan = msgspec.json.encode(failure.mutations).decode()
    return (
        f"{failure.check} of {failure.field or 'the result'}: expected {failure.expected}, got {failure.got}, by {plan}"
    )


def replayed(name: str, failure: Failure, seed: int = 0) -> str:
    """Run a failure again in a new process and return what became of it."""
    spec, limits = unit(name).spec, options(name, seed)
    cases = {case.name: case for case in unit(name).cases}
    case, previous = cases[failure.case], cases.get(failure.after)
    with sandbox_of(spec, limits) as sandbox, Elsewhere(spec, limits) as other:
        return replay(
            Bench(sandbox, case, bundled_exhibits(), limits, key=spec.key), failure, elsewhere=other, previous=previous
        ).state
