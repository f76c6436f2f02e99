"""The JSON Schema says what the harness itself takes: its tables, their bounds, their defaults."""

import json
from typing import Any

import pytest

from harness.config.keys import keys_of
from harness.config.schema import schema, schema_text
from harness.config.tables import ConfigTable, ScraperTable, Settings
from harness.model import Options

TABLES: dict[str, dict[str, Any]] = schema()["$defs"]


def test_bounds_defaults_and_descriptions() -> None:
    assert {
        "description": "Examples per scraper, case and family.",
        "type": "integer",
        "minimum": 1,
        "maximum": 1_000_000,
        "default": Options().max_examples,
    } == TABLES["ConfigTable"]["properties"]["max_examples"]
    assert {
        "description": "A callable in Python.",
        "type": "string",
        "minLength": 1,
        "examples": ["mypkg.news:scrape"],
    } == TABLES["ScraperTable"]["properties"]["target"]
    assert (67108864, 1) == tuple(TABLES["Limits"]["properties"]["file_bytes"][name] for name in ("default", "minimum"))


def test_no_table_takes_further_keys_and_none_takes_null() -> None:
    assert {"ConfigTable": False, "ScraperTable": False, "Limits": False} == {
        name: table["additionalProperties"] for name, table in TABLES.items()
    }
    assert "null" not in schema_text()


def test_the_text_is_the_schema() -> None:
    assert schema() == json.loads(schema_text())
    assert schema_text().endswith("}\n")


@pytest.mark.parametrize("table", [Settings, ScraperTable, ConfigTable])
def test_every_key_is_described(table: type) -> None:
    """In a sentence, with a default or an example; tables of tables are shown whole."""
    for key in keys_of(table):
        assert key.description.endswith("."), key.name
        assert (key.default is None) != (key.example is None) or key.name == "scrapers", key.name
