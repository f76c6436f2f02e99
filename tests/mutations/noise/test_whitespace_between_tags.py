"""White space changes only where no word is joined or parted by it."""

import pytest

from harness.mutations.noise.whitespace_between_tags import WhitespaceBetweenTags
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (WhitespaceBetweenTags(at=at("div")), "<div>\n  <p>a</p>\n  <p>b</p></div>", "<div> <p>a</p>\n  <p>b</p></div>"),
    (
        WhitespaceBetweenTags(at=at("div"), scope="page"),
        "<div>\n  <p>a</p>\n  <p>b</p></div>",
        "<div> <p>a</p> <p>b</p></div>",
    ),
    (
        WhitespaceBetweenTags(at=at("div"), layout="minified", scope="page"),
        "<div> <div><p>a</p> </div> <div> <p>b</p></div></div>",
        "<div><div><p>a</p> </div><div><p>b</p></div></div>",
    ),
    (
        WhitespaceBetweenTags(at=at("div[2]"), layout="indented"),
        "x<div><p>a</p></div> <div><p>b</p></div>y",
        "x<div><p>a</p></div>\n<div>\n  <p>b</p></div>y",
    ),
]

LEAVES_ALONE = [
    (
        WhitespaceBetweenTags(at=at("div"), layout="minified", scope="page"),
        "x<div>a</div> <div>b</div>y",
    ),  # would join a and b
    (
        WhitespaceBetweenTags(at=at("div"), layout="indented", scope="page"),
        "x<div>a</div><div>b</div>y",
    ),  # would part a and b
    (WhitespaceBetweenTags(at=at("p"), scope="page"), "<p>a <b>c</b>  <i>d</i></p>"),  # inline
    (WhitespaceBetweenTags(at=at("pre"), scope="page"), "<pre>  <div>a</div>  </pre>"),  # preformatted
    (
        WhitespaceBetweenTags(at=at("div"), scope="page"),
        '<div style="white-space:pre">  <p>a</p>  </div>',
    ),  # preformatted
    (WhitespaceBetweenTags(at=at("td"), scope="page"), "<td>  </td>"),  # an empty element is not filled or emptied
    (
        WhitespaceBetweenTags(at=at("p"), layout="indented", scope="page"),
        "<p><b>x</p> <p>y</p>",
    ),  # the parser would reopen b around it
    (WhitespaceBetweenTags(at=at("p"), scope="page"), '{"a": "<div>  <p>b</p>  </div>"}'),  # JSON
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: WhitespaceBetweenTags, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: WhitespaceBetweenTags, source: str) -> None:
    assert [] == record.edits(page_of(source))
