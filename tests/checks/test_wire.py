"""When the connection fails: refuse; an empty result looks like nothing there, another value is wrong."""

from typing import Any

import pytest

from harness.delivery import kind_of
from harness.model import Fault, Outcome
from tests.checks.factory import STORY, findings, found, raised, returned

LISTING = returned(*({"title": f"Story {number}"} for number in range(9)))


def under(fault: str, outcome: Outcome, **further: Any) -> list[tuple[str, str, str]]:
    kind = kind_of(Fault(fault))
    return found("wire", outcome, fault=kind, ambiguous=kind.excused, **further)


@pytest.mark.parametrize(
    "outcome",
    [
        raised("refusal", "requests.exceptions.ConnectionError"),
        returned(STORY),
        returned({**STORY, "title": None}),
        returned({"error": "the site cannot be reached"}),
    ],
    ids=["refused", "equal", "honestly missing", "declared"],
)
def test_sound(outcome: Outcome) -> None:
    assert [] == under("reset-in-body", outcome)


def test_an_empty_result_is_told_with_what_happened() -> None:
    assert [("silent-empty", "warning", "")] == under("connection-refused", returned())
    (finding,) = findings("wire", returned(), fault=kind_of(Fault("connection-refused")))
    assert finding.evidence == (
        "returned an empty result when the connection is refused, which looks like “nothing there”"
    )


def test_a_crash_and_a_wrong_value_are_errors() -> None:
    assert [("crash", "error", "")] == under("not-gzip", raised("crash", "AttributeError"))
    assert [("wrong-value", "error", "title")] == under("short-body", returned({**STORY, "title": "Another"}))


def test_a_later_page_that_fails_and_a_list_that_is_returned_without_a_word() -> None:
    part = Outcome(kind="items", items=LISTING.items[:3], many=True)
    whole = Outcome(kind="items", items=LISTING.items, many=True)
    assert [("silent-partial", "error", "")] == under("silence", part, baseline=whole, later=True)


def test_what_no_client_bounds_is_told_and_never_gates() -> None:
    assert [("exhaustion", "warning", "")] == under("gzip-bomb", Outcome(kind="exhausted", detail="MemoryError"))
    assert [("hang", "error", "")] == under("silence", Outcome(kind="hang", detail="no result within 10 s"))
    assert [("killed", "error", "")] == under("silence", Outcome(kind="killed", detail="SIGKILL"))


def test_a_timeout_that_may_only_be_longer_than_ours_is_told_and_never_gates() -> None:
    assert [("hang", "warning", "")] == under("silence", Outcome(kind="hang"), stalled=True)
    assert [("killed", "error", "")] == under("silence", Outcome(kind="killed", detail="SIGKILL"), stalled=True)
