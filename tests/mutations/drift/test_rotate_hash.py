"""The generated part of a class changes wherever the class stands."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.rotate_hash import RotateHash, hash_span, rotate_hash
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        RotateHash(at=on("h1"), token="Title_root__a8f3x", to="Title_root__q7f2k9"),
        '<h1 class="Title_root__a8f3x big">x</h1><p class="Title_root__a8f3x">',
        '<h1 class="Title_root__q7f2k9 big">x</h1><p class="Title_root__q7f2k9">',
    ),
]

LEAVES_ALONE = [
    (RotateHash(at=on("h1"), token="css-1x2y3z", to="css-q7f2k9"), '<h1 class="css">x</h1>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: RotateHash, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: RotateHash, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: RotateHash) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert RotateHash(at=on("h1"), token="css-1x2y3z", to="css-q7f2k9") == least(
        rotate_hash(aim('<h1 class="big css-1x2y3z">x</h1>', "h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert rotate_hash(aim('<h1 class="title article__title">x</h1>', "h1")).is_empty


@pytest.mark.parametrize(
    ("token", "generated"),
    [
        ("Title_root__a8f3x", "a8f3x"),
        ("css-1x2y3z", "1x2y3z"),
        ("sc-bdVaJa", "bdVaJa"),
        ("svelte-1tky8bj", "1tky8bj"),
        ("StyledBox-sc-1abcde2-0", None),
        ("article__title", None),
        ("col--middle", None),
        ("btn-primary", None),
        ("css-grid", None),
    ],
)
def test_generated_parts_are_told_from_words(token: str, generated: str | None) -> None:
    span = hash_span(token)
    assert generated == (token[slice(*span)] if span else None)
