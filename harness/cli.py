"""The command `scraper-harness`: options in, exit code out; everything between is done elsewhere."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import get_args

import click
import msgspec
from rich.console import Console

from harness.campaign import Unit, bundled_exhibits, exit_code, load_failure, run_campaign, save_failures
from harness.campaign.verdict import FAILED, SUCCESS, UNUSABLE
from harness.cases import load_case
from harness.cases.faults import read_faults
from harness.cases.record import record
from harness.config import checked_options, load_config, select, units_of
from harness.delivery import kind_of
from harness.errors import HarnessError
from harness.hunt import OTHER_HASH_SEED, Bench, replay, sandbox_of
from harness.model import Fault, Options, Replay, RunFinished, ScraperResult
from harness.reports import TerminalReport, check_writable, show_replay, write_json, write_junit
from harness.reports.line import count

WORKERS = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="scraper-harness")
def cli() -> None:
    """Replay error pages and mutated pages against scrapers, and show the smallest change that breaks them."""


@cli.command()
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
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the results as JSON.")
@click.option("--junit", "junit_file", type=click.Path(path_type=Path), help="Write the results as JUnit XML.")
def run(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    config: Path | None,
    cassettes: tuple[str, ...],
    max_examples: int | None,
    seed: int | None,
    timeout: float | None,
    replay_mode: Replay | None,
    workers: int,
    json_file: Path | None,
    junit_file: Path | None,
) -> None:
    """Run scrapers over their cases.

    Runs all that are configured, or those named: as in the configuration, or as package.module:object.

    Exits 0 when nothing failed, 1 when a failure of severity error was found, 2 when something could not be tested.
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
    finished = RunFinished((), 0.0)
    with TerminalReport(Console()) as report, _interruptible() as stop:
        for event in run_campaign(units, bundled_exhibits(), options, workers=workers, stop=stop):
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


@cli.command("replay")
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
        sandbox_of(spec, stored.options, hash_seed=OTHER_HASH_SEED) as other,
    ):
        bench = Bench(sandbox, case, bundled_exhibits(), stored.options)
        outcome = replay(bench, stored.failure, other=other, previous=previous)
    show_replay(Console(), stored.failure, outcome.state, outcome.reason, outcome.failure)
    sys.exit({"still failing": FAILED, "fixed": SUCCESS, "cannot apply": UNUSABLE}[outcome.state])


@cli.command("record")
@click.argument("cassette", type=click.Path(path_type=Path))
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--faults", is_flag=True, help="Keep a connection that fails as what it was, instead of giving up.")
def record_command(cassette: Path, urls: tuple[str, ...], faults: bool) -> None:
    """Fetch pages and keep them as a cassette.

    The first URL is the one that a scraper is sent to.
    """
    record(cassette, urls, faults=faults)
    console, failed = Console(), read_faults(cassette)
    console.print(f"recorded {count(len(urls), 'page')} in {cassette}", markup=False)
    for fault in failed:
        what = fault.url or f"answer {fault.exchange}"
        console.print(f"  {what}: {kind_of(Fault(fault.name)).summary} ({fault.name})", markup=False)


@cli.command("serve")
@click.argument("cases", nargs=-1, required=True, metavar="CASES...", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65_535), help="Port of 127.0.0.1; by default one that is free.")
@click.option("--exhibit", default="", metavar="NAME", help="Error page that is played in place of the first page.")
@click.option("--fault", default="", metavar="NAME[@BYTE]", help="How the connection fails on the page of each case.")
def serve_command(cases: tuple[Path, ...], port: int | None, exhibit: str, fault: str) -> None:
    """Serve cassettes to programs of any language.

    CASES are cassettes or folders of them, served until Ctrl-C. One port is a proxy for HTTP and HTTPS, and answers
    programs that connect to it directly as well.
    """
    from harness.serve import serve  # noqa: PLC0415 (TLS and event loop take 0.1 s to import, in every worker too)

    serve(cases, Console(), limits=load_config(None, Path.cwd()).limits, port=port or 0, exhibit=exhibit, fault=fault)


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


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Take the first Ctrl-C or SIGTERM as a wish to stop after the current example; a second one ends at once."""
    asked: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        click.echo("scraper-harness: stopping after the current example; once more ends at once", err=True)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        cli(args=None if arguments is None else list(arguments), standalone_mode=False)
    except HarnessError as error:
        click.echo(f"scraper-harness: {error}", err=True)
        return UNUSABLE
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("scraper-harness: interrupted", err=True)
        return UNUSABLE
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else UNUSABLE
    return SUCCESS
