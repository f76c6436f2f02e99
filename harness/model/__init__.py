"""The nouns: frozen values without I/O, one family a module."""

from harness.model.acceptance import Acceptance
from harness.model.case import REDIRECTS, Case, Expectation, Flow, Overlay, answer
from harness.model.error_page import ErrorPage
from harness.model.event import (
    Aged,
    BaselineTried,
    CaseResult,
    Event,
    Example,
    FailureFound,
    Fate,
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
from harness.model.exchange import FIRST_ERROR, Coding, Exchange, Headers, Request, Response
from harness.model.exhibit import Exhibit, Sign
from harness.model.failure import Failure, Finding, PageBefore, Severity, failure_id
from harness.model.fault import Fault
from harness.model.figures import Figures, PastRun
from harness.model.golden import GOLDEN_SUFFIX, Golden, golden_name
from harness.model.judgement import Change, Judgement, Standing, StandingState
from harness.model.lifetime import Lifetime, Lived
from harness.model.mutation import FAMILIES, Family, Plan
from harness.model.outcome import ExceptionInfo, Item, Outcome, OutcomeKind, RequestMade, Value
from harness.model.profile import Age, Kept, Profile
from harness.model.ratchet import Accepted, FailOn, Known, Place, Policy, Ratchet, Weight, place_of, settled
from harness.model.saved import SavedException, SavedFailure, SavedResult, State
from harness.model.source import SourcePlace
from harness.model.spec import MEBIBYTE, Options, Replay, ScraperSpec
from harness.model.tagged import TYPE, is_tagged
from harness.model.variables import VariableError, expanded

__all__ = [
    "FAMILIES",
    "FIRST_ERROR",
    "GOLDEN_SUFFIX",
    "MEBIBYTE",
    "REDIRECTS",
    "TYPE",
    "Acceptance",
    "Accepted",
    "Age",
    "Aged",
    "BaselineTried",
    "Case",
    "CaseResult",
    "Change",
    "Coding",
    "ErrorPage",
    "Event",
    "Example",
    "ExceptionInfo",
    "Exchange",
    "Exhibit",
    "Expectation",
    "FailOn",
    "Failure",
    "FailureFound",
    "Family",
    "Fate",
    "Fault",
    "Figures",
    "Finding",
    "Flow",
    "Golden",
    "Headers",
    "Item",
    "Judgement",
    "Kept",
    "Known",
    "Lifetime",
    "Lived",
    "Options",
    "Outcome",
    "OutcomeKind",
    "Overlay",
    "PageBefore",
    "PastRun",
    "Place",
    "Plan",
    "Policy",
    "Profile",
    "Progress",
    "Ratchet",
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
    "SourcePlace",
    "Standing",
    "StandingState",
    "State",
    "Tally",
    "Value",
    "VariableError",
    "Weight",
    "answer",
    "expanded",
    "failure_id",
    "golden_name",
    "is_tagged",
    "place_of",
    "settled",
]
