"""`make extractors`: what the harness finds in published extractors, on the bundled cassettes and on real pages.

Without the collections of real pages beside the checkout the second section says so and is left out.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version

import click

from harness.campaign import Unit
from harness.model import Failure, Options, ScraperResult, Severity
from tests.extractors.pages import ARTICLES, DATA, RECIPES
from tests.extractors.runs import ON_REAL_PAGES, bundled_units, real_units, run

BUNDLED_EXAMPLES = 60
REAL_PAGES = 20
REAL_EXAMPLES = 5
LONGEST = 300
HEADINGS = ("extractor", "version", "pages", "examples", "errors", "warnings")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run every extractor and print a table and the errors of each section."""
    given = _parser().parse_args(arguments)
    started = time.monotonic()
    options = Options(max_examples=given.max_examples or BUNDLED_EXAMPLES, seed=given.seed)
    _section("Bundled cassettes", bundled_units(), options, given)
    missing = [folder for folder in (*ARTICLES, *RECIPES) if not folder.is_dir()]
    if missing:
        click.echo(f"\n## Real pages\n\nLeft out: no {missing[0]}; the collections lie in {DATA}.")
    else:
        options = Options(max_examples=given.max_examples or REAL_EXAMPLES, seed=given.seed, families=ON_REAL_PAGES)
        _section("Real pages", real_units(given.pages), options, given)
    if not given.markdown:
        click.echo(f"\n{time.monotonic() - started:.0f} s")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.extractors", description=__doc__)
    parser.add_argument(
        "--max-examples",
        type=int,
        help=f"examples a page and family; default {BUNDLED_EXAMPLES} on bundled, {REAL_EXAMPLES} on real pages",
    )
    parser.add_argument("--pages", type=int, default=REAL_PAGES, help="real pages an extractor (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--markdown", action="store_true", help="print the tables alone, as in docs/extractors.md")
    return parser


def _section(title: str, units: Sequence[Unit], options: Options, given: argparse.Namespace) -> None:
    results = run(units, options, workers=given.workers)
    families = ", ".join(family for family in options.families if family != "wire")
    click.echo(f"\n## {title}\n")
    click.echo(f"Seed {options.seed}, up to {options.max_examples} examples a page and family: {families}.\n")
    click.echo("\n".join(table([HEADINGS, *map(_row, results)])))
    if given.markdown:
        return
    for result in results:
        for case in result.cases:
            if case.baseline != "ok":
                click.echo(f"\nNOT TESTED  {result.name} · {case.case}: {case.baseline}")
        for note in result.notes:
            click.echo(f"\nNOTE  {result.name} · {note}")
        for failure in result.failures:
            if failure.severity == "error":
                click.echo("\n" + "\n".join(told(failure)))


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table whose columns stand below each other, the first row being its heading."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in rows]
    yield lines[0]
    yield f"| {' | '.join('-' * width for width in widths)} |"
    yield from lines[1:]


def _row(result: ScraperResult) -> tuple[str, ...]:
    tested = sum(1 for case in result.cases if case.baseline == "ok")
    pages = str(tested) if tested == len(result.cases) else f"{tested} of {len(result.cases)}"
    counts = (_by_check(result, "error"), _by_check(result, "warning"))
    return (result.name, version(result.name), pages, f"{result.examples:,}", *counts)


def _by_check(result: ScraperResult, severity: Severity) -> str:
    found = Counter(failure.check for failure in result.failures if failure.severity == severity)
    return ", ".join(f"{check} {times}" for check, times in sorted(found.items())) or "-"


def told(failure: Failure) -> Iterator[str]:
    """Yield one failure: what, where, the smallest change in words, and the evidence."""
    yield " · ".join(part for part in (failure.check, failure.scraper, failure.field) if part)
    yield f"  page      {failure.case} ({failure.family})"
    for change in failure.changes:
        yield f"  change    {change}"
    yield f"  evidence  {_line(failure.evidence)}"
    if failure.exception is None:
        yield f"  expected  {_line(failure.expected)}"
        yield f"  got       {_line(failure.got)}"
    else:
        yield f"  raised    at {failure.exception.origin or failure.exception.where}"
    if failure.also:
        yield f"  also on   {len(failure.also)} more"


def _line(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"


if __name__ == "__main__":
    main()
