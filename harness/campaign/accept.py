"""What scrapers give on their recorded pages is accepted as what they are to give from now on.

In: scrapers with their cases. Out: for each case what its golden file held and what it holds now, or why nothing could
be accepted; and golden files that belong to nothing any more.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.campaign.executor import Unit
from harness.cases import golden_files, golden_path, read_golden, with_golden, write_golden
from harness.cases.sidecar import SUFFIXES, stem
from harness.errors import CassetteError, HarnessError
from harness.golden import OutOfTimeError, document, document_diff, renewed
from harness.hunt import Bench, Elsewhere, sandbox_of
from harness.model import Acceptance, Case, Golden, Options, ScraperSpec, golden_name
from harness.run import broken, outcome_words

RESULTS = frozenset({"items", "nothing", "refusal"})
"""Kinds of outcome that an error page may have; a crash is none to be accepted."""


class NoResultError(Exception):
    """There is nothing to be accepted; the message says why."""


def accept(unit: Unit, options: Options, *, dry_run: bool) -> Iterator[Acceptance]:
    """Run a scraper on each of its cases and yield what is accepted; written unless it is a dry run.

    Each page is scraped again under other circumstances: what differs then is accepted by type.
    """
    spec = unit.spec
    try:
        with sandbox_of(spec, options) as sandbox, Elsewhere(spec, options) as elsewhere:
            for case in unit.cases:
                yield _accepted(Bench(sandbox, case, (), options, key=spec.key), elsewhere, spec.name, dry_run=dry_run)
    except HarnessError as error:
        yield Acceptance(scraper=spec.name, refused=str(error))


def _accepted(bench: Bench, elsewhere: Elsewhere, scraper: str, *, dry_run: bool) -> Acceptance:
    case, path = bench.case, golden_path(Path(bench.case.path), scraper)
    try:
        golden = _result(bench, elsewhere, scraper)
        diff = _diff(case, golden)
        if diff and not dry_run:
            with_golden(case, scraper)  # which one of this very run may have written, under the same name
            write_golden(path, golden)
    except (NoResultError, CassetteError) as error:
        return Acceptance(scraper=scraper, case=case.name, refused=str(error))
    return Acceptance(scraper=scraper, case=case.name, path=_shown(path), is_new=case.golden is None, diff=diff)


def _result(bench: Bench, elsewhere: Elsewhere, scraper: str) -> Golden:
    """Return what is accepted from now on.

    Raises:
        NoResultError: the recorded page gives no result, or not of one kind, or the old one cannot be compared.
    """
    if (reason := broken(bench)) != "ok":
        raise NoResultError(reason)
    if bench.baseline.kind not in RESULTS:
        raise NoResultError(outcome_words(bench.baseline))
    again = elsewhere.again(bench).outcome
    if again.kind != bench.baseline.kind:
        raise NoResultError(f"gives {bench.baseline.kind} in one process and {again.kind} in another")
    name, before = stem(Path(bench.case.path)).name, bench.case.golden
    try:
        return renewed(scraper, name, (bench.baseline, again), before)
    except OutOfTimeError as error:
        raise NoResultError(
            f"{golden_name(name, scraper)} takes too long to compare: write one that cannot backtrack for re:{error}"
        ) from None


def _diff(case: Case, golden: Golden) -> str:
    """Return how a golden file changes: as it is written, however a maintainer laid it out."""
    before, after = document(case.golden) if case.golden else b"", document(golden)
    return "" if before == after else document_diff(before, after)


def stale_files(specs: Sequence[ScraperSpec]) -> Iterator[tuple[str, str]]:
    """Yield each golden file that lies among the scrapers' cassettes and belongs to none of them, with the reason.

    One of a target that was named on the command line belongs to no configuration and is left alone.
    """
    known = {spec.name: spec for spec in specs}
    places = dict.fromkeys(Path(place).resolve() for spec in specs for place in spec.cassettes)
    for path in sorted({path for place in places for path in golden_files(place)}):
        try:
            golden = read_golden(path)
        except HarnessError:
            yield _shown(path), "cannot be read"
            continue
        if golden is not None and (reason := _stale(path, golden, known)):
            yield _shown(path), reason


def _stale(path: Path, golden: Golden, known: dict[str, ScraperSpec]) -> str:
    if path.name != golden.file_name:
        return f"says that it is of scraper {golden.scraper} and case {golden.case}"
    cassette = next((one for suffix in SUFFIXES if (one := path.with_name(golden.case + suffix)).exists()), None)
    if cassette is None:
        return "its cassette is gone"
    if golden.scraper not in known:
        return "" if ":" in golden.scraper else f"no scraper is called {golden.scraper}"
    places = [Path(place).resolve() for place in known[golden.scraper].cassettes]
    if not any(cassette.is_relative_to(place) for place in places):
        return f"{golden.scraper} does not run on this cassette"
    return ""


def _shown(path: Path) -> str:
    """Return a path as a person in the working folder would write it."""
    return os.path.relpath(path)
