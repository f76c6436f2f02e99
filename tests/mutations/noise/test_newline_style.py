"""Only line ends between block-level tags change."""

import pytest

from harness.mutations.noise.newline_style import NewlineStyle
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (NewlineStyle(at=at("div")), "<div>\n<p>a\nb</p>\n</div>", "<div>\r\n<p>a\nb</p>\r\n</div>"),
    (
        NewlineStyle(at=at("div"), scope="page"),
        "<div>\n<p>a</p>\r\n<p>b</p>\n</div>\n",
        "<div>\r\n<p>a</p>\r\n<p>b</p>\r\n</div>\n",
    ),
]

LEAVES_ALONE = [
    (NewlineStyle(at=at("pre"), scope="page"), "<pre>\n<p>a</p>\n</pre>"),  # preformatted
    (NewlineStyle(at=at("p"), scope="page"), "<p>\n<b>a</b>\n<i>b</i></p>"),  # inline
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: NewlineStyle, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: NewlineStyle, source: str) -> None:
    assert [] == record.edits(page_of(source))
