"""The tests of survival are exact, and raise a false alarm less often than they promise."""

import math
import random
from itertools import accumulate

import pytest

from harness.campaign.chance import ALARM, Sample, chance_of_at_most, chance_of_fall, level_of


def fisher(now: Sample, before: Sample) -> float:
    """The definition, term by term."""
    total, marked = now.whole + before.whole, now.part + before.part
    ways = (math.comb(marked, count) * math.comb(total - marked, now.whole - count) for count in range(now.part + 1))
    return sum(ways) / math.comb(total, now.whole)


def binomial(whole: int, share: float) -> list[float]:
    return [math.comb(whole, part) * share**part * (1 - share) ** (whole - part) for part in range(whole + 1)]


def test_the_lady_tasting_tea() -> None:
    """Fisher's own example: one of four right where three are, 17 of 70 ways."""
    assert math.isclose(17 / 70, chance_of_fall(Sample(1, 4), Sample(3, 4)))


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (Sample(52, 100), Sample(81, 100)),
        (Sample(0, 100), Sample(1, 100)),
        (Sample(99, 100), Sample(100, 100)),
        (Sample(3, 20), Sample(190, 213)),
        (Sample(0, 5), Sample(5, 5)),
    ],
)
def test_the_chance_of_a_fall_is_that_of_the_definition(now: Sample, before: Sample) -> None:
    assert math.isclose(fisher(now, before), chance_of_fall(now, before), rel_tol=1e-9)


@pytest.mark.parametrize(("part", "share"), [(52, 0.7), (0, 0.05), (99, 0.999), (70, 0.7)])
def test_the_chance_below_a_floor_is_that_of_the_definition(part: int, share: float) -> None:
    told = chance_of_at_most(Sample(part, 100), share)
    assert math.isclose(sum(binomial(100, share)[: part + 1]), told, rel_tol=1e-9)


@pytest.mark.parametrize("sample", [Sample(0, 1), Sample(7, 100), Sample(100, 100)])
def test_the_same_is_no_fall(sample: Sample) -> None:
    assert (1.0, 1.0) == (chance_of_fall(sample, sample), chance_of_at_most(sample, 0.0))


def test_a_floor_of_all_allows_no_loss() -> None:
    assert (0.0, 1.0) == (chance_of_at_most(Sample(99, 100), 1.0), chance_of_at_most(Sample(100, 100), 1.0))


def test_many_examples_take_no_time() -> None:
    """What is far out on the tail adds nothing and is not added up."""
    assert 0.0 < chance_of_fall(Sample(4_990_000, 10_000_000), Sample(5_000_000, 10_000_000)) < 1e-4


@pytest.mark.parametrize("whole", [20, 100])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.81, 0.99])
@pytest.mark.parametrize("level", [0.05, 0.001])
def test_the_chance_of_a_false_alarm_is_below_the_level(whole: int, share: float, level: float) -> None:
    """Summed over all pairs of draws from one share, which is no simulation but the chance itself."""
    weights = binomial(whole, share)
    sums = list(accumulate(weights, initial=0.0))
    alarm = 0.0
    for before, weight in enumerate(weights):
        sample = Sample(before, whole)
        highest = next((low for low in range(before, -1, -1) if chance_of_fall(Sample(low, whole), sample) < level), -1)
        alarm += weight * sums[highest + 1]
    assert alarm < level


def test_many_draws_of_unchanged_scrapers_hardly_ever_alarm() -> None:
    """Ten comparisons a run, each of another share: no more alarms in 300 runs than `ALARM` allows, and few more."""
    draw = random.Random(0)
    shares = [0.05, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.0]
    level = level_of(len(shares))

    def sample(share: float) -> Sample:
        return Sample(sum(draw.random() < share for _ in range(100)), 100)

    alarms = sum(any(chance_of_fall(sample(share), sample(share)) < level for share in shares) for _ in range(300))
    assert 0 == alarms
    assert 300 * ALARM < 1


def test_a_real_fall_is_seen_among_forty_scrapers() -> None:
    """What the documentation promises: from 81 of 100 to 56 where one is run, to 49 where forty are."""
    before = Sample(81, 100)
    for comparisons, seen in ((8, 56), (320, 49)):
        assert chance_of_fall(Sample(seen, 100), before) < level_of(comparisons)
        assert chance_of_fall(Sample(seen + 1, 100), before) > level_of(comparisons)


def test_cases_that_are_alike_count_as_one() -> None:
    """Ten pages of one site draw the same changes: a thousand examples are a hundred."""
    assert (Sample(81, 100), Sample(81, 100)) == (Sample.of(810, 1000, 10), Sample.of(81, 100, 1))
    assert Sample(1, 1) == Sample.of(2, 2, 5)


def test_correlated_cases_raise_no_more_alarms() -> None:
    """Cases that all stand and fall together vary most: counted each for itself, they would alarm."""
    draw = random.Random(1)

    def together(cases: int) -> int:
        return cases * sum(draw.random() < 0.8 for _ in range(100))

    runs = [(together(20), together(20)) for _ in range(300)]
    counted = [(Sample.of(now, 2000, 20), Sample.of(before, 2000, 20)) for now, before in runs]
    naive = [(Sample(now, 2000), Sample(before, 2000)) for now, before in runs]
    assert sum(chance_of_fall(now, before) < ALARM for now, before in counted) <= 1
    assert sum(chance_of_fall(now, before) < ALARM for now, before in naive) > 30
