"""A golden file is read into fixed types or told in a line, and written the same for the same result."""

import json
from typing import Any

import pytest

from harness.golden import UnreadableGoldenError, document, document_diff, parsed
from tests.golden.factory import golden

FIELDS: dict[str, Any] = {"version": 1, "scraper": "news", "case": "story", "many": False, "items": [{"title": "a"}]}


def test_it_is_sorted_readable_and_read_again() -> None:
    accepted = golden({"title": "Nächte", "price": 1.5}, many=True)

    assert (
        '{\n  "case": "story",\n  "items": [\n    {\n      "price": 1.5,\n      "title": "Nächte"\n    }\n  ],\n'
        '  "many": true,\n  "scraper": "news",\n  "version": 1\n}\n'
    ) == document(accepted).decode()
    assert accepted == parsed(document(accepted))


def test_a_byte_order_mark_is_passed_over() -> None:
    """An editor put it there."""
    assert golden({"title": "a"}) == parsed(b"\xef\xbb\xbf" + document(golden({"title": "a"})))


def test_a_refusal_is_said() -> None:
    assert b'"refusal": true' in document(golden(refusal=True))
    assert golden(refusal=True) == parsed(document(golden(refusal=True)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" \n", "^is empty: delete it and accept again$"),
        (b"\xff\xfe", "not a golden file"),
        (b"<<<<<<< HEAD", "not a golden file"),
        (b"[]", "not a golden file"),
        (b"[" * 100_000, "not a golden file"),
        ({"version": 2}, "^version 2, written by a newer scraper-harness; this one reads 1: install the newer one$"),
        ({"version": None}, "version null, this scraper-harness reads 1: correct version in it"),
        ({"many": 1}, "not a golden file"),
        ({"item": []}, "not a golden file"),
        ({"items": [1]}, "not a golden file"),
        ({"items": "all"}, "items is a text and no matcher"),
        ({"items": [{"a": [{"b": "re:("}]}]}, r"items\.a\.b: not a pattern"),
        ({"items": "count>=x"}, "items: no number"),
        (
            {"items": [{"a": [10**400]}]},
            r"^items\.a: a whole number of more than 64 bits: correct it, or delete it and",
        ),
        ({"items": [{"a": -(1 << 63) - 1}]}, r"^items\.a: a whole number of more than 64 bits"),
        ({"items": [{"a": json.loads("[" * 150 + "]" * 150)}]}, "nested more than 100 deep"),
    ],
)
def test_what_is_no_golden_file_is_told(data: Any, words: str) -> None:
    with pytest.raises(UnreadableGoldenError, match=words):
        parsed(data if isinstance(data, bytes) else json.dumps({**FIELDS, **data}).encode())


@pytest.mark.parametrize("number", [-(1 << 63), (1 << 64) - 1])
def test_a_whole_number_that_a_result_may_hold_is_read(number: int) -> None:
    assert golden({"a": number}) == parsed(document(golden({"a": number})))


def test_a_diff_has_the_changed_lines_and_two_around_them() -> None:
    before, after = (document(golden({"a": 1, "b": 2, "c": 3, "title": title})) for title in "xy")

    assert (
        '…\n       "b": 2,\n       "c": 3,\n-      "title": "x"\n+      "title": "y"\n     }\n   ],'
        == document_diff(before, after)
    )
    assert document_diff(b"", after).splitlines() == [f"+{line}" for line in after.decode().splitlines()]


def test_two_long_files_are_not_compared_line_by_line() -> None:
    long = b"\n" * 10_001

    assert "… 0 lines before, 10,001 now: too many to be compared here" == document_diff(b"", long)
