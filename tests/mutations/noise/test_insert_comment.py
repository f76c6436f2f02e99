"""A comment goes between block-level tags."""

import pytest

from harness.mutations.noise.insert_comment import InsertComment
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        InsertComment(at=at("div"), text="c"),
        "<div><p>a</p> <p>b</p></div>",
        "<div><!-- c --><p>a</p> <p>b</p><!-- c --></div>",
    ),
    (
        InsertComment(at=at("div/p"), text="c"),
        "<div><p>a</p> <p>b</p></div>",
        "<div><!-- c --><p>a</p> <!-- c --><p>b</p></div>",
    ),
]

LEAVES_ALONE = [
    (InsertComment(at=at("p"), text="c", scope="page"), "<p>a<b>c</b><i>d</i></p>"),  # inline
    (InsertComment(at=at("title"), text="c"), "<title>a</title>"),  # no comments in a title
    (InsertComment(at=at("pre"), text="c", scope="page"), "<pre><p>a</p><p>b</p></pre>"),  # preformatted
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: InsertComment, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: InsertComment, source: str) -> None:
    assert [] == record.edits(page_of(source))
