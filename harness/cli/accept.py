"""`scraper-harness accept`."""

import sys
from pathlib import Path
from typing import get_args

import click
from rich.console import Console

from harness.campaign import accept, stale_files
from harness.campaign.verdict import FAILED, SUCCESS, UNUSABLE
from harness.cli.paths import FILE, with_cassettes
from harness.config import load_config, overridden, select, units_of
from harness.model import Replay
from harness.reports import AcceptReport


@click.command("accept")
@click.argument("names", nargs=-1, metavar="[NAME_OR_TARGET]...")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
@with_cassettes
@click.option("--timeout", type=float, help="Seconds after which one call of a scraper is a hang (10).")
@click.option(
    "--replay",
    "replay_mode",
    type=click.Choice(get_args(Replay)),
    help="Serve from the scraper's own memory, or on the loopback (memory).",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
def accept_command(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    config: Path | None,
    cassettes: tuple[str, ...],
    timeout: float | None,
    replay_mode: Replay | None,
    dry_run: bool,
) -> None:
    """Keep what scrapers return as golden files.

    From then on, run compares each recorded page's result with what was accepted. Matchers written by hand stay where
    they still match.

    Exits 0, or 2 when a scraper fails on a recorded page; a dry run exits 1 when something would change.
    """
    start = Path.cwd()
    loaded = overridden(load_config(config, start), timeout=timeout, replay=replay_mode)
    units = units_of(select(loaded, names, cassettes, start), loaded.limits, loaded.own)
    report = AcceptReport(Console(), dry_run=dry_run)
    for unit in units:
        for accepted in accept(unit, unit.under(loaded.options), dry_run=dry_run):
            report.on(accepted)
    report.finish(() if cassettes else stale_files(loaded.specs))
    sys.exit(UNUSABLE if report.refused else FAILED if dry_run and report.changed else SUCCESS)
