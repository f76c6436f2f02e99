"""White space changes only where there is some, and where a browser folds it."""

import pytest

from harness.mutations.noise.whitespace_in_text import WhitespaceInText
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (WhitespaceInText(at=at("p")), "<p>12 new <b>top ten</b> lists</p>", "<p>12  new  <b>top ten</b>  lists</p>"),
    (WhitespaceInText(at=at("p"), layout="wrapped"), "<p>2 May</p>", "<p>2\n      May</p>"),
    (
        WhitespaceInText(at=at("p"), layout="folded", scope="subtree"),
        "<p>a \n b<i> \t c</i></p>",
        "<p>a b<i> c</i></p>",
    ),
    (WhitespaceInText(at=at("title")), "<title>A day</title>", "<title>A  day</title>"),
    (WhitespaceInText(at=at("div"), scope="page"), "<div>a b<pre>c d</pre></div>", "<div>a  b<pre>c d</pre></div>"),
]

LEAVES_ALONE = [
    (WhitespaceInText(at=at("p")), "<p>one</p>"),  # none
    (WhitespaceInText(at=at("p")), "<p>12\xa0EUR</p>"),  # a no-break space is no white space
    (WhitespaceInText(at=at("p")), '<p style="white-space: pre-line">a b</p>'),  # a browser shows it
    (WhitespaceInText(at=at("div/p")), '<div style="white-space:pre"><p>a b</p></div>'),  # as above
    (WhitespaceInText(at=at("script")), "<script>a b</script>"),  # a script's own
    (WhitespaceInText(at=at("textarea")), "<textarea>a b</textarea>"),  # as it is written
    (WhitespaceInText(at=at("p"), layout="folded"), "<p>a b</p>"),  # it is so already
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: WhitespaceInText, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: WhitespaceInText, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_what_is_simpler_and_what_is_said() -> None:
    record = WhitespaceInText(at=at("p"), scope="subtree", layout="wrapped")
    assert [WhitespaceInText(at=at("p"), layout="wrapped")] == list(record.simpler())
    assert "white space between the words in all of p written as new lines" == record.describe()
