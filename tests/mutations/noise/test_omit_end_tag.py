"""An end tag that HTML makes optional is left out."""

import pytest

from harness.mutations.noise.omit_end_tag import OmitEndTag
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (OmitEndTag(at=at("ul/li")), "<ul><li>a</li> <li>b</li></ul>", "<ul><li>a <li>b</li></ul>"),
    (OmitEndTag(at=at("div"), scope="page"), "<div><p>a</p><p>b</p></div>", "<div><p>a<p>b</div>"),
]

LEAVES_ALONE = [
    (OmitEndTag(at=at("div/p")), "<div><p>a</p>text</div>"),  # text follows
    (OmitEndTag(at=at("div/p")), "<div><p>a</p><i>b</i></div>"),  # an inline element follows
    (OmitEndTag(at=at("a/p")), "<a><p>a</p></a>"),  # the parent's end does not end it
    (OmitEndTag(at=at("div/p")), "<div><p>a</p><!-- c --></div>"),  # a comment follows
    (OmitEndTag(at=at("div")), "<div>a</div>"),  # not optional
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: OmitEndTag, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: OmitEndTag, source: str) -> None:
    assert [] == record.edits(page_of(source))
