"""Every hostile value applies to every page, also to one that is broken already, and is small where it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st

from harness.mutations import REGISTRIES
from harness.mutations.aim import Aim
from harness.mutations.damage import DAMAGE
from harness.mutations.hostile import HOSTILE
from harness.mutations.weights import HOSTILE_WEIGHTS
from tests.mutations.noise.records import aim_at, check_record, draw, odd_pages, real_bodies, real_page
from tests.mutations.noise.sample import STORY, applied, page_of

Strategy = Callable[[Aim], st.SearchStrategy[Any]]

PAGE = STORY.replace("<p>Second", "<p>12 May 2024, 20 minutes, <a href='/x'>more</a> &euro; 9.50</p><p>Second")
STRATEGIES = [pytest.param(strategy, id=strategy.__name__) for _, strategy in HOSTILE]
REAL = real_bodies(4, largest=150_000)
LARGEST = 1_000
"""Bytes of a plan that keeps one of them."""


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_record_is_sound_on_every_page(strategy: Strategy) -> None:
    for page in odd_pages():
        for record in draw(strategy(aim_at(page)), 6):
            check_record(record, page)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_record_changes_the_story(strategy: Strategy) -> None:
    """What is drawn for a page changes it, and what is kept of it is small."""
    response = page_of(PAGE).response
    records = draw(strategy(aim_at(page_of(PAGE))), 20)
    assert records
    for record in records:
        assert response != applied(record, response)
        assert len(msgspec.json.encode(record)) < LARGEST


@pytest.mark.skipif(not REAL, reason="the real pages of shared/data are not here")
@pytest.mark.parametrize(("name", "body"), [pytest.param(*real, id=real[0]) for real in REAL])
def test_every_record_is_sound_on_real_pages(name: str, body: bytes) -> None:
    page = real_page(body)
    for _, strategy in HOSTILE:
        for record in draw(strategy(aim_at(page)), 2):
            check_record(record, page)
    assert name


def test_an_empty_page_holds_no_value() -> None:
    assert [] == [strategy.__name__ for _, strategy in HOSTILE if not strategy(Aim(page_of(""))).is_empty]


def test_all_are_damage_at_face_value() -> None:
    """They are drawn with the damage, never gate by a wrong value, and are known as hostile."""
    assert (*DAMAGE, *HOSTILE) == REGISTRIES["damage"]
    assert {("damage", True)} == {(record.family, record.ambiguous) for record, _ in HOSTILE}


def test_each_is_told_in_the_documentation() -> None:
    told = (Path(__file__).parents[3] / "docs" / "hostile.md").read_text(encoding="utf-8")
    assert [] == [record for record in HOSTILE_WEIGHTS if f"| `{record}` |" not in told]


def test_every_weight_is_used() -> None:
    assert HOSTILE_WEIGHTS == {record.__struct_config__.tag: record.weight for record, _ in HOSTILE}
