"""Each kind of part goes by one edit that leaves all else as it is."""

import pytest

from harness.page import combine, splice
from harness.parts import Kind, Part, altered, edits_of, other, parts_of
from harness.xray.neutral import is_neutral
from tests.page.markup import page

SOURCE = (
    '<html><head><meta name="d" content="k"></head><body>'
    '<div class="a b" id=x><p>One <b>two</b> three</p></div></body></html>'
)  # fmt: skip
PAGE = page(SOURCE)
DIV = 4


def without(part: Part) -> str:
    return splice(PAGE.source, combine([edits_of(PAGE, part)])[0])


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (Part(DIV, "element"), '<div class="a b" id=x><p>One <b>two</b> three</p></div>', ""),
        (Part(DIV, "attribute", "id"), '"a b" id=x>', '"a b">'),
        (Part(DIV, "class", "a"), '"a b"', '" b"'),
        (Part(5, "text"), "<p>One <b>two</b> three</p>", "<p><b>two</b></p>"),
        (Part(6, "tag"), "<b>two</b>", "<x-ray>two</x-ray>"),
        (Part(2, "tag"), "<meta", "<link"),
        (Part(6, "child"), "<b>two</b>", "<x-ray><b>two</b></x-ray>"),
        (Part(6, "position"), "<b>two</b>", "<b></b><b>two</b>"),
        (Part(6, "last"), "<b>two</b>", "<b>two</b><b></b>"),
        (Part(6, "wrapper"), "<b>two</b>", "two"),
    ],
)
def test_takes_away_what_is_asked_for(part: Part, before: str, after: str) -> None:
    assert SOURCE.replace(before, after) == without(part)
    assert is_neutral(PAGE, part)


def test_an_edit_that_moves_other_elements_is_not_neutral() -> None:
    """An unknown element does not end a paragraph that is left open, as a `div` does."""
    found = page("<main><p>One<div>two</div></main>")
    (div,) = found.by_tag["div"]
    part = Part(div.index, "tag")

    assert not is_neutral(found, part)


@pytest.mark.parametrize("kind", ["tag", "child", "wrapper"])
def test_leaves_alone_what_has_rules_of_its_own(kind: Kind) -> None:
    found = page("<table><tr><td>1</td></tr></table><select><option>1</option></select>")
    strict = [*found.by_tag["tr"], *found.by_tag["option"], *found.by_tag["select"]]

    assert [] == [part for element in strict for part in parts_of(found, element, kind)]


def test_keys_go_with_their_values_and_entries_leave_their_place() -> None:
    found = page('<script type="application/ld+json">{"a": [{"b": 1}, "c"], "d": "e"}</script>')
    block = found.by_tag["script"][0].index
    paths: list[tuple[str | int, ...]] = [("a",), ("a", 0), ("a", 1), ("d",)]
    gone = [splice(found.source, edits_of(found, Part(block, "key", "", (block, *path))))[35:-9] for path in paths]

    assert [
        '{"x-ray":null, "d": "e"}',
        '{"a": [{}, "c"], "d": "e"}',
        '{"a": [{"b": 1}, ""], "d": "e"}',
        '{"a": [{"b": 1}, "c"], "x-ray":null}',
    ] == gone


def test_another_value_is_one_digit_or_letter_away() -> None:
    assert ["£54.01", "£64.00", "bluf", "cool", "…"] == [
        other("£54.00", 0),
        other("£54.00", 1),
        other("blue", 0),
        other("bool", 1),
        other("…", 0),
    ]
    assert '<meta name="d" content="l">' == splice(SOURCE, altered(PAGE, Part(2, "attribute", "content"), 0))[12:39]
