"""`scraper-harness xray NAME`."""

import sys
from pathlib import Path
from typing import get_args

import click
from rich.console import Console

from harness.campaign.verdict import SUCCESS, UNUSABLE
from harness.cli.inputs import check_unread
from harness.cli.interrupt import interruptible
from harness.cli.paths import FILE, with_cassettes
from harness.config import load_config, overridden, select, units_of
from harness.errors import ConfigError
from harness.hunt import Bench, Elsewhere, sandbox_of
from harness.model import Replay
from harness.reports import check_writable, show_xray, write_xray
from harness.xray import chosen, xray


@click.command("xray")
@click.argument("names", nargs=-1, required=True, metavar="NAME_OR_TARGET")
@click.option("--case", "case_name", metavar="CASE", help="Case to look at; by default the first that holds content.")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
@with_cassettes
@click.option("--timeout", type=float, help="Seconds after which one call of the scraper is a hang (10).")
@click.option(
    "--replay",
    "replay_mode",
    type=click.Choice(get_args(Replay)),
    help="Serve from the scraper's own memory, or on the loopback (memory).",
)
@click.option("--json", "json_file", type=FILE, help="Write what is found as JSON.")
def xray_command(  # noqa: PLR0917 (click passes them by name)
    names: tuple[str, ...],
    case_name: str | None,
    config: Path | None,
    cassettes: tuple[str, ...],
    timeout: float | None,
    replay_mode: Replay | None,
    json_file: Path | None,
) -> None:
    """Show what each field of a result depends on.

    Takes parts of the recorded page away, alone and in groups, and runs the scraper on what is left.

    Exits 0, or 2 where the recorded page gives no steady result, or the search was stopped before its end.
    """
    if json_file:
        check_writable(json_file, "--json")
    start = Path.cwd()
    loaded = overridden(load_config(config, start), timeout=timeout, replay=replay_mode)
    specs = select(loaded, names, cassettes, start)
    if len(specs) > 1:
        raise ConfigError(f"xray: {len(specs)} scrapers are named or configured; name one of them")
    check_unread({"--json": json_file} if json_file else {}, specs, loaded)
    (unit,) = units_of(specs, loaded.limits, loaded.own)
    spec, options = unit.spec, unit.under(loaded.options)
    case = chosen(unit.cases, case_name, spec.name)
    with interruptible() as stop, sandbox_of(spec, options) as sandbox, Elsewhere(spec, options) as elsewhere:
        seen = xray(Bench(sandbox, case, (), options, key=spec.key, stop=stop), spec, elsewhere)
    show_xray(Console(), seen)
    if json_file:
        write_xray(json_file, seen)
    sys.exit(SUCCESS if seen.complete else UNUSABLE)
