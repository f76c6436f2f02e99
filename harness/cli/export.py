"""`scraper-harness export ID`."""

from pathlib import Path

import click

from harness.cli.inputs import check_unread
from harness.cli.opened import Opened, open_failure, played
from harness.cli.paths import FILE
from harness.config import load_config
from harness.errors import ConfigError
from harness.reports import check_apart
from harness.reports.write import check_absent, write_together


@click.command("export")
@click.argument("identifier", metavar="ID")
@click.option("--html", type=FILE, help="Write the smallest page that shows the failure.")
@click.option("--cassette", type=FILE, help="Write a vcrpy cassette with that page in its place.")
@click.option("--test", type=FILE, help="Write a test for pytest that needs no harness.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
def export_command(  # noqa: PLR0917 (click passes them by name)
    identifier: str, html: Path | None, cassette: Path | None, test: Path | None, force: bool, config: Path | None
) -> None:
    """Write a failure as files for a bug report.

    Runs it again first. Nothing is written unless all can be.
    """
    given = {"--html": html, "--cassette": cassette, "--test": test}
    wanted = {option: path for option, path in given.items() if path is not None}
    if not wanted:
        raise ConfigError("nothing to write: give at least one of --html FILE, --cassette FILE and --test FILE")
    check_apart(wanted)
    for option, path in wanted.items() if not force else ():
        check_absent(path, option)
    opened, loaded = open_failure(identifier, config), load_config(config, Path.cwd())
    replacing = {option: path for option, path in wanted.items() if option != "--cassette" or path.exists()}
    check_unread(replacing, (opened.spec, *loaded.specs), loaded)  # a new cassette may well be for the next run
    contents, fixed = _contents(opened, frozenset(wanted))
    write_together({option: (path, contents[option]) for option, path in wanted.items()})
    for path in wanted.values():
        click.echo(f"wrote {path}")
    if fixed:
        click.echo(f"{fixed} is fixed: what was written does not show it any more")


def _contents(opened: Opened, wanted: frozenset[str]) -> tuple[dict[str, bytes], str]:
    """Return what is to be written by option, and the failure's ID where it is fixed."""
    from harness.export import cassette_text, pytest_file, shown  # noqa: PLC0415 (vcrpy takes 0.4 s to import)

    with played(opened) as (bench, outcome):
        found = shown(bench, opened.spec, opened.failure, outcome)
    contents = {"--html": found.page.body, "--cassette": cassette_text(found.exchanges).encode()}
    if "--test" in wanted:
        contents["--test"] = pytest_file(found).encode()
    return contents, found.failure.id if found.fixed else ""
