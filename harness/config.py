"""Configuration: `scraper-harness.toml`, or `[tool.scraper-harness]` in `pyproject.toml`, whichever is found first.

Looked for in the working folder, then in the folders above it. Relative paths in it start from its own folder, which is
also where scrapers are imported from.
"""

import difflib
import shlex
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec

from harness.campaign import BASELINE_FILE, Unit
from harness.cases import Limits, load_cases
from harness.checks import NAMES
from harness.errors import ConfigError
from harness.model import FAMILIES, MEBIBYTE, FailOn, Options, Policy, Replay, ScraperSpec, Weight

OWN_FILE = "scraper-harness.toml"
SHARED_FILE = "pyproject.toml"

_DEFAULT_LIMITS = Limits()
_HIGHEST_CODE = 255
_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class ScraperTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[scrapers.NAME]`: one scraper, a target or a command; lists given here replace the general ones."""

    target: str = ""
    command: tuple[str, ...] = ()
    refusal_codes: tuple[int, ...] = ()
    cassettes: tuple[str, ...] | None = None
    refusals: tuple[str, ...] | None = None
    fail_on: FailOn | None = None
    severity: dict[str, Weight] = {}
    """By check, before the general ones."""
    survival: dict[str, _Share] = {}
    """By family, the floor."""


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
    baseline: str = ""
    """Where the baseline file is, if not beside this one."""
    fail_on: FailOn = "error"
    severity: dict[str, Weight] = {}
    """What failures count as, by check."""
    scrapers: dict[str, ScraperTable] = {}


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be run, with every path made absolute."""

    path: Path | None = None
    cassettes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    limits: Limits = Limits()
    options: Options = Options()
    specs: tuple[ScraperSpec, ...] = ()
    baseline: Path | None = None
    policy: Policy = Policy()
    """Of a scraper that is not configured."""
    policies: dict[str, Policy] = {}
    """Of those that are, by name."""

    @property
    def baseline_file(self) -> Path:
        """Where the baseline file is, or would be."""
        return self.baseline or (self.path.parent if self.path else Path.cwd()) / BASELINE_FILE

    def policies_of(self, specs: Iterable[ScraperSpec], fail_on: FailOn | None = None) -> dict[str, Policy]:
        """Return what may end a run of these scrapers; `fail_on` goes before what is configured."""
        policies = {spec.name: self.policies.get(spec.name, self.policy) for spec in specs}
        if fail_on is None:
            return policies
        return {name: msgspec.structs.replace(policy, fail_on=fail_on) for name, policy in policies.items()}


def find_config(start: Path) -> Path | None:
    """Return the configuration file in `start` or the nearest folder above it."""
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        shared = folder / SHARED_FILE
        if shared.is_file() and _own_part(shared) is not None:
            return shared
    return None


def load_config(path: Path | None, start: Path) -> Config:
    """Read a configuration, or the one found from `start` upwards; an empty one when there is none.

    Raises:
        ConfigError: it cannot be read, or a key in it is unknown or of the wrong type.
    """
    if path is None:
        path = find_config(start)
        if path is None:
            return Config()
    table = _checked(path, (_own_part(path) or {}) if path.name == SHARED_FILE else _table(path))
    folder = path.parent.resolve()
    cassettes = _absolute(folder, table.cassettes)
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
                cassettes=cassettes if scraper.cassettes is None else _absolute(folder, scraper.cassettes),
                refusals=table.refusals if scraper.refusals is None else scraper.refusals,
                search_path=(str(folder), str(start)),
            )
            for name, scraper in table.scrapers.items()
        ),
        baseline=folder / table.baseline if table.baseline else None,
        policy=Policy(fail_on=table.fail_on, weights=table.severity),
        policies={
            name: Policy(
                fail_on=scraper.fail_on or table.fail_on,
                weights={**table.severity, **scraper.severity},
                floors=scraper.survival,
            )
            for name, scraper in table.scrapers.items()
        },
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


def select(config: Config, names: Sequence[str], cassettes: Sequence[str], start: Path) -> tuple[ScraperSpec, ...]:
    """Return the scrapers that are named, each a configured name or `package.module:object`; all when none is.

    Raises:
        ConfigError: a name is unknown, or there is nothing to run.
    """
    given = _absolute(start, cassettes)
    known = {spec.name: spec for spec in config.specs}
    if not names and not known:
        raise ConfigError(
            f"no scrapers: name one as package.module:object, or list them under [scrapers.NAME] in {OWN_FILE}"
        )
    chosen = [_named(name, config, known, start) for name in names] if names else list(known.values())
    return tuple(msgspec.structs.replace(spec, cassettes=given) if given else spec for spec in dict.fromkeys(chosen))


def units_of(specs: Iterable[ScraperSpec], limits: Limits = _DEFAULT_LIMITS) -> tuple[Unit, ...]:
    """Load each scraper's cases.

    Raises:
        ConfigError: a scraper has no cassettes.
        CassetteError: one of them cannot be read.
    """
    loaded: dict[tuple[str, ...], Unit] = {}
    units = []
    for spec in specs:
        if not spec.cassettes:
            raise ConfigError(f"{spec.name}: no cassettes: pass --cassettes PATH, or set cassettes in {OWN_FILE}")
        if spec.cassettes not in loaded:
            cases = load_cases([Path(path) for path in spec.cassettes], limits=limits)
            loaded[spec.cassettes] = Unit(spec, tuple(cases))
        units.append(Unit(spec, loaded[spec.cassettes].cases))
    return tuple(units)


def _limits(path: Path, given: Mapping[str, int]) -> Limits:
    _check_keys(path, "limits.", given, tuple(Limits.__dataclass_fields__))
    for name, value in given.items():
        if value < 1:
            raise ConfigError(f"{path}: limits.{name} is {value}; give at least 1")
    return Limits(**given)


def _named(name: str, config: Config, known: Mapping[str, ScraperSpec], start: Path) -> ScraperSpec:
    if name in known:
        return known[name]
    if ":" in name:
        return ScraperSpec(
            name=name,
            target=name,
            cassettes=config.cassettes,
            refusals=config.refusals,
            search_path=(*((str(config.path.parent.resolve()),) if config.path else ()), str(start)),
        )
    raise ConfigError(
        f"no scraper is called {name!r}{_suggestion(name, known) or '; a target is written package.module:object'}"
    )


def _suggestion(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), 1)
    return f": did you mean {close[0]!r}?" if close else ""


def _own_part(path: Path) -> dict[str, Any] | None:
    """Return the table of a shared file that is ours, or None when it has none."""
    tools = _table(path).get("tool")
    if not isinstance(tools, dict) or "scraper-harness" not in tools:
        return None
    own = tools["scraper-harness"]
    if not isinstance(own, dict):
        raise ConfigError(f"{path}: tool.scraper-harness is no table; write [tool.scraper-harness]")
    return own


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; give an existing file to --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}; correct it") from error


def _checked(path: Path, data: dict[str, Any]) -> ConfigTable:
    _check_keys(path, "", data, ConfigTable.__struct_fields__)
    for name, table in data.get("scrapers", {}).items() if isinstance(data.get("scrapers"), dict) else ():
        if isinstance(table, dict):
            _check_keys(path, f"scrapers.{name}.", table, ScraperTable.__struct_fields__)
    try:
        table = msgspec.convert(data, ConfigTable)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {error}; correct it") from error
    _check_keys(path, "severity.", table.severity, NAMES)
    for name, scraper in table.scrapers.items():
        _check_keys(path, f"scrapers.{name}.severity.", scraper.severity, NAMES)
        _check_keys(path, f"scrapers.{name}.survival.", scraper.survival, FAMILIES)
        if wrong := _contradiction(scraper):
            raise ConfigError(f"{path}: scrapers.{name}: {wrong}")
    return table


def _contradiction(scraper: ScraperTable) -> str:
    """Return what a scraper's keys leave open, or ""."""
    if bool(scraper.target) == any(scraper.command):
        given = "both target and command are given; keep" if scraper.target else "it is not said what to run; give"
        return f"{given} target for a callable in Python, or command for a program"
    if scraper.command and scraper.refusals:
        return "refusals are exceptions in Python; list exit codes under refusal_codes"
    if scraper.refusal_codes and scraper.target:
        return "refusal_codes are exit codes of a command; list exceptions under refusals"
    for code in scraper.refusal_codes:
        if not 1 <= code <= _HIGHEST_CODE:
            return f"refusal_codes has {code}; give exit codes from 1 to {_HIGHEST_CODE}"
    return ""


def _check_keys(path: Path, prefix: str, data: Mapping[str, Any], fields: Sequence[str]) -> None:
    for key in data:
        if key not in fields:
            known = ", ".join(fields)
            hint = _suggestion(key, fields)
            raise ConfigError(f"{path}: unknown key {prefix}{key}{hint or f': known are {known}'}")


def _absolute(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(folder / path) for path in paths)
