"""The configuration file that `init` writes: every key with what it means; what holds anyway is commented out."""

from collections.abc import Iterator

from harness.config.keys import Key, keys_of
from harness.config.tables import ConfigTable, ScraperTable, Settings
from harness.model.toml import dotted, literal

CASSETTES = "cassettes"
"""Folder that a new configuration reads cassettes from."""
_INTRODUCTION = """\
# What `scraper-harness run` runs, and how. A line that is commented out shows the default, or an example where there is
# none. Paths start from this folder; ${NAME} and ${NAME:-default} in a text are taken from the environment.
"""
_ONE = """
# A scraper. Whatever stands before "Of the whole run" may be set for one scraper too, and wins over what is said there.
"""
_GLOB = """
# Settings of all scrapers whose names match; a later glob wins over an earlier one, a scraper's own table over both.
# [scrapers."news-*"]
# timeout = 30
"""


def starter_text(name: str = "", target: str = "") -> str:
    """Return the text of a file for one scraper, or for none with an example commented out."""
    general = keys_of(Settings)
    whole = [key for key in keys_of(ConfigTable) if key not in general and key.name != "scrapers"]
    keys = [*_lines(general), "\n# Of the whole run.\n", *_lines(whole)]
    return _INTRODUCTION + "".join(keys) + _ONE + _scraper(name, target) + _GLOB


def _lines(keys: tuple[Key, ...] | list[Key]) -> Iterator[str]:
    for key in keys:
        option = f" ({key.option})" if key.option else ""
        mark = "" if key.name == "cassettes" else "# "
        yield f"\n# {key.description.removesuffix('.')}{option}.\n{mark}{key.name} = {_value(key)}\n"


def _value(key: Key) -> str:
    return literal([CASSETTES] if key.name == "cassettes" else key.example if key.default is None else key.default)


def _scraper(name: str, target: str) -> str:
    examples = {key.name: f"{key.name} = {literal(key.example)}" for key in keys_of(ScraperTable) if key.example}
    if name:
        return f"[{dotted('scrapers', name)}]\ntarget = {literal(target)}\n"
    program = f"# or a program in any language:\n# {examples['command']}\n"
    return f"# [scrapers.news]\n# {examples['target']}\n{program}"
