"""The table of keys in `docs/configuration.md`, made from what the configuration's tables say."""

import re
from collections.abc import Iterator
from pathlib import Path

from harness.cases import Limits
from harness.config.keys import Key, keys_of, words
from harness.config.tables import ConfigTable, ScraperTable, Settings
from harness.model.toml import literal

DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->\n"


def table() -> str:
    """Return the part of the documentation from mark to mark."""
    general = keys_of(Settings)
    whole = [key for key in keys_of(ConfigTable) if key not in general]
    own = [key for key in keys_of(ScraperTable) if key not in general]
    limits = [Key(f"limits.{key.name}", key.kind, key.description, default=key.default) for key in keys_of(Limits)]
    parts = (
        ("For all scrapers, for those that a glob matches, or for one", general),
        ("For one scraper", own),
        ("Of the whole run, above all tables", [key for key in whole if key.name != "limits"]),
        ("How much a cassette may hold", limits),
    )
    return BEGIN + "".join(line for title, keys in parts for line in _part(title, keys)) + "\n" + END


def _part(title: str, keys: tuple[Key, ...] | list[Key]) -> Iterator[str]:
    yield f"\n### {title}\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n"
    for key in keys:
        default = "" if key.default is None else f"`{literal(key.default)}`"
        option = f" `{key.option}`" if key.option else ""
        yield f"| `{key.name}` | {words(key.kind)} | {default} | {key.description}{option} |\n"


def written(text: str) -> str:
    """Return the documentation with the table as it is now."""
    return re.sub(f"{BEGIN}.*{END}", lambda _: table(), text, flags=re.DOTALL)
