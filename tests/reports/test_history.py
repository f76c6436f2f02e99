"""Past runs as tables: survival over time, and what says nothing does not look like a figure."""

from typing import Any

import msgspec
import pytest

from harness.model import Figures, PastRun, ScraperResult, Tally
from harness.reports.history import MOST_BARS, WHOLE, history_lines, overview_lines, sparkline
from harness.reports.line import plain_text
from harness.reports.paint import paint
from tests.reports.screen import Screen
from tests.reports.told import NEWS, SHOP


def past(figures: Figures | None, *, seed: int = 0, name: str = "news", **further: Any) -> PastRun:
    told: dict[str, Any] = {"started": "2026-11-27T07:55:11Z", "max_examples": 100, "state": "finished", **further}
    return PastRun(scraper=name, seed=seed, figures=figures, **told)


def survived(equal: int, **further: Any) -> Figures:
    tallies: Any = {"drift": Tally(equal=equal, missing=100 - equal)}
    given: dict[str, Any] = {"cases": 1, "families": tallies, "errors": 0, "warnings": 0, "seconds": 12.0, **further}
    return Figures(**given)


def of_runs(*equal: int) -> list[PastRun]:
    return [past(survived(number)) for number in equal]


RUNS = [
    past(Figures.of(NEWS)),
    past(None, state="unfinished"),
    past(Figures.of(SHOP), seed=-3),
    past(msgspec.structs.replace(Figures.of(NEWS), untested="story: crash"), seed=1_234_567),
    past(None, state="running"),
]

HISTORY = """\
news · 5 runs · same in percent of the examples ▇▇
started (UTC)    seed examples noise drift damage exhibit wire err warn   time
2026-11-27 07:55    0      300   100    90      -       -    -   1    1    9 s
2026-11-27 07:55    0 unfinished
2026-11-27 07:55   -3 NOTHING WAS TESTED
2026-11-27 07:55 …567      300   100    90      -       -    -   1    1    9 s !
2026-11-27 07:55    0 running
! not all pages were tested: one failed as recorded, or was not reached"""

OVERVIEW = """\
                          last run    runs   same               errors  warnings
news                      2026-11-27     5   93 %  ▇▇                1         1
shop                      2026-11-27     1      -                    -         -"""


def test_a_line_a_run() -> None:
    assert HISTORY == plain_text(history_lines(RUNS))


def test_a_line_a_scraper() -> None:
    assert OVERVIEW == plain_text(overview_lines([RUNS, [past(None, name="shop", state="unfinished")]]))


def test_the_last_runs_as_bars() -> None:
    assert "▁▂▃▄▅▆▇█" == sparkline(of_runs(0, 14, 29, 43, 57, 71, 86, 100))
    assert "▁▂▇█" == sparkline(of_runs(0, 1, 99, 100))
    assert MOST_BARS == len(sparkline(of_runs(*[50] * 100)))


MIXED = """\
news · 5 runs · same in percent of the examples ▂█
started (UTC)    seed examples noise drift damage exhibit wire err warn   time
2026-11-27 07:55    0      200     5     5      -       -    -   -    -   12 s
2026-11-27 07:55    0      100     -    90      -       -    -   -    -   12 s ~
2026-11-27 07:55    0      200    50    50      -       -    -   -    -   12 s ~
2026-11-27 07:55    0      200    50    50      -       -    -   -    -   12 s ~
2026-11-27 07:55    0      200   100   100      -       -    -   -    -   12 s
~ other families, pages or budget than the last whole run, so that no bar is drawn of it"""


def test_runs_of_something_else_are_marked_and_have_no_bar() -> None:
    """Fewer families, another budget, other pages; a last run of fewer families is the odd one all the same."""

    def both(equal: int, **further: Any) -> Figures:
        tally = Tally(equal=equal, missing=100 - equal)
        return survived(0, families={"noise": tally, "drift": tally}, **further)

    odd = past(survived(90))
    runs = [past(both(5)), odd, past(both(50), max_examples=50), past(both(50, cases=2)), past(both(100))]

    assert MIXED == plain_text(history_lines(runs))
    (_, line, told) = plain_text(overview_lines([[runs[0], odd]])).splitlines()
    assert ("   90 %~ ▂" in line, MIXED.splitlines()[-1]) == (True, told)


def test_a_last_run_that_tested_nothing_is_not_of_something_else() -> None:
    (_, line) = plain_text(overview_lines([[past(survived(50)), past(Figures.of(SHOP))]])).splitlines()

    assert "~" not in line


SHORT_HISTORY = """\
news · 2 runs · same in percent ▇
started     tried noise drift damage exhibit wire err warn
11-27 07:55   300   100    90      -       -    -   1    1
11-27 07:55 running"""

SHORT_OVERVIEW = """\
                  last run    runs   same  errors  warnings
news              2026-11-27     2   93 %       1         1"""


def test_a_narrow_terminal_is_told_in_short() -> None:
    runs = [past(Figures.of(NEWS)), past(None, state="running")]

    assert SHORT_HISTORY == plain_text(history_lines(runs, 60))
    assert SHORT_OVERVIEW == plain_text(overview_lines([runs], 60))


def test_what_nothing_survived_is_told_from_what_was_not_played() -> None:
    (_, _, line) = plain_text(history_lines([past(survived(0))])).splitlines()
    assert ["100", "-", "0", "-", "-", "-"] == line.split()[3:9]
    (_, line) = plain_text(overview_lines([[past(survived(0))]])).splitlines()
    assert "     1    0 %  ▁" in line


@pytest.mark.parametrize("width", [60, 79, 80, 100])
def test_fits_into_the_width(width: int) -> None:
    large = Figures(
        cases=10**6,
        families={"drift": Tally(equal=10**6 if width >= WHOLE else 99_998), "wire": Tally(equal=1)},
        errors=999,
        warnings=999,
        seconds=3599.0,
        untested="x",
    )
    runs = [past(large, seed=10**30, name="n" * 500)] * 100
    lines = plain_text([*history_lines(runs, width), *overview_lines([runs], width)]).splitlines()

    notes = [line for line in lines if line.startswith(("!", "~"))]
    assert max(len(line) for line in lines if line not in notes) <= min(width, 80)


def test_names_are_untrusted() -> None:
    assert "\x1b" not in plain_text(overview_lines([[past(None, name="x\x1b[31m", state="running")]]))


def test_bars_where_there_is_only_ascii() -> None:
    screen = Screen(encoding="ascii")
    paint(screen.console, overview_lines([of_runs(0, 50, 100)]))

    assert "_=#" in screen.text
    assert "\\u" not in screen.text


def test_figures_of_a_scraper_without_cases() -> None:
    wanted = Figures(cases=0, families={}, errors=0, warnings=0, seconds=0.0, untested="no case matched")
    assert wanted == Figures.of(ScraperResult(name="x", target="t"))
