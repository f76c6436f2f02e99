"""JSON is scanned in place: what the standard parser reads, where it stands, and nothing from what is no JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.mutations.json_source import DEEPEST, Path, json_spans, scan

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def without(value: Any, path: Path) -> Any:
    copy = json.loads(json.dumps(value))
    del at(copy, path[:-1])[path[-1]]
    return copy


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None, ascii_only: bool) -> None:
    source = f" {json.dumps(value, indent=indent, ensure_ascii=ascii_only)}\n"
    found = scan(f"<{source}>", 1, 1 + len(source))
    assert found[0].path == ()
    for one in found:
        assert at(value, one.path) == json.loads(f"<{source}>"[one.start : one.end])


@given(VALUES, st.sampled_from([None, 1]))
def test_a_member_is_cut_out_with_one_comma(value: Any, indent: int | None) -> None:
    source = json.dumps(value, indent=indent)
    for one in scan(source)[1:]:
        assert without(value, one.path) == json.loads(source[: one.cut[0]] + source[one.cut[1] :])


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "[1,]",
        '{"a": 1,}',
        '{"a" 1}',
        "{a: 1}",
        '{"a": 1} x',
        "[1 2]",
        '"\n"',
        '"x',
        "01",
        "NaN",
        "// comment\n{}",
        '{"\\x": 1}',
        '{"brand": "Levi\\\'s"}',
        '"\\u12g4"',
        "1\u0662",
        "[" * (DEEPEST + 2) + "]" * (DEEPEST + 2),
        "[" * 100_000,
    ],
)
def test_what_is_no_json_gives_nothing(source: str) -> None:
    assert scan(source) == ()


def test_of_two_equal_keys_both_are_found() -> None:
    assert [(), ("a",), ("a",)] == [one.path for one in scan('{"a": 1, "a": 2}')]


def test_what_python_refuses_to_convert_is_no_span() -> None:
    source = f'a({{"n": {"1" * 4301}}}); b({{"n": {"1" * 4300}}})'
    assert [(source.index('{"n"', 5), len(source) - 1)] == list(json_spans(source, 0, len(source)))
