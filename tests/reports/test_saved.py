"""What became of kept failures is told alike in all reports; one that still fails is told once."""

import json

import msgspec

from harness.model import Options, SavedFailure, SavedResult
from harness.reports import json_document, junit_document
from harness.reports.line import plain_text
from harness.reports.saved import saved_lines, show_pruned
from tests.reports.screen import Screen
from tests.reports.told import CRASH, NEWS


def result(state: str, identifier: str = "c0ffee000000", reason: str = "") -> SavedResult:
    saved = SavedFailure(
        id=identifier,
        check="crash",
        severity="error",
        scraper="news",
        case="news/story-1",
        field="title",
        family="drift",
        first_seen="2026-11-22",
    )
    return SavedResult(saved=saved, state=state, reason=reason)  # type: ignore[arg-type]  # a literal, by each caller


PLAYED = (result("fixed"), result("cannot apply", "0000", "gone\x1b"), result("still failing", CRASH.id))
RESULT = msgspec.structs.replace(NEWS, saved=PLAYED)
TOLD = """\
  STILL FAILING  1 failure, told among those of this run
  FIXED          c0ffee000000  crash · news · news/story-1 · title
  CANNOT APPLY   0000  crash · news · news/story-1 · title
                 gone\\x1b
  To remove what is fixed: scraper-harness prune"""


def test_the_terminal_counts_what_still_fails_and_has_a_line_for_each_other() -> None:
    assert TOLD == plain_text(saved_lines([RESULT], 100))
    alone = msgspec.structs.replace(NEWS, failures=(), saved=PLAYED[2:])
    expected = "  STILL FAILING  b41c09d2e8f1  crash · news · news/story-1 · title"
    assert expected == plain_text(saved_lines([alone], 100)), "told nowhere else"
    assert "" == plain_text(saved_lines([NEWS], 100))
    other = msgspec.structs.replace(NEWS, saved=(result("still failing", CRASH.id, "another change shows it"),))
    expected += "\n                 another change shows it"
    assert expected == plain_text(saved_lines([other], 100)), "its own plan does not show it"


def test_those_that_were_not_played_are_counted_by_scraper_and_reason() -> None:
    reasons = ["the run was over"] * 3 + ["its scraper could not be run"]
    left_out = tuple(result("not played", f"c0ffee00000{number}", reason) for number, reason in enumerate(reasons))
    expected = """\
  NOT PLAYED     3 failures of news: the run was over
  NOT PLAYED     1 failure of news: its scraper could
                 not be run"""
    assert expected == plain_text(saved_lines([msgspec.structs.replace(NEWS, saved=left_out)], 55))


def test_json_has_a_key_of_its_own() -> None:
    (scraper,) = json.loads(json_document([RESULT], Options()))["scrapers"]

    assert {
        "id": "c0ffee000000",
        "check": "crash",
        "case": "news/story-1",
        "field": "title",
        "first_seen": "2026-11-22",
        "state": "fixed",
        "reason": "",
    } == scraper["saved"][0]
    assert ["fixed", "cannot apply", "still failing"] == [one["state"] for one in scraper["saved"]]


def test_junit_passes_what_is_fixed_and_skips_what_cannot_be_told() -> None:
    text = junit_document([RESULT], Options()).decode()

    assert 'name="news/story-1::saved[c0ffee000000]"' in text
    assert "<system-out>FIXED: crash title</system-out>" in text
    assert '<skipped message="CANNOT APPLY: crash title: gone" />' in text
    assert 'skipped="1"' in text
    assert f"saved[{CRASH.id}]" not in text


def test_a_table_of_what_was_pruned() -> None:
    screen = Screen()
    show_pruned(screen.console, [(PLAYED[0], "removed"), (PLAYED[2], "kept")])

    assert [
        "  FIXED          c0ffee000000  crash · news · news/story-1 · title  removed",
        "  STILL FAILING  b41c09d2e8f1  crash · news · news/story-1 · title  kept",
        "1 kept, 1 removed",
    ] == screen.text.splitlines()


def test_no_failure_is_told_as_such() -> None:
    screen = Screen()
    show_pruned(screen.console, [])

    assert ["no failure is kept beside these cassettes"] == screen.text.splitlines()
