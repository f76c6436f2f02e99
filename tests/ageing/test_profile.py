"""Between the ages that were measured, figures lie on a straight line; a page's own shares average to them."""

from statistics import mean

import pytest

from harness.ageing import LONGEST, MEASURED, at_age, interval
from harness.ageing.profile import around_values, left, values

STEPS = 2000


@pytest.mark.parametrize(
    ("months", "classes"),
    [(0, 1.0), (0.75, 0.99), (1.5, 0.98), (12, 0.83), (17.5, 0.71), (39, 0.59), (LONGEST, 0.59)],
)
def test_interpolates(months: float, classes: float) -> None:
    assert at_age(MEASURED, months).kept.classes == pytest.approx(classes)


@pytest.mark.parametrize("months", [1.5, 5.5, 12, 23, 39])
def test_what_pages_keep_averages_to_the_measured_mean(months: float) -> None:
    age = at_age(MEASURED, months)
    shares = [values(left(MEASURED, age, (number + 0.5) / STEPS)) for number in range(STEPS)]
    means = tuple(mean(share[place] for share in shares) for place in range(4))
    assert means == pytest.approx(values(age.kept), abs=0.005)


def test_few_pages_keep_a_part_of_their_tag_paths() -> None:
    """Of real pairs of that age a third; `python -m tests.backtest --shares`."""
    age = at_age(MEASURED, 23)
    kept = [left(MEASURED, age, (number + 0.5) / STEPS).tag_paths for number in range(STEPS)]
    assert mean(0.1 <= share < 0.9 for share in kept) == pytest.approx(0.23, abs=0.01)
    assert mean(share >= 0.9 for share in kept) == pytest.approx(0.31, abs=0.01)


def test_classes_and_ids_around_a_value_live_longer() -> None:
    around = at_age(around_values(MEASURED), 23).kept
    assert (around.classes, around.ids) == pytest.approx((0.70, 0.73), abs=0.01)
    assert (around.tag_paths, around.xpaths) == (0.47, 0.24)


def test_the_share_of_redesigned_pages_is_the_measured_one() -> None:
    age = at_age(MEASURED, 23)
    """A few of the others are as unlucky, and keep no more."""
    redesigned = [left(MEASURED, age, (number + 0.5) / STEPS) == MEASURED.redesign for number in range(STEPS)]
    assert mean(redesigned) == pytest.approx(0.26, abs=0.015)


@pytest.mark.parametrize(
    ("share", "whole", "low", "high"),
    [(0.5, 100, 0.404, 0.596), (0.0, 10, 0.0, 0.278), (1.0, 10, 0.722, 1.0), (0.3, 0, 0.0, 1.0)],
)
def test_interval_is_wilsons(share: float, whole: int, low: float, high: float) -> None:
    assert interval(share, whole) == pytest.approx((low, high), abs=0.001)
