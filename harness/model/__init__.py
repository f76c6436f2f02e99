"""The nouns: frozen values without I/O, one family a module."""

from harness.model.case import REDIRECTS, Case, Expectation, Overlay, answer
from harness.model.event import (
    BaselineTried,
    CaseResult,
    Event,
    FailureFound,
    Progress,
    RunFinished,
    RunStarted,
    ScraperFinished,
    ScraperResult,
    ScraperStarted,
    Shrinking,
    Tally,
)
from harness.model.exchange import Exchange, Headers, Request, Response
from harness.model.exhibit import Exhibit, Sign
from harness.model.failure import Failure, Finding, Severity, failure_id
from harness.model.fault import Fault
from harness.model.judgement import Change, Judgement, Standing, State
from harness.model.mutation import FAMILIES, Family, Plan
from harness.model.outcome import ExceptionInfo, Item, Outcome, OutcomeKind, RequestMade, Value
from harness.model.ratchet import Accepted, FailOn, Known, Place, Policy, Ratchet, Weight, place_of, settled
from harness.model.spec import MEBIBYTE, Options, Replay, ScraperSpec

__all__ = [
    "FAMILIES",
    "MEBIBYTE",
    "REDIRECTS",
    "Accepted",
    "BaselineTried",
    "Case",
    "CaseResult",
    "Change",
    "Event",
    "ExceptionInfo",
    "Exchange",
    "Exhibit",
    "Expectation",
    "FailOn",
    "Failure",
    "FailureFound",
    "Family",
    "Fault",
    "Finding",
    "Headers",
    "Item",
    "Judgement",
    "Known",
    "Options",
    "Outcome",
    "OutcomeKind",
    "Overlay",
    "Place",
    "Plan",
    "Policy",
    "Progress",
    "Ratchet",
    "Replay",
    "Request",
    "RequestMade",
    "Response",
    "RunFinished",
    "RunStarted",
    "ScraperFinished",
    "ScraperResult",
    "ScraperSpec",
    "ScraperStarted",
    "Severity",
    "Shrinking",
    "Sign",
    "Standing",
    "State",
    "Tally",
    "Value",
    "Weight",
    "answer",
    "failure_id",
    "place_of",
    "settled",
]
