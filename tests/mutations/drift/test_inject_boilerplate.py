"""Boilerplate precedes the element under its tag and classes; what it brings about may be excused."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.inject_boilerplate import InjectBoilerplate, inject_boilerplate
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        InjectBoilerplate(at=on("body/p")),
        '<body><p class="a">x</p>',
        '<body><p class="a">Sponsored: zqvxa, from $73313.37</p><p class="a">x</p>',
    ),
    (
        InjectBoilerplate(at=on("ul/li"), number=1),
        "<ul><li>x</ul>",
        "<ul><li>Sponsored: zqvxb, from $73313.37</li><li>x</ul>",
    ),
    (InjectBoilerplate(at=on("p/b")), "<p><b>x</b></p>", "<p><b>Sponsored: zqvxa, from $73313.37</b><b>x</b></p>"),
]

LEAVES_ALONE = [
    (InjectBoilerplate(at=on("p/img")), "<p><img></p>"),
    (InjectBoilerplate(at=on("table/tr")), "<table><tr><td>x</table>"),
    (InjectBoilerplate(at=on("b/p")), "<b><p>x</b>y</p>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: InjectBoilerplate, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: InjectBoilerplate, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: InjectBoilerplate) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert InjectBoilerplate(at=Anchor(1, "div/h1")) == least(
        inject_boilerplate(aim("<div><h1>x</h1></div>", "div/h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert inject_boilerplate(aim("<table></table>", "table")).is_empty


def test_is_ambiguous() -> None:
    assert InjectBoilerplate.ambiguous


def test_simpler_is_the_first_canary() -> None:
    assert [InjectBoilerplate(at=on("p"))] == list(InjectBoilerplate(at=on("p"), number=2).simpler())
