"""A canary is found in whatever a scraper makes of it, and nothing else is taken for one."""

import pytest

from harness.page import CANARY_PRICE, CANARY_STEM, canary, find_canary


def test_words_are_numbered_with_letters() -> None:
    assert ["a", "b", "z", "aa", "bb"] == [canary(number).removeprefix(CANARY_STEM) for number in (0, 1, 25, 26, 53)]


def test_words_are_distinct() -> None:
    assert 2000 == len({canary(number) for number in range(2000)})


@pytest.mark.parametrize("text", [CANARY_PRICE, "73,313.37", "73.313,37", "73 313", "$73313", "7331337", "EUR 73.313"])
def test_price_is_found_as_scrapers_leave_it(text: str) -> None:
    assert find_canary(text) is not None


@pytest.mark.parametrize("text", ["The ZQVXAB story", "slug-zqvxab-1", "zqvxab"])
def test_word_is_found(text: str) -> None:
    assert "zqvxab" == str(find_canary(text)).lower()


@pytest.mark.parametrize("text", ["", "173313", "733130", "1.73313", "73.3", "zqv"])
def test_nothing_else_is_a_canary(text: str) -> None:
    assert find_canary(text) is None
