"""What GitHub Actions is told of a run: nothing elsewhere.

While a report is printed, workflow commands are stopped, for what stands in a page might be one.
"""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from harness.model import Options, RunFinished, SourcePlace
from harness.reports import annotations, step_summary, stop_commands

SUMMARY = "GITHUB_STEP_SUMMARY"


def in_actions() -> bool:
    """Say whether this process is a step of a workflow."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


@contextmanager
def commands_stopped() -> Iterator[None]:
    """Let nothing that is printed within be a command."""
    if not in_actions():
        yield
        return
    stop, resume = stop_commands(secrets.token_hex(16))
    click.echo(stop)
    try:
        yield
    finally:
        click.echo(resume)


def tell_actions(finished: RunFinished, options: Options, places: Mapping[str, SourcePlace]) -> None:
    """Annotate the scrapers' lines, and add to the step's summary."""
    if not in_actions():
        return
    for command in annotations(finished.results, places):
        click.echo(command)
    if summary := os.environ.get(SUMMARY):
        try:
            with Path(summary).open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(step_summary(finished.results, options, finished.seconds))
        except OSError as error:
            click.echo(f"scraper-harness: {summary}: {error.strerror}; the step has no summary", err=True)
