"""`scraper-harness history [NAME]`."""

import click
from rich.console import Console

from harness.campaign.journal import history_of, open_journal, scrapers_in
from harness.reports import history_lines, overview_lines
from harness.reports.paint import paint, width_of


@click.command("history")
@click.argument("name", required=False)
def history_command(name: str | None) -> None:
    """Show figures of the runs in this folder over time.

    Without a name a line a scraper; with one, as it was run, a line a run of that scraper.
    """
    console = Console()
    width = width_of(console)
    with open_journal(make=False) as journal:
        if name is None:
            lines = overview_lines([history_of(journal, scraper) for scraper in scrapers_in(journal)], width)
        else:
            lines = history_lines(history_of(journal, name), width)
    paint(console, lines)
