"""GitHub Actions: annotations at the line, a summary that folds up; nothing in a page becomes a command or markup."""

import re

import msgspec
import pytest

from harness.model import Judgement, Options, ScraperResult, SourcePlace, Standing
from harness.reports import annotations, failure_text, step_summary, stop_commands
from harness.reports.github import MOST_ANNOTATIONS, MOST_SUMMARY
from tests.reports.judged import FELL, judged
from tests.reports.told import CONTAMINATION, CRASH, CUT, NEWS, RESULTS, SHOP

PLACES = {CRASH.id: SourcePlace("mypkg/news.py", 31), CONTAMINATION.id: SourcePlace("mypkg/news.py", 12)}


def test_a_failure_is_annotated_at_its_line_and_what_was_not_tested_first() -> None:
    untested, crash, contamination = annotations(RESULTS, PLACES)
    assert untested.startswith("::error title=not tested::shop: nothing was tested: ")
    assert crash.startswith("::error file=mypkg/news.py,line=31,title=crash · news::ERROR  crash")
    assert contamination.startswith("::warning file=mypkg/news.py,line=12,title=contamination · news · offers.price::")


def test_pages_that_were_not_reached_are_told_and_no_error() -> None:
    (told,) = annotations([CUT], PLACES)
    assert f"::warning title=not all tested::news: not all was tested: {CUT.untested}" == told
    assert f"| news | **not all tested**: {CUT.untested} | 300 |" in step_summary([CUT], Options(), 1)


def test_what_is_accepted_is_not_annotated_and_what_got_worse_is() -> None:
    result = judged("accepted", "new", worse=(FELL,))
    worse, new = annotations([result], {})
    assert f"::error title=worse::news: {FELL.told.replace('%', '%25')}" == worse
    assert "title=crash · news::ERROR" in new
    assert "1 error, 1 worse, 1 accepted in 300 examples" in step_summary([result], Options(), 1)
    assert "| news | ok | 300 | 1 | 0 | 1 | " in step_summary([result], Options(), 1)


def test_a_summary_says_why_a_run_without_a_failure_failed() -> None:
    fell = msgspec.structs.replace(FELL, told="survival of *drift* fell")
    head, _, told, *_ = step_summary([judged(worse=(fell,))], Options(), 1).splitlines()[2:]
    assert head.startswith("no failure, 1 worse in 300 examples of 1 scraper · ")
    assert "- news: survival of \\*drift\\* fell" == told


def test_a_warning_that_fails_the_run_is_folded_up_after_the_errors() -> None:
    counted = Judgement(standings={CONTAMINATION.id: Standing(counts=True), CRASH.id: Standing(counts=True)})
    result = msgspec.structs.replace(NEWS, failures=(CONTAMINATION, CRASH), judgement=counted)
    text = step_summary([result], Options(), 1)
    assert ["crash · news", "contamination · news · offers.price"] == re.findall("<summary>(.*)</summary>", text)
    assert f"```text\n{failure_text(CONTAMINATION, Standing(counts=True))}\n```" in text


def test_a_command_is_one_line_that_gives_the_whole_text_back() -> None:
    _, crash, _ = annotations(RESULTS, PLACES)
    assert "\n" not in crash
    message = crash.split("::", 2)[2]
    assert failure_text(CRASH) == message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def test_a_title_ends_no_property() -> None:
    failure = msgspec.structs.replace(CRASH, field="a,line=9::x")
    (crash,) = annotations([msgspec.structs.replace(NEWS, failures=(failure,))], PLACES)
    assert crash.startswith("::error file=mypkg/news.py,line=31,title=crash · news · a%2Cline=9%3A%3Ax::")


def test_what_cannot_be_seen_is_written_as_an_escape() -> None:
    """A page or a library may neither paint the log nor turn its text round."""
    strange, shown = "\x1b[31mred\u202e\r", "\\x1b[31mred\\u202e\\r"
    failed = msgspec.structs.replace(CRASH, field=strange)
    fell = msgspec.structs.replace(FELL, told=strange)
    result = msgspec.structs.replace(judged(worse=(fell,)), failures=(failed,))
    lost = ScraperResult(name="lost", target="t", unusable=strange)
    worse, untested, crash = annotations([result, lost], PLACES)
    assert f"::error title=worse::news: {shown}" == worse
    assert f"::error title=not tested::lost: nothing was tested: {shown}" == untested
    assert f"title=crash · news · {shown}" == crash.split("::")[1].partition("line=31,")[2]


def test_no_more_are_told_than_are_shown() -> None:
    many = msgspec.structs.replace(NEWS, failures=(CRASH,) * (MOST_ANNOTATIONS + 5))
    assert MOST_ANNOTATIONS == len(list(annotations([many], {})))


def test_nothing_between_the_lines_is_a_command() -> None:
    assert ("::stop-commands::t0ken", "::t0ken::") == stop_commands("t0ken")


def test_a_summary_is_a_table_and_each_error_in_full() -> None:
    text = step_summary(RESULTS, Options(seed=7), 9.1)
    assert "1 error, 1 warning in 300 examples of 2 scrapers · seed 7 · 9.1 s\n" in text
    assert (
        "| news | ok | 300 | 1 | 1 | 0 | noise: 100 % same; drift: 90 % same, 8 % missing, 2 % refused, 1 % failed |"
        in text
    )
    assert f"| shop | **not tested**: {SHOP.baseline} | 0 |".replace("_", "\\_") in text
    assert f"```text\n{failure_text(CRASH)}\n```" in text
    assert 1 == text.count("<details>")


@pytest.mark.parametrize("name", ["a|b", "<img src=x>", "[x](y)", "`x`"])
def test_a_name_is_no_markup(name: str) -> None:
    result = msgspec.structs.replace(NEWS, name=name, failures=(msgspec.structs.replace(CRASH, scraper=name),))
    row = step_summary([result], Options(), 1).splitlines()[6]
    assert not any(f"{before}{one}" in row for before in " abcxy" for one in "<[`")
    assert 7 == row.replace("\\|", "").count(" | ") + 1
    assert "<img" not in step_summary([result], Options(), 1).split("<summary>")[1].split("</summary>")[0]


def test_a_page_does_not_end_the_block_that_it_is_shown_in() -> None:
    failure = msgspec.structs.replace(CRASH, diff="+````\n+</details>")
    text = step_summary([msgspec.structs.replace(NEWS, failures=(failure,))], Options(), 1)
    assert "`````text\n" in text


def test_a_summary_is_no_larger_than_is_taken() -> None:
    text = step_summary([msgspec.structs.replace(NEWS, failures=(CRASH,) * 2_000)], Options(), 1)
    assert len(text.encode()) <= MOST_SUMMARY + 100
    assert text.endswith("More failures are in the log.\n")
