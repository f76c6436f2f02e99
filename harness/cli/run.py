"""`scraper-harness run`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click
import msgspec
from rich.console import Console

from harness.campaign import Judge, Unit, bundled_exhibits, exit_code, run_campaign, save_failures
from harness.cli.interrupt import interruptible
from harness.config import checked_options, load_config, select, units_of
from harness.model import FailOn, Options, Replay, RunFinished, ScraperResult
from harness.reports import TerminalReport, check_writable, write_json, write_junit

WORKERS = 2


@click.command("run")
@click.argument("names", nargs=-1, metavar="[NAME_OR_TARGET]...")
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; by default the nearest one.")
@click.option("--cassettes", multiple=True, metavar="PATH", help="Folder or file of cassettes; may be repeated.")
@click.option("--max-examples", type=int, help="Examples per scraper, case and family (100).")
@click.option("--seed", type=int, help="What the examples are drawn from (0).")
@click.option("--timeout", type=float, help="Seconds after which one call of a scraper is a hang (10).")
@click.option(
    "--replay",
    "replay_mode",
    type=click.Choice(get_args(Replay)),
    help="Serve from the scraper's own memory, or on the loopback (memory).",
)
@click.option("--workers", type=click.IntRange(1), default=WORKERS, show_default=True, help="Scrapers run at once.")
@click.option(
    "--fail-on",
    type=click.Choice(get_args(FailOn)),
    help="The mildest severity that fails the run (error); before what the configuration says.",
)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the results as JSON.")
@click.option("--junit", "junit_file", type=click.Path(path_type=Path), help="Write the results as JUnit XML.")
def run_command(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    config: Path | None,
    cassettes: tuple[str, ...],
    max_examples: int | None,
    seed: int | None,
    timeout: float | None,
    replay_mode: Replay | None,
    workers: int,
    fail_on: FailOn | None,
    json_file: Path | None,
    junit_file: Path | None,
) -> None:
    """Run scrapers over their cases.

    Runs all that are configured, or those named: as in the configuration, or as package.module:object.

    Exits 0 when nothing failed, 1 when a failure of severity error was found that the baseline file does not accept,
    or survival fell below what it records, 2 when something could not be tested.
    """
    start = Path.cwd()
    loaded = load_config(config, start)
    given = {"max_examples": max_examples, "seed": seed, "timeout": timeout, "replay": replay_mode}
    options = checked_options(
        msgspec.structs.replace(loaded.options, **{key: value for key, value in given.items() if value is not None}),
        "options",
    )
    for option, file in (("--json", json_file), ("--junit", junit_file)):
        if file:
            check_writable(file, option)
    units = units_of(select(loaded, names, cassettes, start), loaded.limits)
    policies = loaded.policies_of((unit.spec for unit in units), fail_on)
    judge = Judge.reading(loaded.baseline_file, policies, options)
    finished = RunFinished((), 0.0)
    with TerminalReport(Console()) as report, interruptible() as stop:
        events = run_campaign(units, bundled_exhibits(), options, workers=workers, stop=stop)
        for event in judge.events(events, stop):
            if isinstance(event, RunFinished):
                finished = event
                try:
                    _keep(units, event.results, options, json_file, junit_file)
                finally:
                    report.on(event)
            else:
                report.on(event)
    for result in finished.results:
        if result.unusable:
            click.echo(f"scraper-harness: {result.unusable}", err=True)
    sys.exit(exit_code(finished.results, interrupted=finished.interrupted))


def _keep(
    units: Sequence[Unit],
    results: Sequence[ScraperResult],
    options: Options,
    json_file: Path | None,
    junit_file: Path | None,
) -> None:
    """Write everything to disk; before the report, whose reader may go away in the middle of it."""
    found = {result.name: result.failures for result in results}
    for unit in units:  # two scrapers may have different cases of one name
        paths = {case.name: case.path for case in unit.cases}
        save_failures(found.get(unit.spec.name, ()), {unit.spec.name: unit.spec}, paths, options)
    if json_file:
        write_json(json_file, results, options)
    if junit_file:
        write_junit(junit_file, results, options)
