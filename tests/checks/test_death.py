"""A call that ends in no return and no exception is one failure, named after how it ended."""

import pytest

from harness.checks.trial import Occasion
from harness.model import ExceptionInfo, Outcome
from tests.checks.factory import findings, found, raised, requests

OCCASIONS: tuple[Occasion, ...] = ("noise", "drift", "damage", "exhibit")


@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize(("kind", "check"), [("hang", "hang"), ("exhausted", "exhaustion"), ("killed", "killed")])
def test_finds(occasion: Occasion, kind: str, check: str) -> None:
    outcome = Outcome(kind=kind, detail="SIGSEGV")  # type: ignore[arg-type]  # the kinds are Outcome's

    assert [(check, "error", "")] == found(occasion, outcome)


@pytest.mark.parametrize("kind", ["hang", "killed"])
def test_a_storm_is_told_as_a_storm(kind: str) -> None:
    """The harness ended the call itself: that is neither a hang nor a death of the scraper's own."""
    outcome = Outcome(kind=kind, storm=True, requests=requests(51))  # type: ignore[arg-type]  # as above

    assert [("request-storm", "error", "")] == found("drift", outcome)


def test_memory_error_is_exhaustion_wherever_it_is_raised() -> None:
    """Which line asks for the last byte is chance: it is told, and does not make another bug of it."""
    one, other = (findings("drift", raised("exhausted", "MemoryError", place)) for place in ("a.py:1", "a.py:2"))

    assert [one[0].identity] == [finding.identity for finding in other]
    assert "at a.py:2" in other[0].evidence


def test_system_exit_is_killed() -> None:
    raised_exit = ExceptionInfo("SystemExit", "3", "news.py:3")
    outcome = Outcome(kind="killed", detail="raised SystemExit(3)", exception=raised_exit)

    assert [("killed", "SystemExit", "news.py:3")] == [
        (one.check, one.identity[2], one.identity[3]) for one in findings("damage", outcome)
    ]
