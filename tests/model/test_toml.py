"""What is written is valid TOML, and read again as what it was."""

import tomllib
from datetime import UTC, date, datetime, time

import pytest

from harness.model.toml import dotted, literal, row

VALUES = [
    True,
    False,
    0,
    -7,
    0.1,
    1e16,
    1e-7,
    "",
    "plain",
    'quote " and \\ and # and = and [x]',
    "lines\nand\ttabs\r and \0 and \x1f and \x7f",
    "Zürich 😀",
    date(2026, 11, 22),
    datetime(2026, 11, 22, 7, 30, tzinfo=UTC),
    time(7, 30),
    [],
    ["a", ["b"], 1],
    {},
    {"bare": 1, "not bare": "x", "\x7f": {"below": [True]}},
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_is_read_again(value: object) -> None:
    assert {"key": value} == tomllib.loads(row("key", value))


@pytest.mark.parametrize("name", ["bare_key-1", "", "two words", "a.b", 'a"b', "a\x7fb", "a\nb", "ü", "😀"])
def test_a_key_is_read_again(name: str) -> None:
    assert {name: {"x": {name: 1}}} == tomllib.loads(f"[{dotted(name, 'x')}]\n{row(name, 1)}")


def test_what_needs_no_quotes_has_none() -> None:
    assert 'scrapers."two words".x-1' == dotted("scrapers", "two words", "x-1")
    assert '[1, "ü", { a = true, "b c" = [] }]' == literal([1, "ü", {"a": True, "b c": []}])
