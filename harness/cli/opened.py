"""A failure by its ID, with all that it takes to run it again: from this machine's store, or kept beside a cassette."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from harness.campaign import bundled_exhibits, load_failure
from harness.campaign.saved import load_saved, saved_files
from harness.campaign.store import FOLDER, is_elsewhere
from harness.cases import load_case, with_golden
from harness.config import Config, load_config, select, units_of
from harness.errors import ConfigError
from harness.hunt import Bench, Elsewhere, Replay, replay, sandbox_of
from harness.model import Case, Failure, Options, ScraperSpec


@dataclass(frozen=True, slots=True)
class Opened:
    """A failure with its scraper and case."""

    failure: Failure
    spec: ScraperSpec
    case: Case
    previous: Case | None
    """The case that must be scraped before, where the failure says so."""
    options: Options
    digest: str = ""
    """SHA-256 of the page on which it was found, where that is known."""


def open_failure(identifier: str, path: Path | None = None) -> Opened:
    """Return the failure with this ID, or the only one whose ID begins so.

    Args:
        identifier: The ID, or its first digits.
        path: The configuration that names the cassettes beside which it may be kept; by default the nearest.

    Raises:
        ConfigError: there is none, there are several, or its file cannot be read.
        CassetteError: its cassette cannot be read.
    """
    config = load_config(path, Path.cwd())
    if is_elsewhere(identifier):
        cassettes = {*config.cassettes, *(path for spec in config.specs for path in spec.cassettes)}
        found = {path.resolve() for path in saved_files(sorted(cassettes)) if path.name.startswith(identifier)}
        if not found:
            beside = f"nor beside the cassettes of {config.path}" if config.path else "and there is no configuration"
            raise ConfigError(
                f"{FOLDER}: no failure {identifier}, {beside}; give the run's own to --config,"
                " or run again in this folder to find it anew"
            )
        return _beside_a_cassette(identifier, sorted(found), config)
    stored = load_failure(identifier)
    cassette, before = Path(stored.cassette), Path(stored.previous)
    case = with_golden(load_case(cassette, cassette.parent, limits=config.limits), stored.spec.name)
    return Opened(
        failure=stored.failure,
        spec=stored.spec,
        case=msgspec.structs.replace(case, name=stored.failure.case),
        previous=load_case(before, before.parent, limits=config.limits) if stored.previous else None,
        options=stored.options,
    )


def _beside_a_cassette(identifier: str, found: list[Path], config: Config) -> Opened:
    if len(found) > 1:
        raise ConfigError(f"{identifier} is short for {len(found)} failures; give more digits")
    (path,) = found
    kept = load_saved(path)
    unit = units_of(select(config, [kept.scraper], (), Path.cwd()), config.limits, config.own)[0]
    options = unit.under(config.options)
    cases = {case.name: case for case in unit.cases}
    for saved in unit.saved:
        if saved.id == kept.id and Path(cases[saved.case].path).resolve().parent == path.parent.parent:
            previous = cases.get(saved.after)
            if saved.after and previous is None:
                raise ConfigError(f"{path}: {saved.after} must be scraped before, and is no case of {kept.scraper}")
            under = saved.under(options)
            return Opened(saved.failure, unit.spec, cases[saved.case], previous, under, saved.digest)
    raise ConfigError(f"{path}: its case {kept.case} is not among the cassettes of {kept.scraper}; add it")


@contextmanager
def played(opened: Opened) -> Iterator[tuple[Bench, Replay]]:
    """Run a failure again in new processes, and give what became of it with the bench that it ran on."""
    with sandbox_of(opened.spec, opened.options) as sandbox, Elsewhere(opened.spec, opened.options) as elsewhere:
        bench = Bench(sandbox, opened.case, bundled_exhibits(), opened.options, key=opened.spec.key)
        yield (
            bench,
            replay(bench, opened.failure, elsewhere=elsewhere, previous=opened.previous, digest=opened.digest),
        )
