"""`make extractors`: what the harness finds in published extractors, on the bundled cassettes and on real pages.

Without the collections of real pages beside the checkout the second section says so and is left out. Exits 1 when an
error on the bundled pages has no sentence in `agreed.toml`.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence

import click

from harness.campaign import Unit
from harness.model import Failure, Options, ScraperResult
from tests.extractors.agreed import FILE, judged, raised
from tests.extractors.pages import ARTICLES, DATA, RECIPES
from tests.extractors.runs import BREAKING, NAMES, ON_REAL_PAGES, bundled_units, real_units, run, within
from tests.extractors.shown import explained, shown, table, untested

BUNDLED_EXAMPLES = 100
REAL_PAGES = 20
REAL_EXAMPLES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every extractor, print a table and the errors of each section, and return the exit code."""
    given = _parser().parse_args(arguments)
    started = time.monotonic()
    options = Options(max_examples=given.max_examples or BUNDLED_EXAMPLES, seed=given.seed)
    units = _chosen(bundled_units(), given)
    if given.within:
        units = [within(unit, given.within, options) for unit in units]
    results = _section("Bundled cassettes", units, options, given)
    unexplained = explain(failure for result in results for failure in result.failures)
    missing = [folder for folder in (*ARTICLES, *RECIPES) if not folder.is_dir()]
    if missing and given.pages:
        click.echo(f"\n## Real pages\n\nLeft out: no {missing[0]}; the collections lie in {DATA}.")
    elif given.pages:
        options = Options(max_examples=given.max_examples or REAL_EXAMPLES, seed=given.seed, families=ON_REAL_PAGES)
        results = _section("Real pages", _chosen(real_units(given.pages), given), options, given)
        if not given.markdown:
            _errors(results)
    if not given.markdown:
        click.echo(f"\n{time.monotonic() - started:.0f} s")
    return 1 if unexplained else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.extractors", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME", help="extractors; all of them")
    parser.add_argument(
        "--max-examples",
        type=int,
        help=f"examples a page and family; default {BUNDLED_EXAMPLES} on bundled, {REAL_EXAMPLES} on real pages",
    )
    parser.add_argument(
        "--within", type=int, metavar="N", help="at most N examples an extractor in all, of drift and damage alone"
    )
    parser.add_argument(
        "--pages", type=int, default=REAL_PAGES, help="real pages an extractor (%(default)s); 0 leaves them out"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--markdown", action="store_true", help="print what docs/extractors.md holds, and no more")
    return parser


def _chosen(units: Sequence[Unit], given: argparse.Namespace) -> list[Unit]:
    return [unit for unit in units if unit.spec.name in (given.names or NAMES)]


def _section(
    title: str, units: Sequence[Unit], options: Options, given: argparse.Namespace
) -> tuple[ScraperResult, ...]:
    results = run(units, options, workers=given.workers)
    families = ", ".join(family for family in options.families if family != "wire")
    budget = f"up to {options.max_examples} examples a page and family: {families}"
    if given.within:
        budget = f"at most {given.within:,} examples an extractor: {', '.join(BREAKING)}"
    click.echo(f"\n## {title}\n")
    click.echo(f"Seed {options.seed}, {budget}.\n")
    click.echo("\n".join(table(results)))
    for line in untested(results):
        click.echo(f"\n{line}")
    for result in results if not given.markdown else ():
        for note in result.notes:
            click.echo(f"\nNote: {result.name}: {note}")
    return results


def explain(failures: Iterable[Failure]) -> bool:
    """Print each error with what is said of it, then those of which nothing is; say whether there are any."""
    found, unexplained = judged(failures)
    for verdict, title in (("bug", "To which a maintainer would agree"), ("hazard", "Hazards, and no bugs")):
        click.echo(f"\n## {title}")
        for judgement, errors in found.items():
            if judgement.verdict == verdict:
                click.echo("\n" + "\n".join(explained(judgement, errors)))
    for failure in unexplained:
        asked = " ".join(part for part in (failure.check, failure.field, raised(failure)) if part)
        click.echo(
            f"\n{FILE.name}: no sentence for {failure.scraper}: {asked}; write one, or find out why it is told\n"
        )
        click.echo("\n".join(shown(failure, diff=failure.diff)))
    defects = {(one.says, error.scraper) for one, errors in found.items() if one.verdict == "bug" for error in errors}
    click.echo(f"\n{len(defects)} distinct defects of {len({name for _, name in defects})} extractors.")
    return bool(unexplained)


def _errors(results: Iterable[ScraperResult]) -> None:
    for result in results:
        for failure in result.failures:
            if failure.severity == "error":
                click.echo("\n" + "\n".join(shown(failure, diff=failure.diff)))


if __name__ == "__main__":
    sys.exit(main())
