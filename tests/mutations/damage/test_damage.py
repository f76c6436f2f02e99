"""Every damage applies to every page, also to one that is broken already."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.damage import DAMAGE
from harness.mutations.damage.drop_entry_key import drop_entry_key
from harness.mutations.weights import DAMAGE_WEIGHTS
from tests.mutations.noise.records import aim_at, check_record, draw, odd_pages, real_bodies, real_page
from tests.mutations.noise.sample import STORY, applied, page_of

Strategy = Callable[[Aim], st.SearchStrategy[Any]]

RECORDS = [pytest.param(strategy, id=strategy.__name__) for _, strategy in DAMAGE]
OF_THE_STORY = [
    pytest.param(strategy, id=strategy.__name__) for _, strategy in DAMAGE if strategy is not drop_entry_key
]
"""Those that find a place in the story, which has no list of things."""
REAL = real_bodies(10, largest=150_000)


@pytest.mark.parametrize("strategy", RECORDS)
def test_every_record_is_sound_on_every_page(strategy: Strategy) -> None:
    for page in odd_pages():
        for record in draw(strategy(aim_at(page)), 8):
            check_record(record, page)


@pytest.mark.parametrize("strategy", OF_THE_STORY)
def test_every_record_damages_the_story(strategy: Strategy) -> None:
    """What is drawn for a page changes it."""
    response = page_of(STORY).response
    records = draw(strategy(aim_at(page_of(STORY))), 20)
    assert records
    for record in records:
        assert response.body != applied(record, response).body or response.headers != applied(record, response).headers


@pytest.mark.skipif(not REAL, reason="the real pages of shared/data are not here")
@pytest.mark.parametrize(("name", "body"), [pytest.param(*real, id=real[0]) for real in REAL])
def test_every_record_is_sound_on_real_pages(name: str, body: bytes) -> None:
    page = real_page(body)
    for _, strategy in DAMAGE:
        for record in draw(strategy(aim_at(page)), 2):
            check_record(record, page)
    assert name


def test_an_empty_page_has_nothing_to_damage() -> None:
    assert [] == [strategy.__name__ for _, strategy in DAMAGE if not strategy(Aim(page_of(""))).is_empty]


def test_every_weight_is_used() -> None:
    assert DAMAGE_WEIGHTS == {cls.__struct_config__.tag: cls.weight for cls, _ in DAMAGE}
