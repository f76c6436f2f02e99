"""Find a configuration file and read it: a file comes in, its table goes out, checked."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from harness.config.suggest import suggestion
from harness.config.tables import ConfigTable, ScraperTable
from harness.errors import ConfigError

OWN_FILE = "scraper-harness.toml"
SHARED_FILE = "pyproject.toml"

_HIGHEST_CODE = 255


def find_config(start: Path) -> Path | None:
    """Return the configuration file in `start` or the nearest folder above it."""
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        shared = folder / SHARED_FILE
        if shared.is_file() and _own_part(shared) is not None:
            return shared
    return None


def read_table(path: Path) -> ConfigTable:
    """Return what a configuration file says.

    Raises:
        ConfigError: it cannot be read, or a key in it is unknown or of the wrong type.
    """
    return _checked(path, (_own_part(path) or {}) if path.name == SHARED_FILE else _table(path))


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
    check_keys(path, "", data, ConfigTable.__struct_fields__)
    for name, table in data.get("scrapers", {}).items() if isinstance(data.get("scrapers"), dict) else ():
        if isinstance(table, dict):
            check_keys(path, f"scrapers.{name}.", table, ScraperTable.__struct_fields__)
    try:
        table = msgspec.convert(data, ConfigTable)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {error}; correct it") from error
    for name, scraper in table.scrapers.items():
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


def check_keys(path: Path, prefix: str, data: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Complain of a key that no field has.

    Raises:
        ConfigError: there is one.
    """
    for key in data:
        if key not in fields:
            known = ", ".join(fields)
            hint = suggestion(key, fields)
            raise ConfigError(f"{path}: unknown key {prefix}{key}{hint or f': known are {known}'}")
