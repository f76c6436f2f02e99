"""`scraper-harness replay ID`."""

import sys
from pathlib import Path

import click
from rich.console import Console

from harness.campaign.verdict import FAILED, SUCCESS, UNUSABLE
from harness.cli.opened import open_failure, played
from harness.cli.paths import FILE
from harness.reports import show_replay


@click.command("replay")
@click.argument("identifier", metavar="ID")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
def replay_command(identifier: str, config: Path | None) -> None:
    """Run one failure again, in a new process.

    Exits 1 when it still fails, 0 when it is fixed, 2 when it cannot be applied, or another error comes before it.
    """
    opened = open_failure(identifier, config)
    with played(opened) as (_, outcome):
        show_replay(Console(), opened.failure, outcome.state, outcome.reason, outcome.failure)
    sys.exit({"still failing": FAILED, "fixed": SUCCESS}.get(outcome.state, UNUSABLE))
