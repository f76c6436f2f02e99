"""The table of lifetimes: shares with their intervals, half-lives and what breaks silently."""

import msgspec

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


def test_half_life_that_is_not_reached() -> None:
    assert half_life_words(FIRM) == ">12"
