"""The tables of a configuration file, as they are written: a struct a table, a field a key."""

import msgspec

from harness.model import Replay


class ScraperTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[scrapers.NAME]`: one scraper, a target or a command; lists given here replace the general ones."""

    target: str = ""
    command: tuple[str, ...] = ()
    refusal_codes: tuple[int, ...] = ()
    cassettes: tuple[str, ...] | None = None
    refusals: tuple[str, ...] | None = None


class ConfigTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table."""

    cassettes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    max_examples: int | None = None
    seed: int | None = None
    timeout: float | None = None
    memory: int | None = None
    """MiB that a scraper may allocate beyond what its import took."""
    replay: Replay | None = None
    """`memory`, or `wire`."""
    limits: dict[str, int] = {}
    """How much a cassette may hold: the fields of `harness.cases.Limits`."""
    scrapers: dict[str, ScraperTable] = {}
