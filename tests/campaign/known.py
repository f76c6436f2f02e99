"""Results and baseline files as values, made short."""

from datetime import date
from pathlib import Path
from typing import Any

from harness.campaign import Judge
from harness.model import (
    Accepted,
    CaseResult,
    ExceptionInfo,
    Failure,
    Known,
    Options,
    Policy,
    Ratchet,
    ScraperResult,
    Tally,
)

TODAY = date(2026, 11, 27)
FOLDER = Path("/project")
OPTIONS = Options()
LINE = 'title = page.find("h1").text'


FAILURE: dict[str, Any] = {
    "id": "c0",
    "check": "crash",
    "severity": "error",
    "scraper": "news",
    "case": "story",
    "family": "drift",
    "evidence": "it failed",
}
ACCEPTED: dict[str, Any] = {
    "id": "c0",
    "check": "crash",
    "severity": "error",
    "scraper": "news",
    "case": "story",
    "reason": "ticket 7",
}


def crash(where: str = "news.py:8", line: str = LINE, **further: Any) -> Failure:
    raised = ExceptionInfo(type="AttributeError", message="no text", where=where, line=line)
    return Failure(**FAILURE | {"exception": raised} | further)


def wrong(field: str = "price", **further: Any) -> Failure:
    return Failure(**FAILURE | {"id": f"w-{field}", "check": "wrong-value", "field": field} | further)


def accepts_crash(**further: Any) -> Accepted:
    return Accepted(**ACCEPTED | {"exception": "AttributeError", "file": "news.py", "line": LINE} | further)


def accepts_wrong(field: str = "price", **further: Any) -> Accepted:
    return Accepted(**ACCEPTED | {"id": f"w-{field}", "check": "wrong-value", "field": field} | further)


def tally(equal: int, failed: int = 0, whole: int = 100) -> Tally:
    return Tally(equal=equal, missing=whole - equal - failed, failed=failed)


def result(
    *failures: Failure, cases: tuple[str, ...] = ("story",), baseline: str = "ok", **tallies: Tally
) -> ScraperResult:
    given: Any = tallies or {"drift": tally(81)}
    return ScraperResult(
        name="news",
        target="news:scrape",
        cases=tuple(CaseResult(case=case, baseline=baseline, tallies=given) for case in cases),
        failures=failures,
    )


def known(*cases: str, seed: int = 0, max_examples: int = 100, replay: Any = "memory", **tallies: Tally) -> Known:
    given: Any = tallies or {"drift": tally(81)}
    return Known(cases=cases or ("story",), seed=seed, max_examples=max_examples, replay=replay, tallies=given)


def judge(
    *accepted: Accepted, of: Known | None = None, policy: Policy | None = None, options: Options = OPTIONS
) -> Judge:
    ratchet = Ratchet(accepted=accepted, known={"news": of or known()})
    return Judge(ratchet, {"news": policy or Policy()}, options, FOLDER, TODAY)
