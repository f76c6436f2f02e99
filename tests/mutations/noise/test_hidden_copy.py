"""A copy is put where no browser shows it, and nothing else changes."""

import pytest

from harness.mutations.noise.hidden_copy import HiddenCopy
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        HiddenCopy(at=at("div/img")),
        '<div><img id="a" src=b></div>',
        '<div><img id="a" src=b><noscript><img src=b></noscript></div>',
    ),
    (
        HiddenCopy(at=at("div/p"), holder="template", side="before"),
        "<div><p>a <b id=c class=d>b</b></p></div>",
        "<div><template><p>a <b class=d>b</b></p></template><p>a <b id=c class=d>b</b></p></div>",
    ),
]

LEAVES_ALONE = [
    (HiddenCopy(at=at("p/b")), "<p>a <b>b</b></p>"),  # a paragraph ends where a block in the copy begins
    (HiddenCopy(at=at("div/p")), "<div><p>a</div>"),  # its end is not told
    (HiddenCopy(at=at("div/p"), side="before"), "<div><p>a<p>b</p></div>"),  # the one before is open
    (HiddenCopy(at=at("div/p[2]"), side="before"), "<div><p>a<p>b</p></div>"),  # as above
    (HiddenCopy(at=at("ul/li")), "<ul><li>a</li></ul>"),  # no place in a list
    (HiddenCopy(at=at("table/tr/td")), "<table><tr><td>a</td></tr></table>"),  # nor in a table
    (HiddenCopy(at=at("div/div")), "<div><div><script>a</script></div></div>"),  # it would run
    (HiddenCopy(at=at("div/p")), f"<div><p>{'a' * 2000}</p></div>"),  # large
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HiddenCopy, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HiddenCopy, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_what_is_simpler_and_what_is_said() -> None:
    record = HiddenCopy(at=at("div/p"), holder="template", side="before")
    assert [] == list(record.simpler())
    assert "a copy of div/p put in a <template> before it" == record.describe()
