"""`scraper-harness record CASSETTE URL...`."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from harness.cases import Limits, Recognition, read_exchanges, recognise
from harness.cases.faults import read_faults
from harness.cases.record import record
from harness.cli.paths import FILE
from harness.config import load_config
from harness.delivery import kind_of
from harness.model import Fault
from harness.reports.line import count


def _refused(cassette: Path, limits: Limits) -> Iterator[tuple[str, Recognition]]:
    """Yield the answers that are neither content nor lead on."""
    for exchange in read_exchanges(cassette, limits):
        seen = recognise(exchange.response, exchange.request)
        if seen.kind not in {"content", "redirect"}:
            yield exchange.request.url, seen


@click.command("record")
@click.argument("cassette", type=FILE)
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--faults", is_flag=True, help="Keep a connection that fails as what it was, instead of giving up.")
def record_command(cassette: Path, urls: tuple[str, ...], faults: bool) -> None:
    """Fetch pages and keep them as a cassette.

    The first URL is the one that a scraper is sent to.
    """
    limits = load_config(None, Path.cwd()).limits
    record(cassette, urls, limits=limits, faults=faults)
    console, failed = Console(), read_faults(cassette, limits)
    console.print(f"recorded {count(len(urls), 'page')} in {cassette}", markup=False)
    for url, seen in _refused(cassette, limits) if not failed else ():
        console.print(f"  {url}: looks like an error page ({seen.kind}: {seen.evidence})", markup=False, soft_wrap=True)
    for fault in failed:
        what = fault.url or f"answer {fault.exchange}"
        console.print(f"  {what}: {kind_of(Fault(fault.name)).summary} ({fault.name})", markup=False)
