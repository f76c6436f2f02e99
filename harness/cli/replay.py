"""`scraper-harness replay ID`."""

import sys

import click
from rich.console import Console

from harness.campaign import bundled_exhibits
from harness.campaign.verdict import FAILED, SUCCESS, UNUSABLE
from harness.cli.opened import open_failure
from harness.hunt import Bench, Elsewhere, replay, sandbox_of
from harness.reports import show_replay


@click.command("replay")
@click.argument("identifier", metavar="ID")
def replay_command(identifier: str) -> None:
    """Run one failure again, in a new process.

    Exits 1 when it still fails, 0 when it is fixed, 2 when it cannot be applied.
    """
    opened = open_failure(identifier)
    spec, options = opened.spec, opened.options
    with (
        sandbox_of(spec, options) as sandbox,
        Elsewhere(spec, options) as elsewhere,
    ):
        bench = Bench(sandbox, opened.case, bundled_exhibits(), options, key=spec.key)
        outcome = replay(bench, opened.failure, elsewhere=elsewhere, previous=opened.previous, digest=opened.digest)
    show_replay(Console(), opened.failure, outcome.state, outcome.reason, outcome.failure)
    sys.exit({"still failing": FAILED, "fixed": SUCCESS, "cannot apply": UNUSABLE}[outcome.state])
