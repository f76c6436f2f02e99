"""The recorded page, run again, gives the same result."""

import pytest

from harness.checks.trial import Occasion
from harness.model import Outcome, RequestMade
from tests.checks.factory import STORY, exhibit, findings, found, raised, returned

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


def test_a_run_that_asks_for_what_was_not_recorded_is_not_compared() -> None:
    """The refusal is one of the harness's own 404."""
    missed = (RequestMade("GET", "https://news.example/today?date=2030-02-10", -1, 404),)

    assert [] == found("repeat", raised("refusal", requests=missed))


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


@pytest.mark.parametrize(
    ("alone", "when"),
    [(True, "when the same process scraped it again"), (False, "in a process that had seen other pages before")],
)
def test_it_is_told_what_the_process_had_seen(alone: bool, when: str) -> None:
    (finding,) = findings("after", returned(), alone=alone)

    assert f"the result was of another kind on the recorded page {when}" == finding.evidence


@pytest.mark.parametrize(
    ("unseen", "given"),
    [
        (returned({"tags": ["port", "ferry"], "price": 24.5}), "none"),
        (returned({**STORY, "title": "Access denied"}), "another value"),
        (returned(), "nothing"),
        (raised("refusal"), "a refusal"),
        (raised("crash"), "a crash"),
    ],
)
def test_what_another_process_does_not_give_was_left_over(unseen: Outcome, given: str) -> None:
    told = findings("exhibit", returned({"title": STORY["title"]}), exhibit=exhibit(), unseen=unseen)
    (finding,) = (one for one in told if one.check == "state-leak")

    assert ("error", "title", given) == (finding.severity, finding.field, finding.expected)


@pytest.mark.parametrize(
    ("title", "unseen"),
    [
        (STORY["title"], returned({"title": STORY["title"]})),
        (STORY["title"], raised("hang")),
        ("Access denied", returned()),
    ],
    ids=["given elsewhere too", "no end elsewhere", "on the played page"],
)
def test_what_was_not_left_over(title: str, unseen: Outcome) -> None:
    told = found("exhibit", returned({"title": title}), exhibit=exhibit(), unseen=unseen)

    assert "state-leak" not in {check for check, _, _ in told}
