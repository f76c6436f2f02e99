"""What comes more often than on the recorded page is told; of a listing it is an error, of a text a warning."""

from typing import Any

import pytest

from harness.checks.trial import Occasion
from harness.page import canary
from tests.checks.factory import exhibit, findings, found, returned

LINES = [f"Paragraph {number} says what happened on the pier that day, and to whom." for number in range(6)]
STORIES = [{"title": f"Story {number}", "url": f"/s/{number}"} for number in range(6)]
TEXT = {"title": "Pier", "text": "\n".join(LINES)}
AGAIN = {**TEXT, "text": "\n".join([*LINES, LINES[2]])}


@pytest.mark.parametrize("occasion", ["drift", "damage"])
def test_a_block_of_a_text_that_comes_again_warns(occasion: Occasion) -> None:
    (finding,) = findings(occasion, returned(AGAIN), baseline=returned(TEXT))

    assert ("duplicate-content", "warning", "text") == (finding.check, finding.severity, finding.field)
    assert "holds a part of its text more often" in finding.evidence
    assert f"{{+{LINES[2]}+}}" in finding.got


@pytest.mark.parametrize(("ambiguous", "severity"), [(False, "error"), (True, "warning")])
def test_an_entry_that_comes_again_fails(ambiguous: bool, severity: str) -> None:
    again = returned(*STORIES, STORIES[0])

    assert [("duplicate-content", severity, "*")] == found(
        "damage", again, baseline=returned(*STORIES), ambiguous=ambiguous
    )


def test_a_first_page_in_place_of_a_later_one_that_fails() -> None:
    """No item of it stands on the error page, and the listing is as long as ever."""
    again = returned(*STORIES[:2], *STORIES[:2], *STORIES[4:])

    assert ("duplicate-content", "error", "*") in found(
        "exhibit", again, baseline=returned(*STORIES), exhibit=exhibit(), later=True
    )
    assert ("duplicate-content", "error", "*") in found("wire", again, baseline=returned(*STORIES), later=True)


@pytest.mark.parametrize(
    ("occasion", "outcome", "checks"),
    [
        ("noise", returned(AGAIN), ["noise-sensitive"]),
        ("after", returned(AGAIN), ["state-leak"]),
        ("recorded", returned(AGAIN), []),
        ("drift", returned({**TEXT, "text": "\n".join([*LINES, LINES[2], canary(0)])}), ["contamination"]),
    ],
)
def test_what_other_checks_name_is_not_told_twice(occasion: Any, outcome: Any, checks: list[str]) -> None:
    assert checks == [check for check, _, _ in found(occasion, outcome, baseline=returned(TEXT))]
