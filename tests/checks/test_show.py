"""A value is told on one line of bounded length; of two long ones the part in which they differ."""

import pytest

from harness.checks.show import CHUNK, LONGEST, show, show_around, show_pair
from harness.model import Value

MARKS = len('"… ') + len(' …"')
TIME: Value = {"$type": "datetime.time", "value": "06:07:00"}
TEXT = " ".join(f"word{number}" for number in range(400))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("é\n", '"é\\n"'),
        (None, "null"),
        ({"a": [1.5, True]}, '{"a": [1.5, true]}'),
        (TIME, '"06:07:00" (datetime.time)'),
        ({"$type": "shop.Colour", "value": "RED"}, '"RED" (shop.Colour)'),
        ({"$type": "set", "value": ["a", TIME]}, '["a", "06:07:00"] (set)'),
        ({"a": [TIME]}, '{"a": ["06:07:00"]}'),
        ({"$type": "x"}, '{"$type": "x"}'),
    ],
)
def test_show(value: Value, shown: str) -> None:
    assert shown == show(value)


def test_long_values_keep_both_ends() -> None:
    shown = show("a" * 500 + "b" * 500)

    assert LONGEST >= len(shown)
    assert (True, True, True) == (shown.startswith('"aaa'), " … " in shown, shown.endswith('bbb"'))


def test_short_values_are_shown_whole() -> None:
    assert ('"a"', "[1]") == show_pair("a", [1])
    assert '"a zqvxa"' == show_around("a zqvxa", "zqvxa")


@pytest.mark.parametrize("number", [0, 20, 200, 398, 399])
def test_long_texts_are_shown_where_they_differ(number: int) -> None:
    expected, got = show_pair(TEXT, TEXT.replace(f"word{number}", f"other{number}", 1))

    assert (True, True) == (f"[-word{number}-]" in expected, f"{{+other{number}+}}" in got)
    assert LONGEST >= max(len(expected), len(got))
    assert expected.replace(f"[-word{number}-]", f"{{+other{number}+}}", 1) == got


def test_a_text_that_ends_early_is_shown_at_its_end() -> None:
    expected, got = show_pair(TEXT, TEXT[: TEXT.index("word300")])

    assert "word299 [-word300 word301" in expected
    assert got == "… word296 word297 word298 word299"


def test_white_space_is_no_difference() -> None:
    expected, got = show_pair(f"{TEXT} end", f"{TEXT.replace(' ', '  ')} stop")

    assert ("… word396 word397 word398 word399 [-end-]", "… word396 word397 word398 word399 {+stop+}") == (
        expected,
        got,
    )


def test_long_lists_are_shown_where_they_differ() -> None:
    expected, got = show_pair(["entry"] * 60, [*["entry"] * 40, "other"])

    assert (True, True) == ('"entry", "entry"' in expected, got.endswith('"entry", "other"]'))
    assert LONGEST + MARKS >= max(len(expected), len(got))


def test_a_text_that_became_a_list_is_shown_from_its_beginning() -> None:
    assert [True, True] == [
        shown.startswith(begins) for shown, begins in zip(show_pair(TEXT, [TEXT]), ('"word0', '["word0'), strict=True)
    ]


@pytest.mark.parametrize("extra", [-1, 0, 1])
def test_differences_at_the_border_of_a_chunk_are_found(extra: int) -> None:
    same = "a" * (2 * CHUNK + extra)

    assert [True, True] == [
        shown.rstrip('"').endswith(end) for shown, end in zip(show_pair(f"{same}b", f"{same}c"), "bc", strict=True)
    ]


@pytest.mark.parametrize("value", [TEXT.replace("word200", "zqvxa"), [TEXT.replace("word200", "zqvxa")]])
def test_a_text_that_was_inserted_is_shown_amid_its_surroundings(value: Value) -> None:
    shown = show_around(value, "zqvxa")

    assert "word199 zqvxa word201" in shown
    assert LONGEST + MARKS >= len(shown)
