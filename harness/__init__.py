"""Replay error pages and mutated pages against scrapers, and show the smallest change that breaks them.

Names are imported when they are first asked for: the process that runs a scraper imports this package too, and
Hypothesis and the parsers would cost it half a second and show up in the scraper's own `sys.modules`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.cases import Recognition, load_case, load_cases, recognise
    from harness.errors import (
        CassetteError,
        ConfigError,
        HarnessError,
        PlanError,
        RecordError,
        SandboxError,
        ScraperError,
    )
    from harness.explore import strategies
    from harness.model import Case, Exchange, Failure, Outcome, Plan, Request, Response

__all__ = [
    "Case",
    "CassetteError",
    "ConfigError",
    "Exchange",
    "Failure",
    "HarnessError",
    "Outcome",
    "Plan",
    "PlanError",
    "Recognition",
    "RecordError",
    "Request",
    "Response",
    "SandboxError",
    "ScraperError",
    "load_case",
    "load_cases",
    "recognise",
    "strategies",
]

_HOME = {
    "cases": ("Recognition", "load_case", "load_cases", "recognise"),
    "errors": (
        "CassetteError",
        "ConfigError",
        "HarnessError",
        "PlanError",
        "RecordError",
        "SandboxError",
        "ScraperError",
    ),
    "explore": ("strategies",),
    "model": ("Case", "Exchange", "Failure", "Outcome", "Plan", "Request", "Response"),
}
"""Which package a public name lives in."""


def __getattr__(name: str) -> Any:
    for package, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"harness.{package}"), name)
    raise AttributeError(f"module 'harness' has no attribute {name!r}")
