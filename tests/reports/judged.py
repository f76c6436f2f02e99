"""The run of `told.py` as judged beside a baseline file: one failure of each standing, one change each way."""

from typing import Any

import msgspec

from harness.model import Change, Failure, Judgement, ScraperResult, Standing, StandingState
from tests.reports.told import CRASH, NEWS

FELL = Change(
    kind="survival",
    family="drift",
    told="survival of drift fell from 81 % (of 100) to 52 % (of 100)",
    gates=True,
)
ROSE = Change(kind="survival", family="noise", told="survival of noise rose from 60 % (of 100) to 100 % (of 100)")
GONE = Change(kind="failure", id="c4", told="crash · KeyError in mypkg/news.py does not show any more")
STATES: tuple[StandingState, ...] = ("new", "accepted", "expired", "unexplained", "worse")


def failure(state: StandingState, **further: Any) -> Failure:
    return msgspec.structs.replace(CRASH, id=f"id-{state}", also=(), output="", diff="", **further)


def standing(state: StandingState) -> Standing:
    known = state != "new"
    return Standing(
        state=state,
        counts=True,
        reason="ticket 7" if known and state != "unexplained" else "",
        until="2026-01-31" if state in {"expired", "accepted"} else "",
    )


def judged(*states: StandingState, better: tuple[Change, ...] = (), worse: tuple[Change, ...] = ()) -> ScraperResult:
    return msgspec.structs.replace(
        NEWS,
        failures=tuple(failure(state) for state in states),
        notes=(),
        judgement=Judgement(
            compared=True,
            standings={f"id-{state}": standing(state) for state in states},
            better=better,
            worse=worse,
        ),
    )
