"""An empty element is added as the last of the body."""

import pytest

from harness.mutations.noise.invisible_node import InvisibleNode
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        InvisibleNode(at=at("html/body")),
        "<html><body><p>a</p>\n</body></html>",
        "<html><body><p>a</p>\n<div hidden></div></body></html>",
    ),
    (InvisibleNode(at=at("body"), node="<script></script>"), "<body></body>", "<body><script></script></body>"),
]

LEAVES_ALONE = [
    (InvisibleNode(at=at("body")), "<body><p>a</body>"),  # it would be in the paragraph
    (InvisibleNode(at=at("div")), "<div></div>"),  # not the body
    (InvisibleNode(at=at("body")), "<body><p>a</p>"),  # no end tag
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: InvisibleNode, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: InvisibleNode, source: str) -> None:
    assert [] == record.edits(page_of(source))
