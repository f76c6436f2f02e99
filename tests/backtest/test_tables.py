"""What other predictors say of a locator they take from elsewhere than from what became of it."""

import pytest

from tests.backtest.predict import Row
from tests.backtest.tables import kind_scores, page_scores, tell

ROWS = [
    Row("one", "one/a", 12, "tag path", 9, 3, {"learnt": 0.9, "measured": 0.1}, survived=True),
    Row("one", "one/b", 12, "tag path", 9, 3, {"learnt": 0.2, "measured": 0.8}, survived=False),
    Row("two", "two/a", 24, "tag path", 5, 2, {"learnt": 0.7, "measured": 0.3}, survived=True),
    Row("two", "two/a", 24, "tag path", 5, 2, {"learnt": 0.1, "measured": 0.7}, survived=False),
    Row("two", "two/a", 24, "class CSS", 3, 1, {"learnt": 0.6, "measured": 0.4}, survived=True),
]


def test_a_kind_is_known_from_the_other_sites() -> None:
    assert {("tag path", "one"): 0.5, ("tag path", "two"): 0.5, ("class CSS", "two"): 0.5} == kind_scores(ROWS)
    alone = [ROWS[0], *ROWS[2:]]
    assert {("tag path", "one"): 0.5, ("tag path", "two"): 1, ("class CSS", "two"): 0.5} == kind_scores(alone)


def test_locators_of_a_page_and_kind_count_alike() -> None:
    assert page_scores(ROWS, "learnt")["two/a", "tag path"] == pytest.approx(0.4)


def test_each_profile_is_told_by_its_own_predictions(capsys: pytest.CaptureFixture[str]) -> None:
    tell(ROWS)
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "learnt 1.000 1.000 (1 pages with both)" in lines
    assert "measured 0.000 0.000 (1 pages with both)" in lines
    assert lines[lines.index("learnt locators predicted survived") + 5] == "80% to 100% 1 90% 100%"
    assert lines[lines.index("learnt locators predicted survived") + 1] == "0% to 20% 1 10% 0%"
    assert lines[lines.index("measured locators predicted survived") + 5] == "80% to 100% 1 80% 0%"
    assert lines[-1] == "tag path 4 50% 48% 48%"
