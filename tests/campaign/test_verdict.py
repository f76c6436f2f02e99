"""The exit code says whether there is something to repair, and never that what was not tested is right."""

from typing import Any

import pytest

from harness.campaign import exit_code
from harness.model import CaseResult, Expectation, Failure, ScraperResult, Severity, Tally

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


@pytest.mark.parametrize(("code", "results"), [(2, [result()]), (1, [result("error")]), (2, [])])
def test_an_interrupted_run_is_no_success(code: int, results: list[ScraperResult]) -> None:
    assert code == exit_code(results, interrupted=True)
