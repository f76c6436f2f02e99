"""An element's parts stand where they are said to stand."""

import pytest

from harness.page import Element, name_spans, value_span
from tests.page.markup import page


def first(source: str) -> Element:
    return page(source).elements[0]


def test_values_have_their_references_resolved() -> None:
    element = first("<a HREF='/?a=1&amp;b=2' title=\"&eacute;\" hidden class=' x\n y '>")
    assert {"href": "/?a=1&b=2", "title": "\u00e9", "hidden": "", "class": "x y"} == {
        name: attribute.value for name, attribute in element.attributes.items()
    }
    assert ["x", "y"] == element.classes
    assert ("\u00e9", "") == (element.get("title"), element.get("absent"))


@pytest.mark.parametrize(
    ("source", "raw"),
    [
        ("<a b='x y'>", "x y"),
        ('<a b = "x">', "x"),
        ("<a b=x>", "x"),
        ("<a b=x/>", "x/"),
        ("<a b=''>", ""),
        ("<a b>", None),
        ("<a\r\n\r\n b='x\r\ny'>", "x\r\ny"),
        ("<a B='&amp;'>", "&amp;"),
    ],
)
def test_value_span_is_the_raw_value_without_quotes(source: str, raw: str | None) -> None:
    span = value_span(source, first(source).attributes["b"])
    assert raw == (None if span is None else source[slice(*span)])


def test_the_first_of_two_attributes_counts() -> None:
    source = "<a b=1 b=2>"
    attribute = first(source).attributes["b"]
    assert ("1", "b=1") == (attribute.value, source[attribute.start : attribute.end])


@pytest.mark.parametrize(
    ("source", "names"),
    [("<P>x</P >", ["P", "P"]), ("<image src=x>", ["image"]), ("<br/>", ["br"]), ("<p>x", ["p"])],
)
def test_name_spans_are_the_names_in_the_source(source: str, names: list[str]) -> None:
    assert names == [source[start:end] for start, end in name_spans(source, first(source))]
