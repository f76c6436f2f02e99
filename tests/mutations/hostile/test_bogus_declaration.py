"""The declaration stands before the element, or the page."""

import pytest

from harness.mutations.hostile.bogus_declaration import BogusDeclaration
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (BogusDeclaration(at=at("p")), "<p>x</p>", "<![foo]><p>x</p>"),
    (BogusDeclaration(value="<?php echo 1 ?>"), "<!doctype html><p>x</p>", "<?php echo 1 ?><!doctype html><p>x</p>"),
]

LEAVES_ALONE = [
    (BogusDeclaration(at=at("i")), "<p>x</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: BogusDeclaration, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: BogusDeclaration, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [BogusDeclaration(), BogusDeclaration(value="<?php echo 1 ?>")] == list(
        BogusDeclaration(value="<?php").simpler()
    )


def test_says_what_is_where() -> None:
    assert "'<![foo]>' put before p" == BogusDeclaration(at=at("p")).describe()
