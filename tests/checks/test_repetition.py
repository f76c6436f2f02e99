"""The recorded page, run again, gives the same result."""

import pytest

from harness.checks.trial import Occasion
from tests.checks.factory import STORY, found, raised, returned

CHECKS: list[tuple[Occasion, str, str]] = [("repeat", "nondeterministic", "warning"), ("after", "state-leak", "error")]


@pytest.mark.parametrize(("occasion", "check", "severity"), CHECKS)
def test_finds(occasion: Occasion, check: str, severity: str) -> None:
    changed = returned({**STORY, "tags": ["ferry", "port"]})

    assert [(check, severity, "tags")] == found(occasion, changed)


@pytest.mark.parametrize(("occasion", "check", "severity"), CHECKS)
def test_another_kind_of_result_is_one_finding(occasion: Occasion, check: str, severity: str) -> None:
    """The fields that went with it are not told beside it."""
    assert [(check, severity, "")] == found(occasion, returned())
    assert [(check, severity, "")] == found(occasion, raised("refusal"))


@pytest.mark.parametrize("occasion", ["noise", "drift", "damage", "exhibit", "recorded"])
def test_other_occasions_are_left_alone(occasion: Occasion) -> None:
    named = {check for check, _, _ in found(occasion, returned({**STORY, "title": "Other"}))}

    assert set() == named & {"nondeterministic", "state-leak"}
