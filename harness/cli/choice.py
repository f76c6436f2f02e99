"""Which scrapers a run is of: `--shard 2/5`, `--changed-since REVISION`."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from harness.campaign.selection import changed_since, shard
from harness.config import Config
from harness.model import ScraperSpec

MOST_SHARDS = 1000

_SHARD = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


class Shard(click.ParamType["tuple[int, int]"]):
    """`2/5`, as a pair of numbers."""

    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return which part, and of how many."""
        if isinstance(value, tuple):
            return value
        found = _SHARD.fullmatch(value)
        part, parts = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 1 <= part <= parts <= MOST_SHARDS:
            self.fail(f"{value!r} is no part of a whole; give one such as 2/5", param, ctx)
        return part, parts


def chosen(
    specs: Sequence[ScraperSpec], config: Config, start: Path, *, part: tuple[int, int] | None, since: str | None
) -> tuple[tuple[ScraperSpec, ...], str]:
    """Return the scrapers that are to be run; where none is left, also why.

    Raises:
        ConfigError: git cannot tell what changed.
    """
    left, why = tuple(specs), ""
    if since is not None:
        left = changed_since(since, left, config.path, start)
        why = f"no scraper changed since {since}"
    if left and part is not None:
        left = shard(left, *part)
        why = f"part {part[0]} of {part[1]} has no scraper, for there are fewer scrapers than parts"
    return left, "" if left else why
