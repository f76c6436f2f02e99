"""Past runs as tables within 80 columns: survival over time, and what says nothing does not look like a figure."""

import msgspec

from harness.model import Figures, PastRun, ScraperResult, Tally
from harness.reports.history import MOST_BARS, history_lines, overview_lines, sparkline
from harness.reports.line import plain_text
from harness.reports.paint import paint
from tests.reports.screen import Screen
from tests.reports.told import NEWS, SHOP


def past(figures: Figures | None, *, seed: int = 0, name: str = "news", state: str = "finished") -> PastRun:
    return PastRun(scraper=name, started="2026-11-27T07:55:11Z", seed=seed, state=state, figures=figures)  # type: ignore[arg-type]  # a test knows them


def survived(equal: int, **further: int) -> Figures:
    tallies = {"drift": Tally(equal=equal, missing=100 - equal)}
    return Figures(cases=1, families=tallies, errors=0, warnings=0, seconds=12.0, **further)  # type: ignore[arg-type]  # as above


RUNS = [
    past(Figures.of(NEWS)),
    past(None, state="unfinished"),
    past(Figures.of(SHOP), seed=-3),
    past(msgspec.structs.replace(Figures.of(NEWS), untested="story: crash"), seed=1_234_567),
    past(None, state="running"),
]

HISTORY = """\
news · 5 runs · same in percent of the examples ▇ ▇
started (UTC)    seed examples noise drift damage exhibit wire err warn   time
2026-11-27 07:55    0      300   100    90      -       -    -   1    1    9 s
2026-11-27 07:55    0 unfinished
2026-11-27 07:55   -3 NOTHING WAS TESTED
2026-11-27 07:55 …567      300   100    90      -       -    -   1    1    9 s !
2026-11-27 07:55    0 running
! not all pages were tested: one failed as recorded, or was not reached"""

OVERVIEW = """\
                          last run    runs   same               errors  warnings
news                      2026-11-27     5   93 %  ▇ ▇               1         1
shop                      2026-11-27     1      -                    -         -"""


def test_a_line_a_run() -> None:
    assert HISTORY == plain_text(history_lines(RUNS))


def test_a_line_a_scraper() -> None:
    assert OVERVIEW == plain_text(overview_lines([RUNS, [past(None, name="shop", state="unfinished")]]))


def test_the_last_runs_as_bars() -> None:
    assert "▁▂▃▄▅▆▇█" == sparkline([survived(equal) for equal in (0, 14, 29, 43, 57, 71, 86, 100)])
    assert "▁▂▇█" == sparkline([survived(equal) for equal in (0, 1, 99, 100)])
    assert MOST_BARS == len(sparkline([survived(50)] * 100))


def test_what_nothing_survived_is_told_from_what_was_not_played() -> None:
    (_, _, line) = plain_text(history_lines([past(survived(0))])).splitlines()
    assert ["100", "-", "0", "-", "-", "-"] == line.split()[3:9]
    (_, line) = plain_text(overview_lines([[past(survived(0))]])).splitlines()
    assert "     1    0 %  ▁" in line


def test_fits_a_narrow_terminal() -> None:
    large = Figures(
        cases=10**6,
        families={"drift": Tally(equal=10**6), "wire": Tally(equal=1)},
        errors=999,
        warnings=999,
        seconds=3599.0,
        untested="x",
    )
    runs = [past(large, seed=10**30, name="n" * 500)] * 100
    lines = plain_text([*history_lines(runs), *overview_lines([runs])]).splitlines()

    assert max(map(len, lines)) <= 80


def test_names_are_untrusted() -> None:
    assert "\x1b" not in plain_text(overview_lines([[past(None, name="x\x1b[31m", state="running")]]))


def test_bars_where_there_is_only_ascii() -> None:
    screen = Screen(encoding="ascii")
    paint(screen.console, overview_lines([[past(survived(equal)) for equal in (0, 50, 100)]]))

    assert "_=#" in screen.text
    assert "\\u" not in screen.text


def test_figures_of_a_scraper_without_cases() -> None:
    wanted = Figures(cases=0, families={}, errors=0, warnings=0, seconds=0.0, untested="no case matched")
    assert wanted == Figures.of(ScraperResult(name="x", target="t"))
