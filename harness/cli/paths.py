"""Paths of the command line: an empty one, such as that of a variable which is not set, is no name of this folder."""

import os
from pathlib import Path
from typing import Any

import click

from harness.errors import ConfigError


class _Given(click.Path):
    """A path that is not empty."""

    def __init__(self, wanted: str, path_type: type) -> None:
        super().__init__(path_type=path_type)
        self.wanted = wanted

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return the path.

        Raises:
            ConfigError: it is empty.
        """
        if value == "" and param is not None:
            name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
            raise ConfigError(f"{name} is empty; give {self.wanted}")
        return super().convert(value, param, ctx)


FILE: Any = _Given("a file", Path)
CASES: Any = _Given("a folder or a file", Path)
PROFILE: Any = _Given("the name of a profile, or a file", str)

with_cassettes = click.option(
    "--cassettes",
    type=_Given("a folder or a file", str),
    multiple=True,
    metavar="PATH",
    help="Folder or file of cassettes; more may follow, or it may be repeated.",
)
"""What follows is told from names by `harness.config.select`."""
