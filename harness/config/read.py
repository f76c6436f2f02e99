"""Find a configuration file and read it: a file comes in, its table goes out, checked."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from harness.config.check import Path as KeyPath
from harness.config.check import shown, told, wrong_keys, wrong_value
from harness.config.tables import ConfigTable, ScraperTable
from harness.errors import ConfigError
from harness.model import VariableError, expanded
from harness.model.suggest import near
from harness.model.toml import dotted

OWN_FILE = "scraper-harness.toml"
SHARED_FILE = "pyproject.toml"
MOST_BYTES = 4 << 20
"""Size of a configuration file, asked of the file system before it is opened."""

_LATE = frozenset({"env", "command"})
"""Keys whose variables are replaced when the scraper's process starts: what they hold may be secret, and is kept in no
report and no stored failure."""
_PLACES: dict[type, str] = {
    ConfigTable: "above all tables, for it is of the whole run",
    ScraperTable: "into [scrapers.NAME]",
}
_GLOB = re.compile(r"[*?\[]")
_URL = "{url}"
_BRACES = re.compile(r"(?<!\$)\{\s*(\w+)\s*\}")
_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)$")
"""How `tomllib` ends its messages; only from Python 3.14 on its errors have an attribute that says so."""


def find_config(start: Path) -> Path | None:
    """Return the configuration file in `start` or the nearest folder above it."""
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        shared = folder / SHARED_FILE
        if shared.is_file() and _own_part(shared) is not None:
            return shared
    return None


def is_glob(name: str) -> bool:
    """Say whether a scraper's name stands for all that match."""
    return _GLOB.search(name) is not None


def read_table(path: Path, variables: Mapping[str, str] = os.environ) -> ConfigTable:
    """Return what a configuration file says, variables replaced.

    Raises:
        ConfigError: it cannot be read, a key in it is unknown or of the wrong type, or a variable is not set.
    """
    written = (_own_part(path) or {}) if path.name == SHARED_FILE else _table(path)
    if path.name != SHARED_FILE and isinstance(tools := written.get("tool"), dict) and "scraper-harness" in tools:
        raise ConfigError(
            f"{path}: [tool.scraper-harness] is for {SHARED_FILE}; here the tables stand at the top level:"
            " write their names without tool.scraper-harness, as in [scrapers.NAME]"
        )
    for wrong in wrong_keys(written, ConfigTable, _PLACES):
        raise ConfigError(f"{path}: {wrong}")
    given = _expanded(path, written, variables, ())
    if found := wrong_value(given, inspect.type_info(ConfigTable)):
        place, remedy = found
        raise ConfigError(f"{path}: {told(place)} is {shown(_at(written, place))}{remedy}")
    table = msgspec.convert(given, ConfigTable)
    for name, scraper in (table.scrapers or {}).items():
        if not name.strip():
            raise ConfigError(f"{path}: scrapers has an empty name: give one")
        if any(unicodedata.category(character) == "Cc" for character in name):
            raise ConfigError(f"{path}: {dotted('scrapers', name)} has a control character in its name: leave it out")
        if wrong := _contradiction(name, scraper):
            raise ConfigError(f"{path}: {dotted('scrapers', name)}: {wrong}")
    _check_names(path, "", table)
    return table


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
        if path.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{path}: larger than {MOST_BYTES >> 20} MiB; give a configuration file")
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; give an existing file to --config") from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = f":{found[1] or len(text.splitlines())}" if found else ""
        raise ConfigError(f"{path}{line}: not valid TOML: {error}; correct it") from error
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8; save it as UTF-8") from None
    except RecursionError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}; correct it") from error


def _expanded(path: Path, value: Any, variables: Mapping[str, str], place: KeyPath) -> Any:
    """Return a value with the variables in all its texts replaced, but for those that wait: they need only be set."""
    if isinstance(value, dict):
        return {name: _expanded(path, one, variables, (*place, name)) for name, one in value.items()}
    if isinstance(value, list):
        return [_expanded(path, one, variables, (*place, number)) for number, one in enumerate(value)]
    if not isinstance(value, str):
        return value
    try:
        text = expanded(value, variables)
    except VariableError as error:
        raise ConfigError(f"{path}: {told(place)}: {error}") from None
    return value if _waits(place) else text


def _waits(place: KeyPath) -> bool:
    """Say whether a value belongs to a key whose variables are replaced later."""
    own = place[2:] if place[0] == "scrapers" else place
    return bool(own) and own[0] in _LATE


def _at(data: Any, place: KeyPath) -> Any:
    for step in place:
        data = data[step]
    return data


def _contradiction(name: str, scraper: ScraperTable) -> str:
    """Return what a scraper's keys leave open, or ""."""
    command = any(scraper.command or ())
    if is_glob(name):
        return "a glob runs nothing by itself; leave target and command to the scrapers that match" * bool(
            scraper.target or scraper.command
        )
    if bool(scraper.target) == command:
        given = "both target and command are given; keep" if command else "it is not said what to run; give"
        return f"{given} target for a callable in Python, or command for a program"
    if meant := _mistyped(scraper.command or ()):
        return f'{meant} in command is no placeholder: did you mean "{{url}}"?'
    if command and scraper.refusals:
        return "refusals are exceptions in Python; list exit codes under refusal_codes"
    if scraper.refusal_codes and scraper.target:
        return "refusal_codes are exit codes of a command; list exceptions under refusals"
    return ""


def _mistyped(command: Iterable[str]) -> str:
    """Return what was meant for the place of the URL, in a command without one, or ""."""
    words = () if any(_URL in part for part in command) else filter(None, map(_BRACES.fullmatch, command))
    return next((word[0] for word in words if near(word[1].lower(), ["url"])), "")


def _check_names(path: Path, prefix: str, table: Any) -> None:
    """Complain of a variable or field that no environment and no item can have."""
    for name in table.env or ():
        if not name or re.search(r"[=\0]", name):
            raise ConfigError(f'{path}: {prefix}{dotted("env", name)} can be no variable; write NAME = "value"')
    for field in table.ignore or ():
        if not all(field.split(".")):
            raise ConfigError(f'{path}: {prefix}ignore: {shown(field)} is no field; write it as in "offers.uuid"')
    for name, scraper in (getattr(table, "scrapers", None) or {}).items():
        _check_names(path, f"{dotted('scrapers', name)}.", scraper)
