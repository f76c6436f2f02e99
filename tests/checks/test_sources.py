"""Whether a value stands on a page is looked up without markup and white space."""

from typing import Any

import pytest

from harness.checks.sources import is_declaration, is_key, leaves, taken_from
from tests.checks.factory import response

PAGE = response(
    '<meta property="og:title" content="Sorry &amp; goodbye"><h1>Access <b>den</b>ied</h1>\n'
    "<p>Reference 40317, 1,250 visitors</p><style>.x137{}</style>"
)


EXACT = {"$type": "decimal.Decimal", "value": "40317"}


@pytest.mark.parametrize(
    "value",
    [
        "Access denied",
        "Access  denied\n",
        "Sorry & goodbye",
        "not there\nAccess denied",
        40317,
        "Reference 40317",
        EXACT,
    ],
)
def test_taken(value: Any) -> None:
    assert taken_from(value, [PAGE])


@pytest.mark.parametrize("value", ["Ferry", "", "b", "or", 4031, 403, 250, 7, True, None, ["Access denied"]])
def test_not_taken(value: Any) -> None:
    """Short texts and the digits of other numbers are on any page by chance."""
    assert not taken_from(value, [PAGE])


def test_leaves_are_scalars_with_dotted_names() -> None:
    item = {"a": {"b": [1, None, {"c": "x"}]}, "d": {"$type": "bytes", "value": "y"}, "e": "N/A", "f": False}

    assert [("a.b", 1), ("a.b.c", "x"), ("d", "y"), ("f", False)] == list(leaves([item]))  # type: ignore[list-item]


def test_typed_values_without_a_value_are_left_out() -> None:
    assert [] == list(leaves([{"price": {"$type": "float", "value": "nan"}}]))


def test_leaves_of_sets_are_their_entries() -> None:
    item: Any = {"tags": {"$type": "set", "value": ["a", {"$type": "set", "value": [["b"], {"c": 1}, None]}]}}
    assert [("tags", "a"), ("tags", "b"), ("tags.c", 1)] == list(leaves([item]))


def test_a_mapping_with_a_type_of_its_own_is_a_mapping() -> None:
    items: Any = [{"$type": ["a"], "value": {"b": 1}}, {"$type": "story", "title": "t"}]
    assert [("$type", "a"), ("value.b", 1), ("$type", "story"), ("title", "t")] == list(leaves(items))


@pytest.mark.parametrize(
    ("field", "declares"), [("error", True), ("meta.Status_Code", True), ("error.code", True), ("title", False)]
)
def test_is_declaration(field: str, declares: bool) -> None:
    assert declares == is_declaration(field)


@pytest.mark.parametrize(
    ("text", "key"),
    [("@type", True), ("how to", True), ("text", False), ("HowToStep", False), ("name", False), ("", False)],
)
def test_what_stands_on_the_page_as_a_key_alone(text: str, key: bool) -> None:
    page = response('<p class="text"><script>{"@type" : "HowToStep", "text": "Stir.", "how to": "name"}</script>')
    assert key == is_key(text, [page])
