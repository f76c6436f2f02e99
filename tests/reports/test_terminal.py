"""A run's end says what matters, gravest first: recorded pages that fail, errors, warnings, notes, scores, gaps."""

import msgspec
import pytest

from harness.model import (
    BaselineTried,
    CaseResult,
    FailureFound,
    Options,
    Progress,
    RunFinished,
    RunStarted,
    SavedResult,
    ScraperFinished,
    ScraperResult,
    ScraperStarted,
    Shrinking,
    Tally,
)
from harness.reports import TerminalReport
from harness.reports.closing import MOST_UNREACHED
from tests.hunt.test_saved import saved
from tests.reports.judged import FELL, GONE, judged
from tests.reports.screen import Screen
from tests.reports.test_failure_text import CRASH_TEXT, WARNING_TEXT
from tests.reports.test_table import TABLE
from tests.reports.told import CRASH, CUT, EXAMPLE, NEWS, RESULTS, SHOP

WHOLE = f"""\
3 scrapers, seed 7, up to 100 examples a case and family
news                     2 cases, 300 examples, 9.1 s · 1 error, 1 warning
shop                     1 case, 0 examples, 0.5 s · NOT TESTED

── Recorded pages that fail: what is below says nothing about these ────────────────────────────────

  shop · shop/mug
    crash on the recorded page: KeyError: 'price' at mypkg/shop.py:12

── 1 error ─────────────────────────────────────────────────────────────────────────────────────────

{CRASH_TEXT}

── 1 warning ───────────────────────────────────────────────────────────────────────────────────────

{WARNING_TEXT}

── Notes ───────────────────────────────────────────────────────────────────────────────────────────

  news: news/story-1: wrong-value of title showed once and not again in a fresh process; it is not
    reported

── What the examples came to ───────────────────────────────────────────────────────────────────────

{TABLE}
shop · 1 case · 0.5 s

── Not tested ──────────────────────────────────────────────────────────────────────────────────────

  shop: 1 of 1 case NOT TESTED, for it fails on the recorded page as said above
  jobs: NOTHING WAS TESTED: it was not reached

Interrupted: this is what was found so far; scraper-harness run --resume goes on.
1 error, 1 warning (unique, in 300 examples of 2 scrapers) · seed 7 · 12 s
"""


def _told(
    *results: ScraperResult, scrapers: tuple[str, ...] = (), interrupted: bool = False, terminal: bool = False
) -> str:
    screen = Screen(terminal=terminal)
    with TerminalReport(screen.console) as report:
        report.on(RunStarted(scrapers or tuple(one.name for one in results), 3, Options(seed=7)))
        for result in results:
            report.on(ScraperStarted(result.name, result.target, len(result.cases)))
            for case in result.cases:
                report.on(BaselineTried(result.name, case.case, case.baseline))
                report.on(Progress(result.name, case.case, "drift", 50, 100, EXAMPLE))
                report.on(Shrinking(result.name, case.case, "crash"))
            for failure in result.failures:
                report.on(FailureFound(failure))
            report.on(ScraperFinished(result))
        report.on(RunFinished(results, 12.3, interrupted=interrupted))
    return screen.text


def test_whole_report() -> None:
    assert WHOLE == _told(*RESULTS, scrapers=("news", "shop", "jobs"), interrupted=True)


def test_a_terminal_gets_the_same_words_in_colour() -> None:
    told = _told(*RESULTS, terminal=True)

    assert "\x1b[1;31mERROR\x1b[0m  \x1b[1mcrash · news\x1b[0m" in told
    assert "\x1b[?25h" in told, "the cursor is shown again"


def test_success_is_short() -> None:
    sound = msgspec.structs.replace(NEWS, failures=(), notes=())
    lines = _told(sound).splitlines()

    assert "no failure (in 300 examples of 1 scraper) · seed 7 · 12 s" == lines[-1]
    assert [] == [line for line in lines if "error ──" in line or "Not tested" in line]
    assert TABLE.splitlines()[0] in lines


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        ((True,), "1 error page was refused, as it must be"),
        ((True, True), "2 error pages were refused, as they must be"),
        ((False,), "no failure on 1 error page"),
        ((True, False), "1 error page was refused, as it must be, no failure on 1 error page"),
    ],
)
def test_a_run_over_error_pages_alone_says_what_was_tested(refused: tuple[bool, ...], told: str) -> None:
    lines = _told(_on_error_pages(*refused)).splitlines()

    assert lines[1].endswith(f" · {told}")
    assert f"{told} (1 scraper) · seed 7 · 12 s" == lines[-1]


def test_a_failure_on_an_error_page_was_found_on_it_and_not_in_an_example() -> None:
    failed = msgspec.structs.replace(_on_error_pages(False), failures=(CRASH,))

    assert "1 error (unique, in 1 error page of 1 scraper) · seed 7 · 12 s" == _told(failed).splitlines()[-1]


def _on_error_pages(*refused: bool) -> ScraperResult:
    cases = tuple(CaseResult(case=str(each), baseline="ok", expect="refusal", refused=each) for each in refused)
    return ScraperResult(name="news", target="t", cases=cases)


def test_beside_a_baseline_file() -> None:
    """What is worse comes first, what does not count says why, what is accepted is short, and all is counted."""
    told = _told(judged("new", "expired", "accepted", better=(GONE,), worse=(FELL,)))
    sections = [line.strip("─ ") for line in told.splitlines() if line.startswith("──")]

    assert [
        "Worse than the baseline or the floor",
        "2 errors",
        "Accepted",
        "Better than the baseline: scraper-harness baseline --update records it",
        "What the examples came to",
    ] == sections
    assert f"  news: {FELL.told}\n" in told
    assert "  baseline accepted until 2026-01-31, which is past: ticket 7\n" in told
    assert "news                     2 cases, 300 examples, 9.1 s · 2 errors, 1 accepted, 1 worse\n" in told
    assert ["Against the baseline: 1 new, 1 expired, 1 accepted, 1 worse, 1 better"] == told.splitlines()[-2:-1]


def test_all_accepted_is_green() -> None:
    told = _told(judged("accepted"), terminal=True)

    assert "\x1b[32mno failure\x1b[0m (in 300 examples of 1 scraper)" in told


def test_no_scraper_is_loud() -> None:
    assert "NOTHING WAS TESTED: no scraper ran" in _told()


def test_a_family_that_never_applied_is_loud() -> None:
    case = CaseResult(case="a", baseline="ok", tallies={"noise": Tally(equal=1), "damage": Tally(unapplied=9)})
    told = _told(ScraperResult(name="json", target="t", cases=(case,)))

    assert "  json: no damage plan changed anything on its pages\n" in told


def test_a_case_that_tested_nothing_is_loud() -> None:
    cases = (
        CaseResult(case="a", baseline="ok", untested="it does not read it"),
        CaseResult(case="b", baseline="ok", tallies={"noise": Tally(equal=1)}),
    )
    told = _told(ScraperResult(name="json", target="t", cases=cases))

    assert "  json: a: NOTHING WAS TESTED: it does not read it\n" in told
    assert "  json: b: NOTHING" not in told


def test_pages_that_were_not_reached_are_loud() -> None:
    told = _told(CUT)
    many = msgspec.structs.replace(CUT, unreached=tuple(f"s{number}" for number in range(MOST_UNREACHED + 3)))

    assert "news                     2 cases, 300 examples, 4.0 s · NOT ALL TESTED, cut short\n" in told
    assert "  news: NOT REACHED before the run was over: news/story-3, news/story-4\n" in told
    assert told.endswith("no failure in what was tested (in 300 examples of 1 scraper) · seed 7 · 12 s\n")
    assert f", s{MOST_UNREACHED - 1} and 3 more\n" in _told(many)


def test_a_run_that_came_to_kept_failures_alone_says_so() -> None:
    """What was played and told is not called nothing."""
    known = tuple(SavedResult(saved=saved(), state=state) for state in ("fixed", "cannot tell"))
    told = _told(ScraperResult(name="news", target="t", cut=True, saved=known, unreached=("news/story-1",)))

    assert "news                     0 cases, 0 examples, 0.0 s · NOT ALL TESTED, cut short\n" in told
    assert "  news: NO EXAMPLE WAS TRIED: it was stopped before any example, after 2 kept failures\n" in told
    assert told.endswith("no failure (in 2 kept failures of 1 scraper) · seed 7 · 12 s\n")


def test_a_scraper_without_cases_is_loud() -> None:
    assert "  empty: NOTHING WAS TESTED: no case matched\n" in _told(ScraperResult(name="empty", target="t"))


def test_a_scraper_that_cannot_be_run_is_loud() -> None:
    """Why is said once, by the command, on standard error."""
    told = _told(ScraperResult(name="lost", target="t", unusable="no module"))

    assert "  lost: NOTHING WAS TESTED, for the reason given at the very end\n" in told
    assert "no module" not in told


def test_no_failure_is_said_of_what_was_tested() -> None:
    told = _told(msgspec.structs.replace(NEWS, failures=(), notes=()), SHOP)

    assert told.endswith("no failure in what was tested (in 300 examples of 2 scrapers) · seed 7 · 12 s\n")


def test_a_run_that_never_finishes_leaves_the_terminal_as_it_was() -> None:
    screen = Screen(terminal=True)
    report = TerminalReport(screen.console)
    with report:
        report.on(RunStarted(("news",), 1, Options()))
        report.on(ScraperStarted("news", "t", 1))

    assert screen.text.rindex("\x1b[?25h") > screen.text.rindex("\x1b[?25l")


def test_a_page_in_an_alphabet_that_the_stream_lacks() -> None:
    screen = Screen(encoding="ascii")
    failure = msgspec.structs.replace(CRASH, got="日本", evidence="日本 stored")
    report = TerminalReport(screen.console)
    report.on(RunFinished((msgspec.structs.replace(NEWS, failures=(failure,)), SHOP), 1.0))

    assert "\\u65e5\\u672c stored" in screen.text
