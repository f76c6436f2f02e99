"""`scraper-harness run`."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click
import msgspec
from rich.console import Console

from harness.campaign import Unit, bundled_exhibits, exit_code, keep_failures, run_campaign, save_failures
from harness.cli.entry import entry
from harness.cli.interrupt import interruptible
from harness.config import load_config, overridden, select, units_of
from harness.model import FAMILIES, Family, Options, Replay, RunFinished, ScraperResult
from harness.reports import TerminalReport, check_writable, write_json, write_junit


@click.command("run")
@click.argument("names", nargs=-1, metavar="[NAME_OR_TARGET]...")
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; by default the nearest one.")
@click.option("--cassettes", multiple=True, metavar="PATH", help="Folder or file of cassettes; may be repeated.")
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
@click.option(
    "--replay",
    "replay_mode",
    type=click.Choice(get_args(Replay)),
    help="Serve from the scraper's own memory, or on the loopback (memory).",
)
@click.option("--keep/--no-keep", default=None, help="Keep failures beside their cassettes, for the next run (keep).")
@click.option("--workers", type=click.IntRange(1), help="Scrapers run at once (2).")
@click.option("--resume", is_flag=True, help="Go on with the last run in this folder that was cut short.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the results as JSON.")
@click.option("--junit", "junit_file", type=click.Path(path_type=Path), help="Write the results as JUnit XML.")
def run_command(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    config: Path | None,
    cassettes: tuple[str, ...],
    max_examples: int | None,
    seed: int | None,
    families: tuple[Family, ...],
    timeout: float | None,
    replay_mode: Replay | None,
    keep: bool | None,
    workers: int | None,
    resume: bool,
    json_file: Path | None,
    junit_file: Path | None,
) -> None:
    """Run scrapers over their cases.

    Runs all that are configured, or those named: as in the configuration, or as package.module:object.

    Exits 0 when nothing failed, 1 when a failure of severity error was found, 2 when something could not be tested.
    """
    start = Path.cwd()
    loaded = overridden(
        load_config(config, start),
        max_examples=max_examples,
        seed=seed,
        families=families or None,
        timeout=timeout,
        replay=replay_mode,
    )
    options = loaded.options
    json_file, junit_file = json_file or loaded.json, junit_file or loaded.junit
    for option, file in (("--json", json_file), ("--junit", junit_file)):
        if file:
            check_writable(file, option)
    units = units_of(select(loaded, names, cassettes, start), loaded.limits, loaded.own)
    keep = loaded.keep_failures if keep is None else keep
    new: tuple[Path, ...] = ()
    exhibits = bundled_exhibits()
    finished = RunFinished((), 0.0)
    with (
        entry(units, exhibits, options, resumed=resume) as kept,
        TerminalReport(Console()) as report,
        interruptible() as stop,
    ):
        for event in run_campaign(
            units, exhibits, options, workers=workers or loaded.workers, stop=stop, earlier=kept.earlier
        ):
            kept.on(event)
            if isinstance(event, RunFinished):
                finished = event
                if keep:
                    finished, new = _beside_cassettes(units, event)
                try:
                    _keep(units, finished.results, options, json_file, junit_file)
                finally:
                    report.on(finished)
            else:
                report.on(event)
        kept.finish(interrupted=finished.interrupted)
    for folder in dict.fromkeys(path.parent for path in new):
        click.echo(f"new failures are kept in {folder}: commit them, and every run plays them first")
    for result in finished.results:
        if result.unusable:
            click.echo(f"scraper-harness: {result.unusable}", err=True)
    sys.exit(exit_code(finished.results, interrupted=finished.interrupted))


def _beside_cassettes(units: Sequence[Unit], finished: RunFinished) -> tuple[RunFinished, tuple[Path, ...]]:
    kept = keep_failures(units, finished.results, datetime.now(UTC).date())
    return msgspec.structs.replace(finished, results=kept.results), kept.new


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
        save_failures(found.get(unit.spec.name, ()), {unit.spec.name: unit.spec}, paths, unit.under(options))
    if json_file:
        write_json(json_file, results, options)
    if junit_file:
        write_junit(junit_file, results, options)
