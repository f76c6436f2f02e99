"""Run scrapers of the zoo, and compare what is found with the table in `tests/zoo/README.md`."""

import re
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

from harness.campaign import Unit, bundled_exhibits, run_campaign
from harness.config import load_config, units_of
from harness.hunt import Bench, Elsewhere, replay, sandbox_of
from harness.model import FAMILIES, Event, Failure, Family, Options, RunFinished, ScraperResult

ZOO = Path(__file__).parent / "zoo"
CONFIG = load_config(ZOO / "scraper-harness.toml", ZOO)

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
    examples = EXAMPLES_OF_PROGRAMS if unit(name).spec.command else CONFIG.options.max_examples
    return msgspec.structs.replace(CONFIG.own.get(name, CONFIG.options), seed=seed, max_examples=examples)


def events_of(
    name: str,
    seed: int = 0,
    *,
    most: int = CONFIG.options.max_examples,
    families: tuple[Family, ...] = CONFIG.options.families,
) -> Iterator[Event]:
    """Run one scraper with at most so many examples a family: the default budget, for a program a smaller one."""
    limits = options(name, seed)
    limits = msgspec.structs.replace(limits, max_examples=min(limits.max_examples, most), families=families)
    return run_campaign([unit(name)], bundled_exhibits(), limits)


def result_of(events: Iterable[Event]) -> ScraperResult:
    """Let a scraper's run go to its end."""
    *_, finished = events
    assert isinstance(finished, RunFinished)
    return finished.results[0]


def run(
    name: str,
    seed: int = 0,
    *,
    most: int = CONFIG.options.max_examples,
    families: tuple[Family, ...] = CONFIG.options.families,
) -> ScraperResult:
    """Run one scraper to its end; see `events_of`."""
    return result_of(events_of(name, seed, most=most, families=families))


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
