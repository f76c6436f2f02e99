"""The table of lifetimes: shares with their intervals, half-lives and what breaks silently."""

import msgspec
import pytest

from harness.model import Lifetime, Lived
from harness.reports.lifetimes import half_life_words, lifetime_table
from harness.reports.line import plain_text
from tests.reports.told import NEWS

TITLE = Lifetime(
    field="title",
    ages=(
        Lived(months=3.0, examples=20, same=18, lost=2, wrong=0, share=0.9, low=0.7, high=0.97),
        Lived(months=12.0, examples=20, same=8, lost=9, wrong=3, share=0.4, low=0.22, high=0.61),
    ),
    half_life=10.2,
    half_life_low=5.8,
    half_life_high=None,
    silent=3 / 14,
    silent_low=0.08,
    silent_high=0.48,
)
FIRM = Lifetime(
    field="a field with a very long name",
    ages=tuple(
        Lived(months=months, examples=20, same=20, lost=0, wrong=0, share=1.0, low=0.84, high=1.0)
        for months in (3.0, 12.0)
    ),
)
LIFETIMES = (TITLE, FIRM)


def test_table() -> None:
    result = msgspec.structs.replace(NEWS, lifetimes=LIFETIMES)
    assert plain_text(lifetime_table([NEWS, result])).splitlines() == [
        "news",
        "                      3 months     12 months     half-life      silently",
        "  title             90 (70-97)    40 (22-61)    10 (6->12)     21 (8-48)",
        "  a fie …  name   100 (84-100)  100 (84-100)           >12             -",
    ]


def test_table_without_intervals_where_they_do_not_fit() -> None:
    """Two ages take 72 columns with their intervals; in fewer they are left out of the cells and spoken of once."""
    result = msgspec.structs.replace(NEWS, lifetimes=LIFETIMES)
    assert plain_text(lifetime_table([result], 72)) == plain_text(lifetime_table([result]))
    assert plain_text(lifetime_table([result], 71)).splitlines() == [
        "news",
        "                  3 mo 12 mo  half-life  silently",
        "  title             90    40         10        21",
        "  a fie …  name    100   100        >12         -",
        "  with their intervals in 72 columns",
    ]


@pytest.mark.parametrize("width", [80, 100])
def test_four_ages_fit_a_terminal(width: int) -> None:
    ages = tuple(msgspec.structs.replace(TITLE.ages[0], months=months) for months in (3.0, 12.0, 24.0, 36.0))
    result = msgspec.structs.replace(NEWS, lifetimes=(msgspec.structs.replace(TITLE, ages=ages),))
    lines = plain_text(lifetime_table([result], width)).splitlines()
    assert {True} == {len(line) <= width for line in lines}
    assert (width == 100) == ("3 months" in lines[1])


def test_half_life_that_is_not_reached() -> None:
    assert half_life_words(FIRM) == ">12"
