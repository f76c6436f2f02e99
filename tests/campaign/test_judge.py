"""What is known gates no run, whatever the draw; what is new or worse does; and what got better is said."""

import dataclasses
from datetime import date
from pathlib import Path

import msgspec
import pytest

from harness.campaign import Judge, exit_code, updated
from harness.model import (
    Accepted,
    Event,
    FailOn,
    Failure,
    Options,
    Policy,
    RunFinished,
    SavedFailure,
    SavedResult,
    ScraperFinished,
    ScraperResult,
    State,
    Weight,
)
from tests.campaign.known import (
    LINE,
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


def state(failure: Failure, *accepted: Accepted) -> str:
    return judge(*accepted).judged(result(failure)).standing(failure).state


@pytest.mark.parametrize(
    "failure",
    [
        crash(),
        crash(id="other", case="another", family="damage"),
        crash("news.py:31"),
        crash("scrapers/news.py:8"),
        crash("/project/news.py:8"),
        crash("/somewhere/else/news.py:8"),
    ],
)
def test_a_known_bug_is_known_wherever_it_is_found(failure: Failure) -> None:
    """In another case or family, lines further down, from another folder or on another machine."""
    assert "accepted" == state(failure, accepts_crash())


@pytest.mark.parametrize(
    "failure",
    [
        crash(line="author = page.find('i').text"),
        crash("shop.py:8"),
        crash("snews.py:8"),
        crash(field="price"),
        crash(exception=None),
        crash(check="hang"),
        crash(scraper="shop"),
        wrong(),
    ],
)
def test_another_bug_is_new(failure: Failure) -> None:
    """On another line of the same file too."""
    assert not judge(accepts_crash()).entries_of(failure)


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        ("accepted", accepts_crash()),
        ("accepted", accepts_crash(until=TODAY)),
        ("expired", accepts_crash(until=date(2026, 11, 26))),
        ("unexplained", accepts_crash(reason="")),
        ("unexplained", accepts_crash(reason=" \t")),
        ("worse", accepts_crash(severity="warning")),
    ],
)
def test_an_acceptance_that_counts_and_those_that_do_not(told: str, entry: Accepted) -> None:
    """It holds through its last day."""
    judged = judge(entry).judged(result(crash()))
    standing = judged.standing(crash())

    assert (told, told != "accepted") == (standing.state, standing.gates)
    assert (0 if told == "accepted" else 1) == exit_code([judged])


def test_of_several_acceptances_one_that_counts_is_enough() -> None:
    assert "accepted" == state(crash(), accepts_crash(reason=""), accepts_crash())


@pytest.mark.parametrize(
    ("fail_on", "severity", "gates"),
    [
        ("error", "error", True),
        ("error", "warning", False),
        ("warning", "error", True),
        ("warning", "warning", True),
        ("never", "error", False),
        ("never", "warning", False),
    ],
)
def test_what_fails_on_what(fail_on: FailOn, severity: str, gates: bool) -> None:
    judged = judge(policy=Policy(fail_on=fail_on)).judged(result(crash(severity=severity)))

    assert (gates, int(gates)) == (judged.standing(judged.failures[0]).gates, exit_code([judged]))


@pytest.mark.parametrize(("weight", "told"), [("error", ["error"]), ("warning", ["warning"]), ("ignore", [])])
def test_a_check_counts_as_the_configuration_says(weight: Weight, told: list[str]) -> None:
    """What is ignored is counted."""
    judged = judge(policy=Policy(weights={"wrong-value": weight})).judged(result(wrong(severity="warning")))

    assert told == [failure.severity for failure in judged.failures]
    assert (("ignored by the configuration: 1 of wrong-value",) if weight == "ignore" else ()) == judged.notes


def test_without_a_file_an_error_gates_as_ever() -> None:
    alone = Judge(None, {"news": Policy()}, OPTIONS, Path("/project"), TODAY)
    judged = alone.judged(result(crash(), wrong(severity="warning")))

    assert (False, [True, False]) == (
        judged.judgement.compared,
        [judged.standing(failure).gates for failure in judged.failures],
    )
    assert ((), (), ()) == (judged.judgement.better, judged.judgement.worse, judged.notes)


def test_a_run_that_was_cut_short_is_compared_with_nothing() -> None:
    """Of a list the first are played, which may be those that fail; and what did not show may only not have come."""
    cut = msgspec.structs.replace(result(exhibit=tally(2, failed=10, whole=12)), cut=True)
    judged = judge(accepts_crash(), of=known(exhibit=tally(90, failed=10))).judged(cut)
    assert ((), (), 0) == (judged.judgement.worse, judged.judgement.better, exit_code([judged]))


def test_a_family_that_was_not_played_says_nothing_of_what_it_showed() -> None:
    of = known(drift=tally(81), wire=tally(50, whole=50))
    assert () == judge(accepts_crash(), of=of).judged(result()).judgement.better


def test_a_scraper_is_judged_by_options_of_its_own() -> None:
    own = {"news": msgspec.structs.replace(OPTIONS, max_examples=3)}
    one = dataclasses.replace(judge(accepts_crash()), own=own)
    assert () == one.judged(result()).judgement.better


def worse(now: ScraperResult, one: Judge) -> list[str]:
    return [change.told for change in one.judged(now).judgement.worse]


def test_survival_that_fell_beyond_chance_gates() -> None:
    judged = judge().judged(result(drift=tally(52)))

    assert ["survival of drift fell from 81 % (of 100) to 52 % (of 100)"] == [
        change.told for change in judged.judgement.worse
    ]
    assert 1 == exit_code([judged])


def test_survival_that_fell_no_further_than_chance_allows_is_not_told() -> None:
    judged = judge().judged(result(drift=tally(68)))

    assert ((), (), 0) == (judged.judgement.worse, judged.judgement.better, exit_code([judged]))


def test_more_comparisons_ask_for_more() -> None:
    """A fall that one scraper alone would not show by chance, one of forty would."""
    forty = {f"other-{number}": Policy() for number in range(39)}
    one = judge()
    many = Judge(one.ratchet, {**one.policies, **forty}, one.options, one.folder, one.today)
    now = result(drift=tally(52))

    assert (1, 0) == (len(worse(now, one)), len(worse(now, many)))


def test_absences_that_became_failures_are_worse_too() -> None:
    """The same result comes back as often, and what was missing before is wrong now."""
    one = judge(of=known(drift=tally(80, failed=2)))

    assert ["the share of drift without a failure fell from 98 % (of 100) to 80 % (of 100)"] == worse(
        result(drift=tally(80, failed=20)), one
    )


def test_refusing_more_is_no_loss_on_error_pages() -> None:
    """Where a page is covered, its content may be taken or refused; failing more is a loss."""
    one = judge(of=known(exhibit=tally(40, failed=10)))

    assert [] == worse(result(exhibit=tally(4, failed=10)), one)
    assert ["survival of exhibit fell from 90 % (of 100) to 50 % (of 100)"] == worse(
        result(exhibit=tally(40, failed=50)), one
    )


def test_survival_that_rose_is_better() -> None:
    judged = judge(of=known(drift=tally(52))).judged(result(drift=tally(81)))

    assert ["survival of drift rose from 52 % (of 100) to 81 % (of 100)"] == [
        change.told for change in judged.judgement.better
    ]
    assert 0 == exit_code([judged])


@pytest.mark.parametrize(
    ("now", "options", "why"),
    [
        (result(cases=("story", "new"), drift=tally(10)), OPTIONS, "its cases are not those of the baseline"),
        (result(drift=tally(10)), Options(replay="wire"), "the baseline was recorded with --replay memory"),
    ],
)
def test_what_cannot_be_compared_is_not(now: ScraperResult, options: Options, why: str) -> None:
    """A harder page that was added makes no scraper worse."""
    judged = judge(accepts_crash(), options=options).judged(now)

    assert ((), ()) == (judged.judgement.worse, judged.judgement.better)
    assert (f"survival is not compared, for {why}; scraper-harness baseline --update records it anew",) == judged.notes


def test_a_smaller_budget_plays_other_error_pages() -> None:
    one = judge(of=known(exhibit=tally(90, failed=10)), options=Options(max_examples=50))

    assert [] == worse(result(exhibit=tally(0, failed=50, whole=50)), one)
    assert [] != worse(result(exhibit=tally(10, failed=90)), one), "as many are all of them"


def test_a_fall_below_the_floor_gates_without_a_file_too() -> None:
    policy = Policy(floors={"drift": 0.7})
    alone = Judge(None, {"news": policy}, OPTIONS, Path("/project"), TODAY)

    assert [] == worse(result(drift=tally(65)), alone)
    assert ["survival of drift is 40 % (of 100), below its floor of 70 %"] == worse(result(drift=tally(40)), alone)
    assert 1 == exit_code([alone.judged(result(drift=tally(40)))])


def test_nothing_survives_is_told_in_percent() -> None:
    assert ["survival of drift fell from 81 % (of 100) to 0 % (of 100)"] == worse(result(drift=tally(0)), judge())


def test_never_never_gates() -> None:
    policy = Policy(fail_on="never", floors={"drift": 0.9})
    judged = judge(policy=policy).judged(result(drift=tally(5)))

    assert (2, 0) == (len(judged.judgement.worse), exit_code([judged]))


GONE = f"crash · AttributeError in news.py · `{LINE}` (c0) does not show any more"


def better(now: ScraperResult, one: Judge, *, complete: bool = True) -> list[str]:
    return [change.told for change in one.judged(now, complete=complete).judgement.better]


def test_a_known_failure_that_is_gone_is_better() -> None:
    one = judge(accepts_crash(), accepts_wrong(), accepts_wrong(field="name", scraper="shop"))

    assert [GONE] == better(result(wrong()), one)


NEW_CRASH = crash("news.py:5", line="prices = page.find('b').text", id="new")
HIDDEN = "2 accepted failures not seen, and not told as gone: hidden, maybe, by "


def test_what_a_new_crash_may_hide_is_not_better() -> None:
    """Whatever comes after it in the scraper cannot be seen; and nothing of it is dropped by an update."""
    one = judge(accepts_crash(), accepts_wrong())
    judged = one.judged(result(NEW_CRASH))

    assert ((), (f"{HIDDEN}news · crash · AttributeError at news.py:5",)) == (judged.judgement.better, judged.notes)
    made = updated(one, [judged], reason="ticket 8")
    assert (3, ()) == (len(made.ratchet.accepted), made.dropped)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("fixed", [GONE]),
        ("cannot tell", []),
        ("cannot apply", [GONE]),
    ],
)
def test_a_kept_failure_that_was_played_says_whether_its_acceptance_is_gone(state: State, told: list[str]) -> None:
    """It knows what comes before it, be that accepted too; and where it was played to its end, nothing hides it."""
    saved = SavedFailure(
        id="c0",
        check="crash",
        severity="error",
        scraper="news",
        case="story",
        family="drift",
        first_seen="2026-11-22",
    )
    now = msgspec.structs.replace(result(NEW_CRASH), saved=(SavedResult(saved=saved, state=state),))
    new = accepts_crash(id="new", line=NEW_CRASH.exception.line if NEW_CRASH.exception else "")

    assert told == better(now, judge(accepts_crash(), new))
    assert (told if state == "fixed" else []) == better(now, judge(accepts_crash()))


def test_a_known_error_that_is_a_warning_now_is_better() -> None:
    assert ["wrong-value · price (w-price) is only a warning now"] == better(
        result(wrong(severity="warning")), judge(accepts_wrong())
    )


@pytest.mark.parametrize(
    ("now", "options"),
    [
        (result(), Options(seed=1)),
        (result(), Options(max_examples=50)),
        (result(cases=("other",)), OPTIONS),
        (result(baseline="crash on the recorded page"), OPTIONS),
    ],
)
def test_what_did_not_show_by_chance_is_not_gone(now: ScraperResult, options: Options) -> None:
    assert [] == better(now, judge(accepts_crash(), options=options))


def test_an_interrupted_run_says_nothing_of_what_it_did_not_see() -> None:
    judged = judge(accepts_crash()).judged(result(drift=tally(2)), complete=False)

    assert ((), ()) == (judged.judgement.better, judged.judgement.worse)


def test_events_come_as_they_were_but_judged() -> None:
    """That a scraper was interrupted is still told, and of one that was not, judged in full, that it was not."""
    drift = result(drift=tally(2))
    events: list[Event] = [ScraperFinished(drift, interrupted=True), ScraperFinished(drift), RunFinished((drift,), 1.0)]
    cut, whole, finished = judge(accepts_crash()).events(events)

    assert isinstance(cut, ScraperFinished)
    assert isinstance(whole, ScraperFinished)
    assert (True, ()) == (cut.interrupted, cut.result.judgement.worse)
    assert (False, 1) == (whole.interrupted, len(whole.result.judgement.worse))
    assert RunFinished((whole.result,), 1.0) == finished


def test_it_says_that_another_seed_may_find_more() -> None:
    one = judge(accepts_crash(), options=Options(seed=5))
    told = "the baseline was recorded with seed 0 and 100 examples, this run has seed 5 and 100"

    assert (f"{told}: what is new may only be newly found",) == one.judged(result(wrong())).notes
    assert () == one.judged(result(crash())).notes


def test_a_scraper_that_the_file_does_not_know_is_new() -> None:
    one = Judge(judge(accepts_crash()).ratchet, {"shop": Policy()}, OPTIONS, Path("/project"), TODAY)
    judged = one.judged(msgspec.structs.replace(result(wrong(scraper="shop"), drift=tally(2)), name="shop"))

    assert (1, (), ()) == (exit_code([judged]), judged.judgement.worse, judged.notes)


def test_a_scraper_that_could_not_be_run_is_not_better() -> None:
    unusable = ScraperResult(name="news", target="news:scrape", unusable="news: no module")
    judged = judge(accepts_crash()).judged(unusable)

    assert (2, (), ()) == (exit_code([judged]), judged.judgement.better, judged.notes)
