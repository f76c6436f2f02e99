"""The JSON Schema of `scraper-harness.toml`, by which editors complete and check it, made from its tables."""

from typing import Any

import msgspec

from harness.cases import Limits
from harness.config.keys import Key, keys_of
from harness.config.tables import ConfigTable, ScraperTable

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema; without `null`, which TOML cannot say."""
    (described,), tables = msgspec.json.schema_components([ConfigTable])
    for table in (ConfigTable, ScraperTable, Limits):
        found = tables[table.__name__]
        found["additionalProperties"] = False
        found["properties"] = {key.name: _property(key, found["properties"][key.name]) for key in keys_of(table)}
    return {"$schema": DIALECT, "title": "scraper-harness.toml", **described, "$defs": tables}


def _property(key: Key, said: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in said.items() if name not in {"anyOf", "default"}}
    for one in said.get("anyOf", ()):
        told |= {} if one == {"type": "null"} else one
    if key.default is not None:
        told["default"] = key.default
    if key.example is not None:
        told["examples"] = [key.example]
    return told


def schema_text() -> str:
    """Return the schema as a file."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
