"""A text is parted before a word."""

import pytest

from harness.mutations.noise.comment_in_text import CommentInText
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (CommentInText(at=at("p")), "<p>12 new comments</p>", "<p>12 <!-- -->new comments</p>"),
    (CommentInText(at=at("p"), word=2), "<p>12 new comments</p>", "<p>12 new <!-- -->comments</p>"),
]

LEAVES_ALONE = [
    (CommentInText(at=at("p")), "<p>one</p>"),  # one word
    (CommentInText(at=at("script")), "<script>a b</script>"),  # raw text
    (CommentInText(at=at("title")), "<title>a b</title>"),  # raw text
    (CommentInText(at=at("p"), word=3), "<p>a b</p>"),  # no such word
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: CommentInText, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: CommentInText, source: str) -> None:
    assert [] == record.edits(page_of(source))
