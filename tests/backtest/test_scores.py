"""The area under the ROC curve is the chance that what survived was rated higher; equal ratings count half."""

import pytest

from tests.backtest.scores import area, area_within


@pytest.mark.parametrize(
    ("scores", "survived", "expected"),
    [
        ([0.9, 0.8, 0.1], [True, True, False], 1.0),
        ([0.1, 0.2, 0.9], [True, True, False], 0.0),
        ([0.5, 0.5, 0.5], [True, False, False], 0.5),
        ([0.9, 0.5, 0.5, 0.1], [True, True, False, False], 0.875),
        ([0.9, 0.1], [True, True], None),
    ],
)
def test_area(scores: list[float], survived: list[bool], expected: float | None) -> None:
    assert area(scores, survived) == expected


def test_area_within_leaves_out_groups_in_which_all_or_none_survived() -> None:
    groups = [([0.9, 0.1], [True, False]), ([0.1, 0.9], [True, False]), ([0.5, 0.4], [True, True])]
    assert area_within(groups) == (0.5, 2)
