"""The bytes stand in the body as they are, beside a word, and no strict decoder takes them."""

import pytest

from harness.mutations.damage.malformed_utf8 import SEQUENCES, Form, MalformedUtf8
from tests.mutations.noise.sample import applied, at, page_of

CHANGES = [
    (MalformedUtf8(at=at("p")), b"<p>\xe2\x82one two</p>"),
    (MalformedUtf8(at=at("p"), form="overlong-nul", boundary=1), b"<p>one\xc0\x80 two</p>"),
    (MalformedUtf8(at=at("p"), form="surrogate-pair", boundary=3), b"<p>one two\xed\xa0\xbd\xed\xb8\x80</p>"),
]

LEAVES_ALONE = [
    (MalformedUtf8(at=at("p"), boundary=4), "<p>one two</p>"),  # no such word
    (MalformedUtf8(at=at("p")), "<p></p>"),  # no text
]


@pytest.mark.parametrize(("record", "after"), CHANGES)
def test_changes(record: MalformedUtf8, after: bytes) -> None:
    assert after == applied(record, page_of("<p>one two</p>").response).body


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: MalformedUtf8, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_leaves_other_encodings_alone() -> None:
    page = page_of("<p>one</p>", "text/html; charset=windows-1252")
    assert [] == MalformedUtf8(at=at("p")).edits(page)


@pytest.mark.parametrize("form", SEQUENCES)
def test_none_is_utf8(form: Form) -> None:
    with pytest.raises(UnicodeDecodeError):
        SEQUENCES[form].decode()


def test_simpler_is_the_first_word_and_the_shortest_form() -> None:
    record = MalformedUtf8(at=at("p"), form="surrogate", boundary=3)
    assert [(0, "surrogate"), (3, "cut")] == [(one.boundary, one.form) for one in record.simpler()]
    assert [] == list(MalformedUtf8(at=at("p")).simpler())


def test_describe() -> None:
    record = MalformedUtf8(at=at("p"), form="overlong")
    assert "malformed UTF-8 (overlong: C0 AF) put into the text of p" == record.describe()
