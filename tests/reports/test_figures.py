"""Figures never flatter: one failure in a thousand is not 0 %, and 999 in a thousand are not 100 %."""

import pytest

from harness.model import Tally
from harness.reports.figures import failure_counts, families_of, seconds_of, share, survival, tally_of
from tests.reports.told import CRASH, NEWS, RESULTS


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 10, "-"), (0, 0, "-"), (1, 1000, "1 %"), (999, 1000, "99 %"), (10, 10, "100 %"), (1, 3, "33 %")],
)
def test_share(part: int, whole: int, expected: str) -> None:
    assert expected == share(part, whole)


def test_tally_is_summed_over_cases() -> None:
    assert Tally(equal=179, missing=15, refused=4, failed=2) == tally_of(NEWS, "drift")
    assert Tally() == tally_of(NEWS, "damage")


def test_families_are_in_their_usual_order() -> None:
    assert ("noise", "drift") == families_of(RESULTS)


def test_survival_in_words() -> None:
    assert "90 % same, 8 % missing, 2 % refused, 1 % failed" == survival(tally_of(NEWS, "drift"))
    assert "nothing applied" == survival(Tally(unapplied=3))


def test_failures_in_words() -> None:
    assert "1 error, 1 warning" == failure_counts(NEWS.failures)
    assert "2 errors" == failure_counts((CRASH, CRASH))
    assert "no failure" == failure_counts(())


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0.04, "0.0 s"), (9.12, "9.1 s"), (12.4, "12 s"), (185.2, "3 min 5 s")]
)
def test_seconds(seconds: float, expected: str) -> None:
    assert expected == seconds_of(seconds)
