"""A matcher stands for many values; a text that only looks like one is told or escaped."""

from hashlib import sha256
from typing import Any

import pytest

from harness.golden import MatcherError, OutOfTimeError, matcher_of
from harness.golden.bounded import bounded
from harness.golden.matcher import LONG_TEXT, spelled

DAY = {"$type": "datetime.date", "value": "2026-03-05"}
STORY = "The last block went in at twenty past four. " * 20
FOLDED = " ".join(STORY.split())


@pytest.mark.parametrize(
    ("text", "matched", "others"),
    [
        (r"re:\d+\.\d\d", ["54.00"], ["54.00 GBP", 54.0, None]),
        ("re:one two.*", ["one\n  two\nthree"], ["onetwo"]),
        ("type:str", ["", "a"], [None, 1, ["a"], DAY]),
        ("type:int", [0, 10**12], [True, 1.0, "1"]),
        ("type:number", [1, 1.5], [False, "1"]),
        ("type:bool", [True, False], [0, None]),
        ("type:list", [[], [1]], [{}, "[]"]),
        ("type:dict", [{}, {"$type": "a", "b": 1}], [[], DAY]),
        ("type:datetime.date", [DAY], ["2026-03-05", {"$type": "datetime.datetime", "value": "2026-03-05"}]),
        ("type:null|str", [None, "a"], [1, False]),
        ("count>=2", [[1, 2], [1, 2, 3], {"$type": "set", "value": [1, 2]}], [DAY, [1], "ab", {"a": 1, "b": 2}]),
        ("count==0", [[]], [[1], None]),
        ("count<=1", [[], [1]], [[1, 2]]),
        (f"sha256:{sha256(FOLDED.encode()).hexdigest()} whatever", [STORY, FOLDED], [STORY[1:], None]),
        ("is:re: your order", ["re: your order", " re:  your order "], ["your order", None]),
        ("is:is:so", ["is:so"], ["so"]),
    ],
)
def test_a_matcher(text: str, matched: list[Any], others: list[Any]) -> None:
    matches = matcher_of(text)

    assert matches
    assert [True] * len(matched) == [matches(value) for value in matched]
    assert [False] * len(others) == [matches(value) for value in others]


@pytest.mark.parametrize("text", ["", "Ferry", "Re: Ferry", "count: 3", "counts>3", "retype:str", "sha1:0", " re:a"])
def test_no_matcher(text: str) -> None:
    assert matcher_of(text) is None
    assert text == spelled(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("re:(", "not a pattern"),
        ("re:" + "(" * 900, "not a pattern"),
        ("re:a{99999999999}", "not a pattern"),
        ("re:" + "a" * 1001, "at most 1,000"),
        ("type:", "no type is named"),
        ("type:str|", "no type is named"),
        ("type: str", "no type is named"),
        ("type:strng", "no type is called strng: known are bool, "),
        ("count>3", "no comparison"),
        ("count>=many", "no number"),
        ("count==-1", "no number"),
        ("sha256:abc", "no digest"),
    ],
)
def test_a_matcher_that_cannot_be_used_is_told(text: str, words: str) -> None:
    with pytest.raises(MatcherError, match=words):
        matcher_of(text)


@pytest.mark.parametrize(
    "text", ["re: your order", "type:", "count>=", "sha256:", "is:", "short", "a" * LONG_TEXT, STORY]
)
def test_what_is_written_for_a_text_matches_it_alone(text: str) -> None:
    written = spelled(text)
    matches = matcher_of(written)

    assert (written == text) == (matches is None)
    assert matches is None or (matches(text) and not matches(text + "."))


def test_a_long_text_is_written_with_its_length_and_first_words() -> None:
    digest = sha256(FOLDED.encode()).hexdigest()

    assert f"sha256:{digest} 879 characters: The last block went in at twenty past four. The last block …" == spelled(
        STORY
    )


def test_a_pattern_that_backtracks_without_end_is_stopped_and_named() -> None:
    matches = matcher_of("re:(a|a)*b")
    assert matches
    with pytest.raises(OutOfTimeError, match=r"^\(a\|a\)\*b$"), bounded(0.05):
        matches("a" * 60)
