"""The recorded page, run again, gives the same result."""

import pytest

from harness.checks.trial import Occasion
from tests.checks.factory import STORY, findings, found, raised, returned

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


@pytest.mark.parametrize(
    ("follows", "evidence"),
    [
        (("chance",), "tags changes from run to run: it had another value on the recorded page in a second process"),
        (("the date",), "tags follows the date: it had another value on the recorded page where that is another"),
        (
            ("the date", "the locale"),
            "tags follows the date and the locale: it had another value on the recorded page where those are others",
        ),
        ((), "tags had another value on the recorded page in a second process under other circumstances"),
    ],
)
def test_the_field_is_told_with_what_it_follows(follows: tuple[str, ...], evidence: str) -> None:
    (finding,) = findings("repeat", returned({**STORY, "tags": ["ferry", "port"]}), follows=follows)

    assert evidence == finding.evidence


def test_so_is_another_kind_of_result() -> None:
    (finding,) = findings("repeat", raised("refusal"), follows=("the date",))

    assert "the result follows the date: it was of another kind on the recorded page where that is another" == (
        finding.evidence
    )
