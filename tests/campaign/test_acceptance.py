"""An update records what is there, accepts nothing without a reason, and keeps what it was told before."""

from datetime import date
from typing import Any

import msgspec
import pytest

from harness.campaign import Judge, updated
from harness.campaign.acceptance import Update
from harness.model import Accepted, Known, Policy, Ratchet, ScraperResult, Tally
from tests.campaign.known import (
    FOLDER,
    OPTIONS,
    TODAY,
    accepts_crash,
    accepts_wrong,
    crash,
    judge,
    known,
    result,
    tally,
    wrong,
)

PAST = date(2026, 1, 1)


def update(one: Judge, *results: ScraperResult, **further: Any) -> Update:
    return updated(one, [one.judged(each) for each in results], **further)


def test_the_first_update_records_everything() -> None:
    """Errors and warnings, with the reason; and the figures over all cases."""
    first = Judge(None, {"news": Policy()}, OPTIONS, FOLDER, TODAY)
    now = result(crash(), wrong(severity="warning"), cases=("a", "b"), drift=tally(81, failed=2))

    made = update(first, now, reason="ticket 7", until=date(2027, 1, 31))

    assert {
        accepts_crash(until=date(2027, 1, 31)),
        accepts_wrong(severity="warning", until=date(2027, 1, 31)),
    } == set(made.ratchet.accepted)
    assert {
        "news": Known(
            cases=("a", "b"), seed=0, max_examples=100, tallies={"drift": Tally(equal=162, missing=34, failed=4)}
        )
    } == made.ratchet.known


def test_without_a_reason_what_gates_is_lacking_one() -> None:
    made = update(judge(), result(crash(), wrong(severity="warning")))

    assert ((crash(),), 1) == (made.lacking, made.left_out)


def test_what_does_not_gate_needs_no_reason_and_is_left_out() -> None:
    made = update(judge(), result(wrong(severity="warning")))

    assert ((), 1, ()) == (made.lacking, made.left_out, made.ratchet.accepted)


def test_known_failures_keep_their_reason_and_all_else() -> None:
    """Found in another case by another draw, an entry does not change by a byte."""
    before = accepts_crash(until=date(2027, 1, 1))
    made = update(judge(before), result(crash("news.py:99", id="other", case="other")), reason="another")

    assert ((before,), (), ()) == (made.ratchet.accepted, made.added, made.dropped)


def test_what_is_gone_is_dropped() -> None:
    made = update(judge(accepts_crash(), accepts_wrong()), result(wrong()))

    assert ((accepts_wrong(),), (accepts_crash(),)) == (made.ratchet.accepted, made.dropped)


def test_an_error_that_is_a_warning_now_is_accepted_as_one() -> None:
    made = update(judge(accepts_wrong()), result(wrong(severity="warning")))

    assert (accepts_wrong(severity="warning"),) == made.ratchet.accepted


@pytest.mark.parametrize("entry", [accepts_wrong(reason=""), accepts_wrong(severity="warning")])
def test_what_does_not_count_needs_a_reason_anew(entry: Accepted) -> None:
    assert (wrong(),) == update(judge(entry), result(wrong())).lacking
    made = update(judge(entry), result(wrong()), reason="seen")
    assert ((accepts_wrong(reason="seen"),), ()) == (made.ratchet.accepted, made.lacking)


def test_an_expired_acceptance_is_not_renewed_by_the_way() -> None:
    entry = accepts_wrong(until=PAST)
    made = update(judge(entry), result(wrong()), reason="another failure's", until=date(2030, 1, 1))

    assert ((entry,), 1, (), ()) == (made.ratchet.accepted, made.expired, made.added, made.lacking)


def test_a_failure_in_two_places_of_one_text_is_one_entry() -> None:
    made = update(judge(), result(crash("news.py:8"), crash("news.py:9", id="c1")), reason="both")

    assert ["crash"] == [entry.check for entry in made.ratchet.accepted]


def test_scrapers_that_were_not_run_are_left_alone() -> None:
    shop = accepts_wrong(scraper="shop")
    ratchet = Ratchet(accepted=(shop,), known={"shop": known(drift=tally(5)), "news": known()})
    one = Judge(ratchet, {"news": Policy()}, OPTIONS, FOLDER, TODAY)

    made = update(one, result(drift=tally(90)))

    assert (shop,) == made.ratchet.accepted
    assert {"shop": known(drift=tally(5)), "news": known(drift=tally(90))} == made.ratchet.known


@pytest.mark.parametrize(
    "now",
    [
        ScraperResult(name="news", target="news:scrape", unusable="no module"),
        result(baseline="crash on the recorded page"),
    ],
)
def test_what_was_not_tested_is_not_gone(now: ScraperResult) -> None:
    tested_nothing = msgspec.structs.replace(
        now, cases=tuple(msgspec.structs.replace(case, tallies={}) for case in now.cases)
    )
    one = judge(accepts_crash())
    made = update(one, tested_nothing)

    assert (one.ratchet, ()) == (made.ratchet, made.dropped)
