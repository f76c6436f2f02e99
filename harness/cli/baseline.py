"""`scraper-harness baseline`."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console

from harness.campaign import Judge, Unit, bundled_exhibits, read_baseline, run_campaign, updated, write_baseline
from harness.campaign.verdict import SUCCESS, UNUSABLE
from harness.cli.inputs import BASELINE, check_unread
from harness.cli.interrupt import interruptible
from harness.cli.paths import FILE
from harness.config import load_config, overridden, select, units_of
from harness.errors import ConfigError
from harness.model import RunFinished
from harness.reports import TerminalReport, check_writable, show_baseline, show_lacking, show_update


@click.command("baseline")
@click.argument("names", nargs=-1, metavar="[NAME_OR_TARGET]...")
@click.option("--update", is_flag=True, help="Run the scrapers and record what is found.")
@click.option("--reason", default="", metavar="TEXT", help="Why the failures that are new may stay.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day on which they may.")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
@click.option("--max-examples", type=int, help="Examples per scraper, case and family (100).")
@click.option("--seed", type=int, help="What the examples are drawn from (0).")
@click.option("--workers", type=click.IntRange(1), help="Scrapers run at once (2).")
def baseline_command(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    update: bool,
    reason: str,
    until: datetime | None,
    config: Path | None,
    max_examples: int | None,
    seed: int | None,
    workers: int | None,
) -> None:
    """Show what is accepted, or record what is found.

    Shows the baseline file, and what of it has expired or soon will. With --update runs all scrapers, or those named,
    and writes it: known failures keep their reasons, those that are gone are dropped.

    Exits 2, and writes nothing, when failures are new and no reason is given why they may stay.
    """
    loaded = load_config(config, Path.cwd())
    file, today = loaded.baseline_file, datetime.now(UTC).date()
    if not update:
        if names or reason or until:
            raise ConfigError("baseline: names, --reason and --until go with --update")
        show_baseline(Console(), file, read_baseline(file), today)
        return
    loaded = overridden(loaded, max_examples=max_examples, seed=seed)
    specs = select(loaded, names, (), Path.cwd())
    check_unread({BASELINE: file}, specs, loaded)
    units = units_of(specs, loaded.limits, loaded.own)
    judge = Judge.reading(file, loaded.policies_of(unit.spec for unit in units), loaded.options, loaded.own)
    check_writable(file, BASELINE)
    sys.exit(
        _update(
            file,
            units,
            judge,
            workers or loaded.workers,
            reason=reason.strip(),
            until=_checked_day(reason, until, today),
        )
    )


def _checked_day(reason: str, until: datetime | None, today: date) -> date | None:
    if until is None:
        return None
    if not reason.strip():
        raise ConfigError("--until is for failures that are new: give their --reason too")
    if until.date() < today:
        raise ConfigError(f"--until {until.date()} is past; give a day to come")
    return until.date()


def _update(file: Path, units: tuple[Unit, ...], judge: Judge, workers: int, *, reason: str, until: date | None) -> int:
    """Run the scrapers, write the file and return the exit code."""
    console = Console()
    finished = RunFinished((), 0.0)
    with TerminalReport(console) as report, interruptible() as stop:
        events = run_campaign(units, bundled_exhibits(), judge.options, workers=workers, stop=stop)
        for event in judge.events(events):
            if isinstance(event, RunFinished):
                finished = event
            else:
                report.on(event)
    if finished.interrupted:
        raise ConfigError(f"{file}: interrupted, nothing was written; run again")
    update = updated(judge, finished.results, reason=reason, until=until)
    if update.lacking:
        show_lacking(console, update.lacking)
        raise ConfigError(f"{file}: nothing was written, for what is new needs a --reason; `run` tells it in full")
    written = write_baseline(file, update.ratchet)
    show_update(console, file, finished.results, update.added, update.dropped, written=written)
    if update.left_out:
        click.echo(f"left out: {update.left_out} that fail no run; with --reason they are recorded too")
    if update.expired:
        click.echo(f"expired: {update.expired} that still fail every run; mend them, or give a later until in the file")
    untested = [result for result in finished.results if result.untested]
    for result in untested:
        click.echo(f"scraper-harness: {result.name}: {result.untested}; its entries are kept", err=True)
    return UNUSABLE if untested else SUCCESS
