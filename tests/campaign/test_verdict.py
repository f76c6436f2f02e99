"""The exit code says whether there is something to repair, and never that what was not tested is right."""

from typing import Any

import msgspec
import pytest

from harness.campaign import exit_code
from harness.model import CaseResult, Change, Expectation, Failure, Judgement, ScraperResult, Severity, Standing, Tally

TESTED = {"drift": Tally(equal=3)}


def failure(severity: Severity) -> Failure:
    return Failure(
        id="0" * 12, check="crash", severity=severity, scraper="s", case="c", family="drift", evidence="it crashed"
    )


def result(
    *severities: Severity,
    baseline: str = "ok",
    tallies: Any = TESTED,
    cases: int = 1,
    expect: Expectation = "content",
) -> ScraperResult:
    return ScraperResult(
        name="s",
        target="s:s",
        cases=(CaseResult(case="c", baseline=baseline, expect=expect, tallies=tallies),) * cases,
        failures=tuple(failure(severity) for severity in severities),
    )


@pytest.mark.parametrize(
    ("code", "results"),
    [
        (0, [result()]),
        (0, [result("warning")]),
        (0, [result(tallies={}, expect="refusal")]),
        (1, [result("error")]),
        (1, [result(), result("warning", "error")]),
        (1, [result("error"), result(baseline="crash on the recorded page")]),
        (2, []),
        (2, [result(cases=0)]),
        (2, [result(tallies={})]),
        (2, [result(baseline="crash on the recorded page")]),
        (2, [result(), result(baseline="returned nothing")]),
        (2, [result(tallies={"drift": Tally(unapplied=9)})]),
    ],
)
def test_exit_code(code: int, results: list[ScraperResult]) -> None:
    """Of an error page only the recorded page itself is judged, so that it needs no tallies."""
    assert code == exit_code(results)


def test_one_case_that_tested_nothing_is_no_success() -> None:
    told = result(cases=2)
    idle = msgspec.structs.replace(told.cases[0], untested="it does not read it", tallies={})

    assert 2 == exit_code([msgspec.structs.replace(told, cases=(told.cases[1], idle))])


def test_pages_for_which_the_time_did_not_suffice_fail_no_run_that_tested_others() -> None:
    cut = msgspec.structs.replace(result(), cut=True, unreached=("d",))
    broken = msgspec.structs.replace(result(baseline="returned nothing"), cut=True, unreached=("d",))
    idle = msgspec.structs.replace(result(cases=0), cut=True, unreached=("c", "d"))

    assert [0, 2, 2] == [exit_code([each]) for each in (cut, broken, idle)]
    assert "it was stopped before anything was tried" == idle.untested


def judged(*standings: Standing, worse: tuple[Change, ...] = ()) -> ScraperResult:
    """A result with an error of each standing."""
    failures = tuple(msgspec.structs.replace(failure("error"), id=str(number)) for number in range(len(standings)))
    known = {one.id: standing for one, standing in zip(failures, standings, strict=True)}
    return msgspec.structs.replace(
        result(), failures=failures, judgement=Judgement(compared=True, standings=known, worse=worse)
    )


ACCEPTED = Standing(state="accepted", counts=True)
FELL = Change(kind="survival", family="drift", told="survival of drift fell", gates=True)


@pytest.mark.parametrize(
    ("code", "results"),
    [
        (0, [judged(ACCEPTED)]),
        (0, [judged(Standing(counts=False))]),
        (0, [judged(worse=(msgspec.structs.replace(FELL, gates=False),))]),
        (1, [judged(ACCEPTED, Standing(counts=True))]),
        (1, [judged(Standing(state="expired", counts=True))]),
        (1, [judged(worse=(FELL,))]),
        (1, [judged(worse=(FELL,)), result(baseline="returned nothing")]),
        (2, [judged(ACCEPTED), result(baseline="returned nothing")]),
    ],
)
def test_exit_code_beside_a_baseline_file(code: int, results: list[ScraperResult]) -> None:
    """What is accepted is no failure; what was not tested is no success either way."""
    assert code == exit_code(results)


@pytest.mark.parametrize(("code", "results"), [(2, [result()]), (1, [result("error")]), (2, [])])
def test_an_interrupted_run_is_no_success(code: int, results: list[ScraperResult]) -> None:
    assert code == exit_code(results, interrupted=True)
