"""An end tag that HTML makes optional is left out."""

import pytest

from harness.mutations.noise.omit_end_tag import OmitEndTag
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (OmitEndTag(at=at("ul/li")), "<ul><li>a</li> <li>b</li></ul>", "<ul><li>a <li>b</li></ul>"),
    (OmitEndTag(at=at("div"), scope="page"), "<div><p>a</p><p>b</p></div>", "<div><p>a<p>b</div>"),
    (OmitEndTag(at=at("div/p")), "<div><p>a</p> <ul></ul></div>", "<div><p>a <ul></ul></div>"),
    (
        OmitEndTag(at=at("table"), scope="page"),
        "<table><thead><tr><th>a</th><th>b</th></tr></thead> <tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "<table><thead><tr><th>a<th>b <tbody><tr><td>1<td>2</table>",
    ),
    (OmitEndTag(at=at("dl"), scope="page"), "<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a<dd>b</dl>"),
    (
        OmitEndTag(at=at("select"), scope="page"),
        "<select><optgroup label=a><option>1</option></optgroup></select>",
        "<select><optgroup label=a><option>1</select>",
    ),
    (OmitEndTag(at=at("ruby"), scope="page"), "<ruby>a<rp>(</rp><rt>b</rt></ruby>", "<ruby>a<rp>(<rt>b</ruby>"),
    (
        OmitEndTag(at=at("table/colgroup")),
        "<table><colgroup><col></colgroup><tr><td>1</table>",
        "<table><colgroup><col><tr><td>1</table>",
    ),
]

LEAVES_ALONE = [
    (OmitEndTag(at=at("div/p")), "<div><p>a</p>text</div>"),  # text follows
    (OmitEndTag(at=at("div/p")), "<div><p>a</p><i>b</i></div>"),  # an inline element follows
    (OmitEndTag(at=at("a/p")), "<a><p>a</p></a>"),  # the parent's end does not end it
    (OmitEndTag(at=at("div/p")), "<div><p>a</p><!-- c --></div>"),  # a comment follows
    (OmitEndTag(at=at("div/p")), "<div><p>a</p><table></table></div>"),  # a table ends it in some modes
    (OmitEndTag(at=at("div/p")), "<div><p>a</p>\xa0</div>"),  # a no-break space is text
    (OmitEndTag(at=at("dl/dt")), "<dl><dt>a</dt></dl>"),  # the list's end does not end a term
    (OmitEndTag(at=at("table/colgroup")), "<table><colgroup><col></colgroup> <tr><td>1</table>"),  # white space
    (OmitEndTag(at=at("table/tr")), "<table><tr><td><b>1</td></tr></table>"),  # something in it is open
    (OmitEndTag(at=at("div")), "<div>a</div>"),  # not optional
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: OmitEndTag, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: OmitEndTag, source: str) -> None:
    assert [] == record.edits(page_of(source))
