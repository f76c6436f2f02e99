"""Both documents are sent, one right behind the other."""

import pytest

from harness.mutations.damage.concatenate import OTHER, Concatenate
from tests.mutations.noise.sample import page_of, source_after

CHANGES = [
    (Concatenate(), "<p>a</p>", f"<p>a</p>{OTHER}"),
    (Concatenate("behind-another"), "<p>a</p>", f"{OTHER}<p>a</p>"),
    (Concatenate("behind-another"), "\ufeff<p>a</p>", f"\ufeff{OTHER}<p>a</p>"),  # the mark stays the first
    (Concatenate("twice"), "<p>caf\u00e9</p>", "<p>caf\u00e9</p><p>caf\u00e9</p>"),
    (Concatenate("twice"), "\ufeff<p>a</p>", "\ufeff<p>a</p><p>a</p>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: Concatenate, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize("source", ["", "\ufeff"])
def test_leaves_alone(source: str) -> None:
    assert [] == Concatenate("twice").edits(page_of(source))


def test_simpler_is_what_comes_behind_the_page() -> None:
    assert [Concatenate(), Concatenate("behind-another")] == list(Concatenate("twice").simpler())
    assert [] == list(Concatenate().simpler())


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Concatenate(), "another document sent with the page as one, behind it"),
        (Concatenate("behind-another"), "another document sent with the page as one, before it"),
        (Concatenate("twice"), "the whole page sent twice, as one"),
    ],
)
def test_describe(record: Concatenate, words: str) -> None:
    assert words == record.describe()
