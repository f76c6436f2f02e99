"""`scraper-harness prune`."""

from pathlib import Path

import click
from rich.console import Console

from harness.campaign import bundled_exhibits
from harness.campaign.prune import played_again, remove, without_owner
from harness.campaign.saved import saved_files
from harness.cli.paths import FILE, with_cassettes
from harness.config import load_config, select, units_of
from harness.reports.saved import show_pruned


@click.command("prune")
@click.argument("names", nargs=-1, metavar="[NAME_OR_TARGET]...")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@click.option("--stale", is_flag=True, help="Remove those as well that cannot be played any more.")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
@with_cassettes
def prune_command(
    names: tuple[str, ...], dry_run: bool, stale: bool, config: Path | None, cassettes: tuple[str, ...]
) -> None:
    """Remove kept failures that are fixed.

    Plays those of all configured scrapers again, or of those named. Nothing is removed unless all could be played.
    """
    start = Path.cwd()
    loaded = load_config(config, start)
    specs = select(loaded, names, cassettes, start)
    units = units_of(specs, loaded.limits, loaded.own)
    files = saved_files(path for spec in specs for path in spec.cassettes)
    found = [
        *played_again(units, bundled_exhibits(), loaded.options),
        *without_owner(files, units, () if names else [spec.name for spec in specs]),
    ]
    rows = []
    for one in found:
        goes = one.fixed or (stale and one.stale)
        if goes and not dry_run:
            remove(one.path)
        rows.append((one.result, ("would be removed" if dry_run else "removed") if goes else "kept"))
    show_pruned(Console(), rows)
