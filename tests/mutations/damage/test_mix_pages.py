"""Up to the middle of an element it is this page, and then another one."""

import pytest

from harness.mutations.damage.mix_pages import OTHER_HALF, MixPages
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (MixPages(at=at("p")), "<p>abcd</p><p>e</p>", f"<p>ab{OTHER_HALF}"),
    (MixPages(at=at("script")), "<script>{}</script><p>e</p>", f"<script>{{{OTHER_HALF}"),
]

LEAVES_ALONE = [
    (MixPages(at=at("p")), "<p></p>"),  # nothing to be in the middle of
    (MixPages(at=at("i")), "<p>abc</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: MixPages, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: MixPages, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_describe() -> None:
    assert (
        "from the middle of div/p on, the page is the second half of another one" == MixPages(at=at("div/p")).describe()
    )
