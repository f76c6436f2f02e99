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
    SavedPlayed,
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
from harness.model.mutation import FAMILIES, Family, Plan
from harness.model.outcome import ExceptionInfo, Item, Outcome, OutcomeKind, RequestMade, Value
from harness.model.saved import SavedException, SavedFailure, SavedResult, State
from harness.model.spec import MEBIBYTE, Options, Replay, ScraperSpec

__all__ = [
    "FAMILIES",
    "MEBIBYTE",
    "REDIRECTS",
    "BaselineTried",
    "Case",
    "CaseResult",
    "Event",
    "ExceptionInfo",
    "Exchange",
    "Exhibit",
    "Expectation",
    "Failure",
    "FailureFound",
    "Family",
    "Fault",
    "Finding",
    "Headers",
    "Item",
    "Options",
    "Outcome",
    "OutcomeKind",
    "Overlay",
    "Plan",
    "Progress",
    "Replay",
    "Request",
    "RequestMade",
    "Response",
    "RunFinished",
    "RunStarted",
    "SavedException",
    "SavedFailure",
    "SavedPlayed",
    "SavedResult",
    "ScraperFinished",
    "ScraperResult",
    "ScraperSpec",
    "ScraperStarted",
    "Severity",
    "Shrinking",
    "Sign",
    "State",
    "Tally",
    "Value",
    "answer",
    "failure_id",
]
