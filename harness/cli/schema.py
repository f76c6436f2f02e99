"""`scraper-harness schema`."""

import click

from harness.config import schema_text


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of scraper-harness.toml, for editors."""
    click.echo(schema_text(), nl=False)
