"""`scraper-harness serve CASES...`."""

from pathlib import Path

import click
from rich.console import Console

from harness.cli.paths import CASES, FILE
from harness.config import load_config


@click.command("serve")
@click.argument("cases", nargs=-1, required=True, metavar="CASES...", type=CASES)
@click.option("--port", type=click.IntRange(1, 65_535), help="Port of 127.0.0.1; by default one that is free.")
@click.option("--exhibit", default="", metavar="NAME", help="Error page that is played in place of the first page.")
@click.option("--fault", default="", metavar="NAME[@BYTE]", help="How the connection fails on the page of each case.")
@click.option(
    "--exchange", type=click.IntRange(0), help="Exchange, counted from 0, on which these play in place of the page."
)
@click.option("--config", type=FILE, help="Configuration file; by default the nearest one.")
def serve_command(  # noqa: PLR0917 (one argument an option)
    cases: tuple[Path, ...], port: int | None, exhibit: str, fault: str, exchange: int | None, config: Path | None
) -> None:
    """Serve cassettes to programs of any language.

    CASES are cassettes or folders of them, served until Ctrl-C. One port is a proxy for HTTP and HTTPS, and answers
    programs that connect to it directly as well.
    """
    from harness.serve import serve  # noqa: PLC0415 (TLS and event loop take 0.1 s to import, in every worker too)

    limits = load_config(config, Path.cwd()).limits
    serve(cases, Console(), limits=limits, port=port or 0, exhibit=exhibit, fault=fault, exchange=exchange)
