"""A text is parted before a word."""

import pytest

from harness.mutations.noise.comment_in_text import CommentInText
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (CommentInText(at=at("p")), "<p>12 new comments</p>", "<p>12 <!-- -->new comments</p>"),
    (CommentInText(at=at("p"), place="after"), "<p>12 new comments</p>", "<p>12<!-- --> new comments</p>"),
    (CommentInText(at=at("p"), place="unit"), "<p>$39.90</p>", "<p>$<!-- -->39.90</p>"),
    (CommentInText(at=at("p"), place="unit"), "<p>&euro;39</p>", "<p>&euro;<!-- -->39</p>"),
    (CommentInText(at=at("p"), place="unit", word=2), "<p>5mm to 7mm</p>", "<p>5mm to 7<!-- -->mm</p>"),
    (CommentInText(at=at("p"), comment="<![CDATA[]]>"), "<p>a b</p>", "<p>a <![CDATA[]]>b</p>"),
    (CommentInText(at=at("p"), comment="<!---->", place="after"), "<p>a b</p>", "<p>a<!----> b</p>"),
    (CommentInText(at=at("p"), word=2), "<p>12 new comments</p>", "<p>12 new <!-- -->comments</p>"),
]

LEAVES_ALONE = [
    (CommentInText(at=at("p")), "<p>one</p>"),  # one word
    (CommentInText(at=at("script")), "<script>a b</script>"),  # raw text
    (CommentInText(at=at("title")), "<title>a b</title>"),  # raw text
    (CommentInText(at=at("p"), place="unit"), "<p>a &#x32A; b</p>"),  # within a reference
    (CommentInText(at=at("p"), place="unit"), "<p>39.90 1,000 2-3</p>"),  # within a number
    (CommentInText(at=at("p"), word=3), "<p>a b</p>"),  # no such word
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: CommentInText, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: CommentInText, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_the_first_border_is_simpler() -> None:
    record = CommentInText(at=at("p"), word=4, place="after", comment="<!---->")
    assert [CommentInText(at=at("p"), place="after", comment="<!---->")] == list(record.simpler())


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (CommentInText(at=at("p")), "text of p parted by the comment <!-- --> before word 2"),
        (CommentInText(at=at("p"), place="after"), "text of p parted by the comment <!-- --> right after word 1"),
        (
            CommentInText(at=at("p"), place="unit", comment="<!---->"),
            "text of p parted by the comment <!----> at border 1 between a number and what is written on to it",
        ),
    ],
)
def test_what_is_said(record: CommentInText, words: str) -> None:
    assert words == record.describe()
