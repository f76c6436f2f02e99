"""A ledger counts every example once and keeps one failure for each bug."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from harness.explore import Played
from harness.hunt import Ledger, Verdict
from harness.hunt.ledger import MOST_ALSO, MOST_ATTEMPTS, MOST_FIELDS, SHOWN_OTHERWISE
from harness.model import (
    Case,
    ExceptionInfo,
    Failure,
    Finding,
    Outcome,
    SavedException,
    SavedFailure,
    SavedResult,
    ScraperSpec,
    State,
    Tally,
    failure_id,
)
from tests.checks.factory import STORY, exhibit, raised, returned, trial
from tests.explore.stories import case

WRONG = Finding(check="wrong-value", severity="error", field="title", evidence="another")
MILD = Finding(check="wrong-value", severity="warning", field="title", evidence="another")
CRASH = Finding(check="crash", severity="error", evidence="it", exception=ExceptionInfo("KeyError", "x", "a.py:1"))


def ledger(*cases: str) -> Ledger:
    opened = Ledger(ScraperSpec(name="news", target="news:scrape"))
    for name in cases or ("story",):
        opened.begin(named(name), "ok")
    return opened


def named(name: str) -> Case:
    return msgspec.structs.replace(case(), name=name)


def verdict(outcome: Outcome, *findings: Finding, **further: Any) -> Verdict:
    shown = further.get("exhibit")
    return Verdict(outcome, findings, trial("drift", outcome, **further), Played(exhibit=shown))


def failure(finding: Finding, case_name: str = "story") -> Failure:
    return Failure(
        id=failure_id("news", case_name, "drift", finding.identity),
        check=finding.check,
        severity=finding.severity,
        scraper="news",
        case=case_name,
        field=finding.field,
        family="drift",
        evidence=finding.evidence,
        exception=finding.exception,
    )


@pytest.mark.parametrize(
    ("seen", "column"),
    [
        (None, "unapplied"),
        (verdict(returned(STORY)), "equal"),
        (verdict(returned({**STORY, "title": None})), "missing"),
        (verdict(returned()), "missing"),
        (verdict(raised("refusal")), "refused"),
        (verdict(raised("refusal"), MILD), "failed"),
        (verdict(returned(STORY), WRONG), "failed"),
    ],
)
def test_count(seen: Verdict | None, column: str) -> None:
    book = ledger("first", "second")
    for _ in range(2):
        book.count("drift", seen)

    first, second = book.result().cases
    assert ({}, {"drift": Tally(**{column: 2})}) == (first.tallies, second.tallies)


def test_a_bug_is_new_once() -> None:
    book = ledger()

    assert book.is_new(WRONG)
    book.keep(failure(WRONG))
    assert (False, False, True) == (book.is_new(WRONG), book.is_new(MILD), book.is_new(CRASH))


def test_an_error_takes_the_place_of_a_warning() -> None:
    book = ledger()
    book.keep(failure(MILD))

    assert book.is_new(WRONG)
    book.keep(failure(WRONG))
    assert ["error"] == [one.severity for one in book.result().failures]


def test_a_warning_takes_no_errors_place() -> None:
    """Neither does a larger change of the page, whichever comes first."""
    for order in ((WRONG, MILD), (MILD, WRONG)):
        book = ledger()
        for finding in order:
            book.keep(failure(finding))
        assert ["error"] == [one.severity for one in book.result().failures]


def test_a_check_tells_of_so_many_fields_at_most() -> None:
    """An error is told whatever warnings there are, and what is of no field; that others are left out is said once."""
    book = ledger()
    for number in range(MOST_FIELDS):
        found = msgspec.structs.replace(MILD, field=f"sku-{number}")
        assert book.is_new(found)
        book.keep(failure(found))

    others = [msgspec.structs.replace(MILD, field=name) for name in ("sku-25", "sku-26")]
    asked = (*others, msgspec.structs.replace(WRONG, field="sku-25"), msgspec.structs.replace(MILD, field=""))
    assert [False, False, True, True] == [book.is_new(one) for one in asked]
    assert ("wrong-value shows in more than 25 fields; of the others none is told",) == book.result().notes


def test_fields_of_another_place_and_known_bugs_take_no_ones_turn() -> None:
    for known in (False, True):
        book = ledger()
        for number in range(MOST_FIELDS):
            found = msgspec.structs.replace(WRONG, field=f"sku-{number}" if known else f"specs.row-{number}")
            book.keep(failure(found))
            book.known |= {found.identity} if known else set()
        assert book.is_new(msgspec.structs.replace(WRONG, field="price"))


def test_a_bug_has_an_id_of_its_own_where_another_had_its_line() -> None:
    """One that moved is still known by the ID of the line that it was in; of one that does not show, the file stays."""
    first = failure(CRASH)
    moved = msgspec.structs.replace(first, exception=ExceptionInfo("KeyError", "x", "a.py:9", "old"))
    there = msgspec.structs.replace(first, exception=ExceptionInfo("KeyError", "y", "a.py:1", "new"))
    saved = SavedFailure(
        id=first.id,
        check="crash",
        severity="error",
        scraper="news",
        case="story",
        family="drift",
        exception=SavedException(type="KeyError", where="a.py:1", line="old"),
        first_seen="2026-11-22",
    )

    book = ledger()
    book.played(SavedResult(saved=saved, state="still failing"), moved)
    assert moved == book.keep(moved)
    kept = book.keep(there)
    gone = ledger()
    gone.played(SavedResult(saved=saved, state="cannot tell"), None)

    assert kept == gone.keep(there)
    assert kept
    assert kept.id != first.id


@pytest.mark.parametrize("state", ["fixed", "cannot tell", "cannot apply"])
def test_what_is_found_again_under_its_id_is_not_fixed(state: State) -> None:
    """The kept plan does not show it; another does."""
    found = failure(WRONG)
    saved = SavedFailure(
        id=found.id,
        check=found.check,
        severity="warning",
        scraper="news",
        case="story",
        family="drift",
        first_seen="2026-11-22",
    )
    book = ledger()
    book.played(SavedResult(saved=saved, state=state), None)
    assert [(state, "")] == [(one.state, one.reason) for one in book.result().saved]

    book.keep(found)
    assert [("still failing", SHOWN_OTHERWISE)] == [(one.state, one.reason) for one in book.result().saved]


def test_other_places_are_named_beside_a_failure() -> None:
    book = ledger()
    book.keep(failure(WRONG))
    book.seen_again(WRONG, named("story"), verdict(returned(STORY)))
    book.seen_again(WRONG, named("other"), verdict(returned(STORY)))
    book.seen_again(WRONG, named("other"), verdict(returned(STORY)))
    book.seen_again(WRONG, named("story"), verdict(returned(STORY), exhibit=exhibit()))
    book.seen_again(WRONG, named("story"), replace(verdict(returned(STORY)), played=Played(control="login-form")))
    book.seen_again(CRASH, named("other"), None)

    assert ("other", "story (block/denied)", "story (login-form)") == book.result().failures[0].also


@pytest.mark.parametrize(
    ("own", "further"),
    [
        ({"name": "play-exhibit", "exhibit": "block/denied"}, ("story (login-form)", "other (block/denied)")),
        ({"name": "login-form"}, ("story (block/denied)", "other (block/denied)")),
    ],
)
def test_the_exhibit_of_its_own_plan_is_no_other_place(own: dict[str, Any], further: tuple[str, ...]) -> None:
    book = ledger()
    book.keep(msgspec.structs.replace(failure(WRONG), mutations=(own,)))
    book.seen_again(WRONG, named("story"), verdict(returned(STORY), exhibit=exhibit()))
    book.seen_again(WRONG, named("story"), replace(verdict(returned(STORY)), played=Played(control="login-form")))
    book.seen_again(WRONG, named("other"), verdict(returned(STORY), exhibit=exhibit()))

    assert further == book.result().failures[0].also


def test_other_places_are_not_endless() -> None:
    book = ledger()
    book.keep(failure(WRONG))
    for number in range(MOST_ALSO * 2):
        book.seen_again(WRONG, named(f"case {number}"), None)

    assert MOST_ALSO == len(book.result().failures[0].also)


def test_what_does_not_show_again_is_noted_and_given_up_in_the_end() -> None:
    """One pause of the machine hides no real hang that another plan brings about."""
    book = ledger()
    for _ in range(MOST_ATTEMPTS):
        assert book.is_new(WRONG)
        book.unconfirmed(WRONG, named("story"))

    assert not book.is_new(WRONG)
    assert ("story: wrong-value of title showed once and not again in a fresh process; it is not reported",) == (
        book.result().notes
    )


def test_what_is_noted_of_the_whole_run_is_told_once() -> None:
    book = ledger("one", "two")
    for _ in range(2):
        book.note(None, "the network is open")
    book.note(named("two"), "unsteady")

    assert ("the network is open", "two: unsteady") == book.result().notes


def test_errors_come_first_then_by_name() -> None:
    book = ledger()
    for finding in (MILD, CRASH):
        book.keep(failure(finding))

    assert ["crash", "wrong-value"] == [one.check for one in book.result().failures]


def test_a_storm_is_counted_for_each_exhibit() -> None:
    storm = Finding(check="request-storm", severity="error", evidence="stopped", got="50 requests")
    opened = ledger()
    opened.keep(failure(storm))
    for name in ("block/denied", "rate-limit/seconds"):
        opened.seen_again(storm, named("story"), verdict(raised("hang"), storm, exhibit=exhibit(name=name)))

    (kept,) = opened.result().failures
    assert ("story (block/denied: 50 requests)", "story (rate-limit/seconds: 50 requests)") == kept.also
