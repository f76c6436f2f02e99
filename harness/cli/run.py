"""`scraper-harness run`."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click
import msgspec
from rich.console import Console

from harness.campaign import Judge, Unit, bundled_exhibits, exit_code, keep_failures, missing_baseline, run_campaign
from harness.campaign.journal import Entry
from harness.campaign.source import failure_places
from harness.campaign.unplayed import lost, with_unplayed
from harness.campaign.verdict import SUCCESS
from harness.cli.actions import commands_stopped, tell_actions
from harness.cli.ages import Months, with_ages
from harness.cli.choice import Shard, chosen
from harness.cli.entry import entry
from harness.cli.inputs import check_unread
from harness.cli.interrupt import interruptible
from harness.cli.outputs import Outputs, store
from harness.cli.paths import FILE, PROFILE, with_cassettes
from harness.config import Config, load_config, overridden, select, units_of
from harness.model import FAMILIES, Event, FailOn, Family, Replay, RunFinished, ScraperResult, SourcePlace
from harness.reports import TerminalReport
from harness.reports.printable import LONGEST, printable


@click.command("run")
@click.argument("names", nargs=-1, metavar="[NAME_OR_TARGET]...")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
@with_cassettes
@click.option("--max-examples", type=int, help="Examples per scraper, case and family (100).")
@click.option("--seed", type=int, help="What the examples are drawn from (0).")
@click.option(
    "--family",
    "families",
    multiple=True,
    type=click.Choice(FAMILIES),
    help="Family of changes that is tried; may be repeated (all).",
)
@click.option("--timeout", type=float, help="Seconds after which one call of a scraper is a hang (10).")
@click.option("--max-time", type=float, help="Seconds that the run may take; each scraper gets its share.")
@click.option(
    "--replay",
    "replay_mode",
    type=click.Choice(get_args(Replay)),
    help="Serve from the scraper's own memory, or on the loopback (memory).",
)
@click.option(
    "--months",
    type=Months(),
    help="Ages of the pages at which it is told how many fields survive (3,12,24,36); 0 leaves it out.",
)
@click.option(
    "--profile",
    type=PROFILE,
    metavar="NAME_OR_FILE",
    help="How pages age: as it was measured (measured), or a file that learn wrote.",
)
@click.option("--shard", "part", type=Shard(), help="Run this part of the scrapers, such as 2/5.")
@click.option("--changed-since", "since", metavar="REVISION", help="Run what changed since a revision of git.")
@click.option("--fail-on", type=click.Choice(get_args(FailOn)), help="The mildest severity by which to exit 1 (error).")
@click.option("--keep/--no-keep", default=None, help="Keep failures beside their cassettes, for the next run (keep).")
@click.option("--workers", type=click.IntRange(1), help="Scrapers run at once (2).")
@click.option("--resume", is_flag=True, help="Go on with the last run in this folder that was cut short.")
@click.option("--json", "json_file", type=FILE, help="Write the results as JSON.")
@click.option("--junit", "junit_file", type=FILE, help="Write the results as JUnit XML.")
@click.option("--sarif", "sarif_file", type=FILE, help="Write the results as SARIF.")
@click.option("--html", "html_file", type=FILE, help="Write the results as an HTML page.")
def run_command(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    config: Path | None,
    cassettes: tuple[str, ...],
    max_examples: int | None,
    seed: int | None,
    families: tuple[Family, ...],
    timeout: float | None,
    max_time: float | None,
    replay_mode: Replay | None,
    months: tuple[int, ...] | None,
    profile: str | None,
    part: tuple[int, int] | None,
    since: str | None,
    fail_on: FailOn | None,
    keep: bool | None,
    workers: int | None,
    resume: bool,
    json_file: Path | None,
    junit_file: Path | None,
    sarif_file: Path | None,
    html_file: Path | None,
) -> None:
    """Run scrapers over their cases.

    Runs all that are configured, or those named: as in the configuration, or as package.module:object.

    Exits 0 when nothing failed, 1 when a failure of severity error was found that the baseline file does not accept,
    or survival fell below what it records, 2 when something could not be tested.
    """
    start = Path.cwd()
    configured = load_config(config, start)
    loaded = overridden(
        with_ages(configured, months, profile),
        max_examples=max_examples,
        seed=seed,
        families=families or None,
        timeout=timeout,
        max_time=max_time,
        replay=replay_mode,
        fail_on=fail_on,
        keep_failures=keep,
        workers=workers,
    )
    outputs = Outputs(
        json=json_file or loaded.json,
        junit=junit_file or loaded.junit,
        sarif=sarif_file or loaded.sarif,
        html=html_file or loaded.html,
    )
    outputs.check()
    named = select(loaded, names, cassettes, start)
    check_unread(outputs.asked, named, loaded)
    specs, why = chosen(named, loaded, start, part=part, since=since)
    if not specs:
        click.echo(f"NOTHING WAS TESTED: {why}")
        outputs.write(RunFinished((), 0.0, idle=why), loaded.options, {}, ())
        sys.exit(SUCCESS)
    units = units_of(specs, loaded.limits, loaded.own)
    with commands_stopped():
        timeouts = {spec.name: configured.options_of(spec.name).timeout for spec in specs}
        finished = _finished(units, loaded, outputs, timeouts, resume=resume)
        for result in finished.results:
            if result.unusable:
                click.echo(f"scraper-harness: {printable(result.unusable, LONGEST)}", err=True)
        if told := missing_baseline(loaded.baseline):
            click.echo(f"scraper-harness: {printable(told, LONGEST)}", err=True)
    tell_actions(finished, loaded.options, _places(units, finished.results))
    sys.exit(exit_code(finished.results, interrupted=finished.interrupted))


def _finished(
    units: Sequence[Unit], loaded: Config, outputs: Outputs, timeouts: Mapping[str, float], *, resume: bool
) -> RunFinished:
    """Run and tell what happens; all is on disk before the report, whose reader may go away in its middle."""
    options, exhibits = loaded.options, bundled_exhibits()
    judge = Judge.reading(loaded.baseline_file, loaded.policies_of(unit.spec for unit in units), options, loaded.own)
    finished, gone = RunFinished((), 0.0), lost(units)
    new: tuple[Path, ...] = ()
    with (
        entry(units, exhibits, options, resumed=resume) as kept,
        TerminalReport(Console()) as report,
        interruptible() as stop,
    ):
        events = run_campaign(
            units,
            exhibits,
            options,
            workers=loaded.workers,
            seconds=loaded.max_time,
            stop=stop,
            earlier=kept.earlier,
        )
        for event in judge.events(_journaled(events, kept)):
            if not isinstance(event, RunFinished):
                report.on(event)
                continue
            finished = msgspec.structs.replace(event, results=with_unplayed(units, event.results, gone, options))
            if loaded.keep_failures and not event.interrupted:  # it may be gone on with, from what there was
                beside = keep_failures(
                    units, finished.results, datetime.now(UTC).date(), options=options, timeouts=timeouts
                )
                finished, new = msgspec.structs.replace(finished, results=beside.results), beside.new
            try:
                store(units, finished.results, options)
                outputs.write(finished, options, _places(units, finished.results), [unit.spec.name for unit in units])
            finally:
                report.on(finished)
        kept.finish(interrupted=finished.interrupted)
    for folder in dict.fromkeys(path.parent for path in new):
        click.echo(f"new failures are kept in {folder}: commit them, and every run plays them first")
    return finished


def _journaled(events: Iterable[Event], kept: Entry) -> Iterator[Event]:
    """Yield events that the journal holds already, so that nothing is reported which a crash could lose."""
    for event in events:
        kept.on(event)
        yield event


def _places(units: Sequence[Unit], results: Sequence[ScraperResult]) -> dict[str, SourcePlace]:
    return failure_places([unit.spec for unit in units], results, Path.cwd())
