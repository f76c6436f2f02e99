"""`scraper-harness init [TARGET]`."""

import os
from pathlib import Path

import click
from rich.console import Console

from harness.config.begin import begin

_FED = {
    "url": "is given the page's URL and fetches by itself",
    "html": "is given the page",
    "response": "is given the response",
}


@click.command("init")
@click.argument("target", default="", metavar="[TARGET]")
@click.option("--url", default="", help="Page to record as the first cassette.")
@click.option("--force", is_flag=True, help="Write over what is there.")
def init_command(target: str, url: str, force: bool) -> None:
    """Write a configuration, with all keys explained.

    It is scraper-harness.toml, for the scraper TARGET: package.module:object.

    With --url a first cassette is recorded for it too.
    """
    console, start = Console(soft_wrap=True), Path.cwd()
    begun = begin(start, target, url, force=force)
    cassette = os.path.relpath(begun.cassette, start)
    lines = [f"wrote {begun.config.name}"]
    if target:
        lines.append(f"  {target} {_FED[begun.feed]}")
    if begun.recorded:
        lines.append(f"recorded {url} in {cassette}: {begun.recorded}")
    if begun.recorded not in {"", "content"}:
        lines.append("  if that is wrong, record another page, or set expect in the sidecar beside it")
    lines.append("Next:")
    if not target:
        lines.append(f"  name a scraper in {begun.config.name}")
    if not begun.recorded:
        lines.append(f"  scraper-harness record {cassette} URL")
    lines.append("  scraper-harness run")
    for line in lines:
        console.print(line, markup=False, highlight=False)
