"""`scraper-harness backtest NAME OLD NEW`."""

import sys
from pathlib import Path

import click
from rich.console import Console

from harness.ageing import LONGEST
from harness.campaign.verdict import FAILED, SUCCESS
from harness.cli.ages import with_ages
from harness.cli.paths import FILE, PROFILE
from harness.config import load_config, select
from harness.errors import ConfigError
from harness.model import Case
from harness.reports.paint import paint
from harness.survival import backtest, day_of, months_between, read_capture
from harness.survival.told import backtest_lines


@click.command("backtest")
@click.argument("name", metavar="NAME_OR_TARGET")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
@click.option("--months", type=click.FloatRange(0.1), help="Months between the captures, where no date tells them.")
@click.option("--profile", type=PROFILE, metavar="NAME_OR_FILE", help="How pages age (measured).")
def backtest_command(  # noqa: PLR0917 (click passes them by name)
    name: str, old: Path, new: Path, config: Path | None, months: float | None, profile: str | None
) -> None:
    """Tell what became of a scraper between two captures of one page.

    OLD and NEW are cassettes or pages (*.html, *.html.gz). When they were captured is told by a date in the file's
    name, such as shop-2026-01-10.html, by the Date of a cassette's answer, or by --months.

    Exits 0 when each field has the same value, 1 when one has not, 2 when nothing could be compared.
    """
    start = Path.cwd()
    loaded = with_ages(load_config(config, start), (), profile)
    (spec,) = select(loaded, (name,), (), start)
    captures = [read_capture(path, limits=loaded.limits) for path in (old, new)]
    between = months or months_between(*captures)
    if between is None:
        raise ConfigError(_undated(*captures))
    told = backtest(spec, loaded.options_of(spec.name), captures, min(between, float(LONGEST)))
    paint(Console(), list(backtest_lines(told)))
    sys.exit(SUCCESS if told.survived else FAILED)


def _undated(old: Case, new: Case) -> str:
    """Say why it is not known how much later a capture is than the other."""
    before, after = day_of(old), day_of(new)
    if before and after and after < before:
        return f"{new.path}: is the older one, of {after}, and {old.path} is of {before}; give OLD before NEW"
    if before and before == after:
        return f"{new.path}: is of {after}, as {old.path} is; give a later capture, or --months"
    undated = old if before is None else new
    return f"{undated.path}: no date tells when it was captured; put the day in its name, or give --months"
