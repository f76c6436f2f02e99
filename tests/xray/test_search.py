"""Smallest sets are smallest, and take few questions."""

from collections.abc import Sequence

from harness.parts import Part
from harness.xray.search import smallest

PARTS = [Part(number, "element") for number in range(256)]


def test_finds_the_few_among_many_that_act_together() -> None:
    wanted = {PARTS[3], PARTS[100], PARTS[101]}
    asked: list[int] = []

    def changes(some: Sequence[Part]) -> bool:
        asked.append(len(some))
        return wanted <= set(some)

    assert wanted == set(smallest(PARTS, changes))
    assert len(asked) <= 60
