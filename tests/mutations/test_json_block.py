"""A script's JSON is found whatever kind of script it is, and its values by their path and parent."""

import pytest

from harness.mutations.json_block import LONGEST, MOST_IN_ATTRIBUTES, Block, BlockKind, attribute_blocks, block_of
from tests.mutations.drift.applied import page


def block(source: str) -> Block | None:
    found = page(source)
    return block_of(found, found.elements[-1])


def told(source: str) -> tuple[BlockKind, str] | None:
    found = block(source)
    return (found.kind, found.written(found.root)) if found else None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<script type="application/ld+json; charset=utf-8"> {} </script>', ("JSON-LD", "{}")),
        ('<script id=__NEXT_DATA__ type="application/json">[1]</script>', ("JSON", "[1]")),
        ('<script type="application/vnd.api+json">{"a": 1}</script>', ("JSON", '{"a": 1}')),
        ('<script>window.__STATE__ = {"a": {"b": 1}};\nf()</script>', ("state", '{"a": {"b": 1}}')),
        ("<script type=module>var a = {}, b = [1], c = [1, 2]; d = {e: 1}</script>", ("state", "[1, 2]")),
        (r'<script>S = JSON.parse("{\"a\": {\"b\": 1}}")</script>', ("state", '{"a": {"b": 1}}')),
        (r'<script>self.f.push([1, "2:{\"a\": [3, 4]}\n"])</script>', ("state", '{"a": [3, 4]}')),
        (r'<script>S = {"a": "[1]", "b": 2}</script>', ("state", '{"a": "[1]", "b": 2}')),
        (r'<script type="application/json">{"a": "[1, 2, 3, 4]"}</script>', ("JSON", '{"a": "[1, 2, 3, 4]"}')),
        (r'<script>S = {"a": 1}; T = JSON.parse("{\"b\": 1, \"c\": 2, \"d\": 3}")</script>', ("state", '{"a": 1}')),
        (r'<script>S = {"a": "{\"b\": 1, \"c\": 2}"}</script>', ("state", r'{"a": "{\"b\": 1, \"c\": 2}"}')),
        (r"<script>S = JSON.parse('{\u0022a\u0022: \u00221\u0022}')</script>", ("state", '{"a": "1"}')),
        ('<script>S = JSON.parse(`\n  {"a": 1}\n`)</script>', ("state", '{"a": 1}')),
        ("""<script>x = /["']/; S = JSON.parse('{"a": 1}')</script>""", ("state", '{"a": 1}')),
        ('<script>f("[1]")</script>', None),
        ("<script>if (a) { f({}) }</script>", None),
        ('<script src="x.js">a = {"b": 1}</script>', None),
        ('<script type="text/template">{"a": 1}</script>', None),
        ('<script type="application/ld+json">{</script>', None),
        ("<p>{}</p>", None),
        (f'<script type="application/json">["{"x" * LONGEST}"]</script>', None),
    ],
)
def test_is_found_in_scripts_of_each_kind(source: str, expected: tuple[BlockKind, str] | None) -> None:
    assert expected == told(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p data-a="1" data-b=\'{"a": "b&amp;c"}\'>x</p>', {"@data-b": '{"a": "b&c"}'}),
        (
            '<p data-a="{&quot;a&quot;: 1}" data-b=" [{&#34;a&#34;: 1}, 2]">x</p>',
            {"@data-a": '{"a": 1}', "@data-b": '[{"a": 1}, 2]'},
        ),
        ("<p data-a='{\r\n\"a\": 1\r\n}'>x</p>", {"@data-a": '{\r\n"a": 1\r\n}'}),
        (f'<p data-a=\'{{"a": "{"x" * MOST_IN_ATTRIBUTES}"}}\' data-b=\'{{"a": 1}}\'>x</p>', {"@data-b": '{"a": 1}'}),
        ('<p data-sizes="[[300, 250]]" x-data="{a: 1}" data-b="{}" data-c=\'[1, {"a": 1}]\'>x</p>', {}),
    ],
)
def test_is_found_in_attributes_by_name(source: str, expected: dict[str, str]) -> None:
    found = attribute_blocks(page(source)).get(0, {})

    assert expected == {kind: block.written(block.root) for kind, block in found.items()}


def test_values_are_found_by_path_and_parent() -> None:
    found = block('<script type="application/json">{"a": [{"b": 1, "c": 2}, {"b": 3}], "d": 4}</script>')
    assert found
    one, other = found.alike(("a", 5, "b"))

    assert [("a", 0, "b"), ("a", 1, "b")] == [one.path, other.path]
    assert ["a", "d"] == list(found.members(found.root))
    assert ["b", "c"] == list(found.siblings(one))
    assert {} == found.members(one)
    assert found.holds(found.root, [one.start])
    assert not found.holds(other, [one.start])


def test_of_two_equal_keys_neither_is_struck() -> None:
    found = block('<script type="application/json">{"a": 1, "a": 2, "b": 3}</script>')
    assert found
    assert [(), ("b",)] == [value.path for value in found.values]


def test_values_in_a_string_are_held_where_they_stand_in_the_page() -> None:
    source = r"""<script>S = JSON.parse("{\"a\": 1, \"b\": \"two\"}")</script>"""
    found = block(source)
    assert found
    one, two = found.values[1:]

    assert "1" == source[slice(*found.span(one))]
    assert r"\"two\"" == source[slice(*found.span(two))]
    assert found.holds(two, [source.index("two")])
    assert not found.holds(one, [source.index("two")])
