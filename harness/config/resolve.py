"""From a file's table to what is to be run: paths absolute, and for each scraper the settings that hold for it.

Rule 1. What is said nearer wins: the command line, a scraper's own table, tables of globs (a later one over an earlier
        one), the top of the file, the defaults.
Rule 2. A list that is given replaces another; the keys of `env`, `severity` and `survival` are added, one by one.
"""

import math
import shlex
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from harness.ageing import MEASURED, read_weights
from harness.cases import Limits
from harness.config.check import shown, wrong_value
from harness.config.keys import keys_of
from harness.config.read import find_config, is_glob, read_table
from harness.config.tables import MONTHS, WORKERS, ConfigTable, ScraperTable, Settings
from harness.errors import ConfigError
from harness.model import FAMILIES, MEBIBYTE, FailOn, Options, Policy, Profile, ScraperSpec
from harness.model.names import escaped, is_utf8
from harness.model.own_files import BASELINE_FILE
from harness.model.suggest import did_you_mean
from harness.model.toml import dotted

MERGED = ("env", "severity", "survival")
"""Keys whose tables are merged, where any other value takes the place of one that is less specific."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be run, with every path made absolute."""

    path: Path | None = None
    cassettes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    limits: Limits = Limits()
    options: Options = Options()
    own: dict[str, Options] = {}
    """Options of the scrapers that have others than these, by name."""
    specs: tuple[ScraperSpec, ...] = ()
    workers: int = WORKERS
    keep_failures: bool = True
    json: Path | None = None
    junit: Path | None = None
    sarif: Path | None = None
    html: Path | None = None
    max_time: float = math.inf
    months: tuple[int, ...] = MONTHS
    """Ages at which `run` tells how many fields survive."""
    profile: Profile = MEASURED
    baseline: Path | None = None
    policy: Policy = Policy()
    """Of a scraper that is not configured."""
    policies: dict[str, Policy] = {}
    """Of those that have another, by name."""

    @property
    def baseline_file(self) -> Path:
        """Where the baseline file is, or would be."""
        return self.baseline or (self.path.parent if self.path else Path.cwd()) / BASELINE_FILE

    def options_of(self, scraper: str) -> Options:
        """Return the options of a scraper."""
        return self.own.get(scraper, self.options)

    def policies_of(self, specs: Iterable[ScraperSpec]) -> dict[str, Policy]:
        """Return what may end a run of these scrapers."""
        return {spec.name: self.policies.get(spec.name, self.policy) for spec in specs}


def load_config(path: Path | None, start: Path) -> Config:
    """Read a configuration, or the one found from `start` upwards; an empty one when there is none.

    Raises:
        ConfigError: it cannot be read, or a key in it is unknown or of the wrong type.
    """
    if path is None:
        path = find_config(start)
        if path is None:
            return Config()
    folder = path.parent.resolve()
    if not is_utf8(str(folder)):
        raise ConfigError(f"{escaped(folder)}: the folder's name is not UTF-8; rename it")
    table = read_table(path)
    settings = _settings(path, table)
    options = _options(table, Options() if table.seed is None else Options(seed=table.seed))
    own_options = {name: _options(each, options) for name, each in settings.items()}
    general = _policy(table)
    return Config(
        path=path,
        cassettes=absolute(folder, table.cassettes or ()),
        refusals=table.refusals or (),
        environment=_environment(table),
        limits=table.limits or Limits(),
        options=options,
        own={name: each for name, each in own_options.items() if each != options},
        specs=tuple(_spec(name, each, path, start) for name, each in settings.items()),
        workers=table.workers or WORKERS,
        keep_failures=table.keep_failures is not False,
        json=folder / table.json if table.json else None,
        junit=folder / table.junit if table.junit else None,
        sarif=folder / table.sarif if table.sarif else None,
        html=folder / table.html if table.html else None,
        max_time=table.max_time or math.inf,
        months=MONTHS if table.months is None else tuple(sorted(set(table.months))),
        profile=MEASURED if table.profile in {None, MEASURED.name} else read_weights(folder / table.profile),
        baseline=folder / table.baseline if table.baseline else None,
        policy=general,
        policies={name: own for name, each in settings.items() if (own := _policy(each)) != general},
    )


def overridden(config: Config, **given: Any) -> Config:
    """Return the configuration with what the command line says of its options, by key; None leaves one as it is.

    Raises:
        ConfigError: a value is none that the key takes.
    """
    said = {
        name: list(value) if isinstance(value, tuple) else value for name, value in given.items() if value is not None
    }
    if found := wrong_value(said, inspect.type_info(ConfigTable)):
        (name, *_), remedy = found
        option = next(one.option for one in keys_of(ConfigTable) if one.name == name)
        raise ConfigError(f"{option} is {shown(said[str(name)])}{remedy}")
    table = msgspec.convert(said, ConfigTable)
    seed = config.options.seed if table.seed is None else table.seed

    def over(options: Options) -> Options:
        return _options(table, msgspec.structs.replace(options, seed=seed))

    own = {name: over(each) for name, each in config.own.items()}
    keep = config.keep_failures if table.keep_failures is None else table.keep_failures
    return msgspec.structs.replace(
        config,
        options=over(config.options),
        own=own,
        workers=table.workers or config.workers,
        keep_failures=keep,
        max_time=table.max_time or config.max_time,
        policy=_failing_on(table.fail_on, config.policy),
        policies={name: _failing_on(table.fail_on, each) for name, each in config.policies.items()},
    )


def absolute(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Return paths that start from a folder."""
    return tuple(str(folder / path) for path in paths)


def _settings(path: Path, table: ConfigTable) -> dict[str, ScraperTable]:
    """Return each scraper's table with all that holds for it.

    Raises:
        ConfigError: a glob matches no scraper.
    """
    tables = table.scrapers or {}
    globs = {name: each for name, each in tables.items() if is_glob(name)}
    named = {name: each for name, each in tables.items() if name not in globs}
    for glob in globs:
        if not any(fnmatchcase(name, glob) for name in named):
            meant = did_you_mean(glob, named)
            hint = f": {meant}" if meant else "; correct it, or name scrapers that it is for"
            raise ConfigError(f"{path}: {dotted('scrapers', glob)} matches no scraper{hint}")
    return {
        name: _merged(table, *(each for glob, each in globs.items() if fnmatchcase(name, glob)), own)
        for name, own in named.items()
    }


def _merged(*tables: Settings) -> ScraperTable:
    """Return one table of several, in which a later one wins over an earlier one."""
    given: dict[str, Any] = {}
    for table in tables:
        known = (name for name in ScraperTable.__struct_fields__ if getattr(table, name, None) is not None)
        said = {name: getattr(table, name) for name in known}
        given |= said | {name: given.get(name, {}) | said.get(name, {}) for name in MERGED}
    return ScraperTable(**given)


def _options(settings: Settings, general: Options) -> Options:
    """Return the options with what a table says in their place."""
    names = ("max_examples", "timeout", "replay", "ignore", "absent")
    given = {name: value for name in names if (value := getattr(settings, name)) is not None}
    if settings.memory is not None:
        given["memory"] = settings.memory * MEBIBYTE
    if settings.families is not None:
        given["families"] = tuple(family for family in FAMILIES if family in settings.families)
    return msgspec.structs.replace(general, **given)


def _spec(name: str, settings: ScraperTable, path: Path, start: Path) -> ScraperSpec:
    command = settings.command or ()
    folder = path.parent.resolve()
    return ScraperSpec(
        name=name,
        target=settings.target or shlex.join(command),
        command=command,
        refusal_codes=(settings.refusal_codes or ()) if command else (),
        folder=str(folder) if command else "",
        cassettes=absolute(folder, settings.cassettes or ()),
        refusals=settings.refusals or (),
        key=settings.key or (),
        search_path=(str(folder), str(start)),
        config=str(path),
        environment=_environment(settings),
    )


def _policy(settings: Settings) -> Policy:
    return Policy(fail_on=settings.fail_on or "error", weights=settings.severity or {}, floors=settings.survival or {})


def _failing_on(fail_on: FailOn | None, policy: Policy) -> Policy:
    return msgspec.structs.replace(policy, fail_on=fail_on) if fail_on else policy


def _environment(settings: Settings) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((settings.env or {}).items()))
