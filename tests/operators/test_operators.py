"""Each operator brings the bug to light that is planted for it.

That no other operator does, and so what each is good for, is what `python -m tests.operators` says: it takes minutes.
"""

import pytest

from tests.operators import ALL
from tests.operators.planted import Planted, Trials

CASES = [pytest.param(planted, id=f"{planted.operator}-{planted.scrape.__name__}") for planted in ALL]


@pytest.mark.parametrize("planted", CASES)
def test_its_operator_catches_it(planted: Planted) -> None:
    trials = Trials(planted)
    assert trials.baseline.items
    assert trials.caught_by(planted.operator)
