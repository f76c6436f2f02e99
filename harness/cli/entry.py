"""A run's entry in the journal of the working folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from harness.campaign import Unit
from harness.campaign.journal import Entry, begin, fingerprint_of, open_journal, resume
from harness.model import Exhibit, Options
from harness.reports.line import count


@contextmanager
def entry(units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options, *, resumed: bool) -> Iterator[Entry]:
    """Open an entry for a run, or that of one that was cut short, for as long as the block runs.

    Raises:
        ConfigError: the journal cannot be written, or no run of the same was cut short.
    """
    fingerprint = fingerprint_of(units, exhibits, options)
    with open_journal(make=not resumed) as journal:
        if resumed:
            kept = resume(journal, fingerprint)
            done = f"{len(kept.earlier.results)} of {count(len(units), 'scraper')}"
            click.echo(f"scraper-harness: going on with run {kept.run}, in which {done} had finished", err=True)
        else:
            targets = {unit.spec.name: unit.spec.target for unit in units}
            kept = begin(journal, fingerprint, targets, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        yield kept
