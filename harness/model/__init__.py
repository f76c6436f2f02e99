"""The nouns: frozen values without I/O, one family a module."""

from harness.model.case import REDIRECTS, Case, Expectation, Overlay, answer
from harness.model.event import (
    BaselineTried,
    CaseResult,
    Event,
    Example,
    FailureFound,
    Fate,
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
from harness.model.figures import Figures, PastRun
from harness.model.mutation import FAMILIES, Family, Plan
from harness.model.outcome import ExceptionInfo, Item, Outcome, OutcomeKind, RequestMade, Value
from harness.model.spec import MEBIBYTE, Options, Replay, ScraperSpec

__all__ = [
    "FAMILIES",
    "MEBIBYTE",
    "REDIRECTS",
    "BaselineTried",
    "Case",
    "CaseResult",
    "Event",
    "Example",
    "ExceptionInfo",
    "Exchange",
    "Exhibit",
    "Expectation",
    "Failure",
    "FailureFound",
    "Family",
    "Fate",
    "Fault",
    "Figures",
    "Finding",
    "Headers",
    "Item",
    "Options",
    "Outcome",
    "OutcomeKind",
    "Overlay",
    "PastRun",
    "Plan",
    "Progress",
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
    "Tally",
    "Value",
    "answer",
    "failure_id",
]
