"""The group of commands, and what becomes of what they raise."""

import errno
import traceback
from collections.abc import Sequence

import click

from harness.campaign.verdict import SUCCESS, UNUSABLE
from harness.cli.accept import accept_command
from harness.cli.backtest import backtest_command
from harness.cli.baseline import baseline_command
from harness.cli.export import export_command
from harness.cli.history import history_command
from harness.cli.init import init_command
from harness.cli.learn import learn_command
from harness.cli.output import output_checked
from harness.cli.prune import prune_command
from harness.cli.record import record_command
from harness.cli.replay import replay_command
from harness.cli.run import run_command
from harness.cli.schema import schema_command
from harness.cli.serve import serve_command
from harness.cli.xray import xray_command
from harness.errors import HarnessError
from harness.reports.printable import LONGEST, printable

DEFECT = "scraper-harness: this is a defect of the harness, not of a scraper: report it with the lines above"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="scraper-harness")
def cli() -> None:
    """Replay error pages and mutated pages against scrapers, and show the smallest change that breaks them."""


COMMANDS = (
    init_command,
    run_command,
    xray_command,
    replay_command,
    export_command,
    prune_command,
    accept_command,
    baseline_command,
    history_command,
    backtest_command,
    learn_command,
    record_command,
    serve_command,
    schema_command,
)
"""In the order in which a user meets them."""
for command in COMMANDS:
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        with output_checked():
            cli(args=None if arguments is None else list(arguments), standalone_mode=False)
    except HarnessError as error:
        click.echo(f"scraper-harness: {printable(str(error), LONGEST)}", err=True)
        return UNUSABLE
    except click.ClickException as error:
        click.echo(_misused(error), err=True)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("scraper-harness: interrupted", err=True)
        return UNUSABLE
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else UNUSABLE
    except Exception as error:  # noqa: BLE001 - 1, Python's own exit code for it, would say that a failure was found
        click.echo(_unforeseen(error), err=True)
        return UNUSABLE
    return SUCCESS


def _misused(error: click.ClickException) -> str:
    """Return what to say of options and arguments that do not fit."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    told = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None and ";" not in told:  # which says what to give
        command = f"scraper-harness {context.info_name}" if context.parent else "scraper-harness"
        told = f"{told.rstrip('.')}; see {command} --help"
    return f"scraper-harness: {printable(told, LONGEST)}"


def _unforeseen(error: Exception) -> str:
    """Return what to say of an exception that nothing below foresees; where it is a defect, all that is known of it."""
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:  # of whatever was to be a file or a folder
        name = printable(str(error.filename), LONGEST)
        return f"scraper-harness: {name}: no file has a name as long as this; give a shorter one"
    return "".join(traceback.format_exception(error)) + DEFECT
