"""From a file's table to what is to be run: paths absolute, figures in their ranges, general keys in each scraper."""

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from harness.cases import Limits
from harness.config.read import check_keys, find_config, read_table
from harness.errors import ConfigError
from harness.model import MEBIBYTE, Options, ScraperSpec


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be run, with every path made absolute."""

    path: Path | None = None
    cassettes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    limits: Limits = Limits()
    options: Options = Options()
    specs: tuple[ScraperSpec, ...] = ()


def load_config(path: Path | None, start: Path) -> Config:
    """Read a configuration, or the one found from `start` upwards; an empty one when there is none.

    Raises:
        ConfigError: it cannot be read, or a key in it is unknown or of the wrong type.
    """
    if path is None:
        path = find_config(start)
        if path is None:
            return Config()
    table = read_table(path)
    folder = path.parent.resolve()
    cassettes = absolute(folder, table.cassettes)
    given = {
        key: value
        for key in ("max_examples", "seed", "timeout", "replay")
        if (value := getattr(table, key)) is not None
    }
    if table.memory is not None:
        given["memory"] = table.memory * MEBIBYTE
    return Config(
        path=path,
        cassettes=cassettes,
        refusals=table.refusals,
        limits=_limits(path, table.limits),
        options=checked_options(Options(**given), str(path)),
        specs=tuple(
            ScraperSpec(
                name=name,
                target=scraper.target or shlex.join(scraper.command),
                command=scraper.command,
                refusal_codes=scraper.refusal_codes,
                folder=str(folder) if scraper.command else "",
                cassettes=cassettes if scraper.cassettes is None else absolute(folder, scraper.cassettes),
                refusals=table.refusals if scraper.refusals is None else scraper.refusals,
                search_path=(str(folder), str(start)),
            )
            for name, scraper in table.scrapers.items()
        ),
    )


def checked_options(options: Options, source: str) -> Options:
    """Return the options, or say which figure makes no sense.

    Raises:
        ConfigError: a figure is out of range.
    """
    limits: tuple[tuple[str, float, float, float], ...] = (
        ("max_examples", options.max_examples, 1, 1_000_000),
        ("timeout", options.timeout, 0.1, 86_400),
        ("memory", options.memory / MEBIBYTE, 1, 1 << 20),
    )
    for name, value, least, most in limits:
        if not least <= value <= most:
            raise ConfigError(f"{source}: {name} is {value:g}; give between {least} and {most}")
    return options


def _limits(path: Path, given: Mapping[str, int]) -> Limits:
    check_keys(path, "limits.", given, tuple(Limits.__dataclass_fields__))
    for name, value in given.items():
        if value < 1:
            raise ConfigError(f"{path}: limits.{name} is {value}; give at least 1")
    return Limits(**given)


def absolute(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Return paths that start from a folder."""
    return tuple(str(folder / path) for path in paths)
