"""An implied end tag is written."""

import pytest

from harness.mutations.noise.add_end_tag import AddEndTag
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (AddEndTag(at=at("ul/li")), "<ul><li>a\n<li>b</ul>", "<ul><li>a\n</li><li>b</ul>"),
    (AddEndTag(at=at("ul"), scope="subtree"), "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    (
        AddEndTag(at=at("table"), scope="page"),
        "<table><tr><td>1<td><p>2<tr><td>3</table>",
        "<table><tr><td>1</td><td><p>2</p></td></tr><tr><td>3</td></tr></table>",
    ),
    (AddEndTag(at=at("dl"), scope="page"), "<dl><dt>a\n<dd>b</dl>", "<dl><dt>a\n</dt><dd>b</dd></dl>"),
    (AddEndTag(at=at("div/p")), "<div><p>a</div>", "<div><p>a</p></div>"),
]

LEAVES_ALONE = [
    (AddEndTag(at=at("ul/li")), "<ul><li>a</li></ul>"),  # it is there
    (AddEndTag(at=at("ul/li")), "<ul><li><i>a<li>b</ul>"),  # something in it is open
    (AddEndTag(at=at("ul/li")), "<ul><li>a"),  # the list is open
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: AddEndTag, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: AddEndTag, source: str) -> None:
    assert [] == record.edits(page_of(source))
