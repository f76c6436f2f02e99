"""Names are capitalised, values and foreign content are not."""

import pytest

from harness.mutations.noise.tag_case import TagCase
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (TagCase(at=at("p")), '<p Class="a">x</p>', '<P Class="a">x</P>'),
    (TagCase(at=at("p"), names="attributes"), '<p class="a" id=b>x</p>', '<p CLASS="a" ID=b>x</p>'),
    (TagCase(at=at("div"), scope="page"), "<div><svg><g></g></svg><br></div>", "<DIV><svg><g></g></svg><BR></DIV>"),
]

LEAVES_ALONE = [
    (TagCase(at=at("P")), "<p>x"),  # no such path
    (TagCase(at=at("svg/g")), "<svg><g></g></svg>"),  # names of foreign content have case
    (TagCase(at=at("p")), "<P>x</P>"),  # capitals already
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: TagCase, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: TagCase, source: str) -> None:
    assert [] == record.edits(page_of(source))
