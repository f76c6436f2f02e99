"""Each line of JSON is an item, an array several; what is no JSON is told with its line."""

import pytest

from harness.model import Item
from harness.scrapers import NoJsonError, TooManyItemsError, printed


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (b"", ()),
        (b"\n \r\n\t\n", ()),
        (b"null\n[]\n[null]", ()),
        (b'{"a": 1}', ({"a": 1},)),
        (b'{"a": 1}\r\n{"b": 2}\r\n', ({"a": 1}, {"b": 2})),
        (b'[{"a": 1}, {"b": [2]}]\n{"c": 3}\n', ({"a": 1}, {"b": [2]}, {"c": 3})),
        (b'"text"\n3.5\ntrue\n[[1]]', ({"value": "text"}, {"value": 3.5}, {"value": True}, {"value": [1]})),
        ('{"a": "\u2028 ü"}\n'.encode(), ({"a": "\u2028 ü"},)),
        (rb'{"half": "\ud83d"}', ({"half": {"$type": "str", "value": "\\ud83d"}},)),
    ],
)
def test_items(output: bytes, expected: tuple[Item, ...]) -> None:
    assert expected == printed(output)


@pytest.mark.parametrize(
    ("output", "told"),
    [
        (b"{}\n\n<h1>No</h1>\n", "line 3 of standard output is no JSON: "),
        (b"{} {}", "line 1 of standard output is no JSON: "),
        (b'{"a":\n1}', "line 1 of standard output is no JSON: "),
        (b'{"a": NaN}', "line 1 of standard output is no JSON: "),
        (b'{"a": "\xff"}', "line 1 of standard output is no JSON: "),
        (b"[" * 100_000, "line 1 of standard output is no JSON: "),
    ],
)
def test_what_is_no_json(output: bytes, told: str) -> None:
    with pytest.raises(NoJsonError) as error:
        printed(output)
    assert str(error.value).startswith(told)
    assert len(str(error.value)) < 150


def test_the_line_is_shown() -> None:
    with pytest.raises(NoJsonError, match=r"no JSON: <h1>Access denied</h1>$"):
        printed(b" <h1>Access denied</h1>\n")
    with pytest.raises(NoJsonError, match=r"no JSON: \\xff!$"):
        printed(b"\xff!")


def test_items_are_bounded() -> None:
    assert 3 == len(printed(b"[1, 2]\n3", most_items=3))
    with pytest.raises(TooManyItemsError, match="more than 3 items"):
        printed(b"[1, 2]\n3\n4", most_items=3)
