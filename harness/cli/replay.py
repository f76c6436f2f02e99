"""`scraper-harness replay ID`."""

import sys
from pathlib import Path

import click
import msgspec
from rich.console import Console

from harness.campaign import bundled_exhibits, load_failure
from harness.campaign.verdict import FAILED, SUCCESS, UNUSABLE
from harness.cases import load_case
from harness.config import load_config
from harness.hunt import Bench, Elsewhere, replay, sandbox_of
from harness.reports import show_replay


@click.command("replay")
@click.argument("identifier", metavar="ID")
def replay_command(identifier: str) -> None:
    """Run one failure again, in a new process.

    Exits 1 when it still fails, 0 when it is fixed, 2 when it cannot be applied.
    """
    stored = load_failure(identifier)
    spec = stored.spec
    limits = load_config(None, Path.cwd()).limits
    cassette, before = Path(stored.cassette), Path(stored.previous)
    case = msgspec.structs.replace(load_case(cassette, cassette.parent, limits=limits), name=stored.failure.case)
    previous = load_case(before, before.parent, limits=limits) if stored.previous else None
    with (
        sandbox_of(spec, stored.options) as sandbox,
        Elsewhere(spec, stored.options) as elsewhere,
    ):
        bench = Bench(sandbox, case, bundled_exhibits(), stored.options)
        outcome = replay(bench, stored.failure, elsewhere=elsewhere, previous=previous)
    show_replay(Console(), stored.failure, outcome.state, outcome.reason, outcome.failure)
    sys.exit({"still failing": FAILED, "fixed": SUCCESS, "cannot apply": UNUSABLE}[outcome.state])
