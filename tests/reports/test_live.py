"""While a run goes, a terminal shows what each running scraper does; a file gets one line a scraper."""

import msgspec

from harness.model import (
    Aged,
    BaselineTried,
    FailureFound,
    Options,
    Progress,
    RunStarted,
    ScraperFinished,
    ScraperResult,
    ScraperStarted,
    Shrinking,
)
from harness.reports.line import Span, plain_text
from harness.reports.live import Live, finished_line
from tests.reports.judged import judged
from tests.reports.screen import Screen
from tests.reports.told import CRASH, CUT, EXAMPLE, NEWS, SHOP

STARTED = RunStarted(("news",), 2, Options())


def test_bar_shows_case_family_examples_and_failures() -> None:
    screen = Screen(terminal=True)
    live = Live(screen.console)
    for event in (
        STARTED,
        ScraperStarted("news", "t", 2),
        BaselineTried("news", "news/story-1", "ok"),
        Progress("news", "news/story-1", "drift", 50, 100, EXAMPLE),
        FailureFound(CRASH),
        Progress("news", "news/story-1", "drift", 51, 100, EXAMPLE),
    ):
        live.on(event)
    live.close()

    assert "news/story-1 · drift" in screen.text
    assert "2 examples · 1 failure" in screen.text


def test_bar_goes_on_while_pages_grow_old() -> None:
    screen = Screen(terminal=True)
    live = Live(screen.console)
    for event in (
        RunStarted(("news",), 2, Options(months=(12,), families=("drift",))),
        ScraperStarted("news", "t", 1),
        BaselineTried("news", "a", "ok"),
        Progress("news", "a", "drift", 100, 100, EXAMPLE),
        Aged("news", "a", 12, 10, 20),
    ):
        live.on(event)
    (task,) = live._progress.tasks
    live.close()

    assert "a · 12 months old" in screen.text
    assert (1.5, 2) == (task.completed, task.total)


def test_bar_says_that_a_failure_is_being_shrunk() -> None:
    screen = Screen(terminal=True)
    live = Live(screen.console)
    live.on(STARTED)
    live.on(ScraperStarted("news", "t", 2))
    live.on(Shrinking("news", "a", "crash"))
    live.close()

    assert "a · shrinking crash" in screen.text


def test_a_scraper_that_was_stopped_says_so_and_is_not_green() -> None:
    sound = msgspec.structs.replace(NEWS, failures=(), cut=True)

    assert Span("no failure, cut short", "warning") == finished_line(sound)[-1]
    assert Span("1 error, 1 warning, cut short", "error") == finished_line(msgspec.structs.replace(NEWS, cut=True))[-1]


def test_file_gets_one_line_a_scraper_and_no_control_codes() -> None:
    screen = Screen()
    live = Live(screen.console)
    live.on(STARTED)
    live.on(ScraperStarted("news", "t", 2))
    live.on(Progress("news", "a", "drift", 1, 2, EXAMPLE))
    live.on(ScraperFinished(NEWS))
    live.close()

    assert [
        "1 scraper, seed 0, up to 100 examples a case and family",
        "news                     2 cases, 300 examples, 9.1 s · 1 error, 1 warning",
    ] == screen.text.splitlines()


def test_result_that_was_never_begun_has_its_line_too() -> None:
    assert "NOT TESTED" == plain_text([finished_line(SHOP)]).rsplit(" · ", 1)[1]


def test_hostile_name_is_escaped_and_short() -> None:
    told = plain_text([finished_line(ScraperResult(name="\x1b[2J" + "x" * 999, target="t"))])

    assert told.startswith("\\x1b[2J")
    assert len(told) < 90


def test_what_was_not_tested_is_not_said_to_have_no_failure() -> None:
    """A kept failure that is accepted may have been played before the run was cut."""
    cut = msgspec.structs.replace(judged("accepted"), cases=(), cut=True)
    part = msgspec.structs.replace(judged("accepted"), cases=(*NEWS.cases, *SHOP.cases))

    assert Span("NOT ALL TESTED, cut short", "warning") == finished_line(CUT)[-1]
    assert plain_text([finished_line(cut)]).endswith("0 cases, 0 examples, 9.1 s · NOT TESTED, 1 accepted, cut short")
    assert plain_text([finished_line(part)]).endswith("3 cases, 300 examples, 9.1 s · NOT ALL TESTED, 1 accepted")
