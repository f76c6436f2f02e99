"""What careful scrapers do, and no check may hold against them."""

import hashlib
from typing import Any

import pytest

from harness.checks import about_source
from harness.checks.compare import Difference
from harness.checks.severity import severity_of
from harness.checks.trial import Occasion
from harness.model import Item, Outcome, Value
from tests.checks.factory import STORY, found, raised, response, returned, trial

TEXT = " ".join(f"Sentence number {number} of the story goes on." for number in range(12))
PAGE = response("<p>" + TEXT)
JOBS = tuple({"rank": number, "title": f"Job {chr(64 + number)}", "id": f"j{number}"} for number in range(1, 9))


@pytest.mark.parametrize("occasion", ["drift", "damage"])
def test_a_refusal_that_is_returned(occasion: Occasion) -> None:
    """A word on the refusal beside fields that are absent is honest, under whatever name."""
    baseline = returned({"ok": True, "job": {"title": "Developer"}})
    refused = returned({"ok": False, "error": "not the job", "message": "no heading", "job": None})
    assert [] == found(occasion, refused, baseline=baseline)


def test_a_wrong_value_beside_a_word_on_the_refusal_is_still_wrong() -> None:
    baseline = returned({"ok": True, "title": "Developer"})
    wrong = returned({"ok": False, "title": "Baker"})
    assert ("wrong-value", "error", "title") in found("drift", wrong, baseline=baseline)


@pytest.mark.parametrize("lost", [0, 4, 7])
def test_entries_that_are_numbered(lost: int) -> None:
    """One job less renumbers those behind it; none of them is another job."""
    fewer = [job for number, job in enumerate(JOBS) if number != lost]
    left = [{**job, "rank": number} for number, job in enumerate(fewer, start=1)]
    errors = [one for one in found("damage", returned(*left), baseline=returned(*JOBS)) if one[2] != "rank"]
    assert [] == errors


@pytest.mark.parametrize(("lost", "severity"), [("price", "warning"), (None, "error")])
def test_a_list_that_is_sorted_by_the_value_that_one_entry_lost(lost: str | None, severity: str) -> None:
    """The entry without it stands at the end; without a loss the order is wrong."""
    sold = [{"id": f"c{price}", "price": price} for price in (12, 19, 23, 40)]
    resorted = [sold[0], *sold[2:], {**sold[1], **({lost: None} if lost else {})}]
    assert [("wrong-value", severity, "*")] == found("damage", returned(*resorted), baseline=returned(*sold))


class Name(str):
    """The name of an entry, and how often any was compared with another."""

    compared = 0
    __slots__ = ()
    __hash__ = str.__hash__

    def __ne__(self, other: object) -> bool:
        Name.compared += 1
        return super().__ne__(other)


def test_which_entry_of_a_long_list_moved_is_seen_where_the_orders_part() -> None:
    names: list[Value] = [Name(f"c{number}") for number in range(200)]
    turned = Difference("*", "reordered", names, names[::-1])

    assert "error" == severity_of(trial("damage", returned(STORY)), turned)
    assert Name.compared < 20 * len(names)


@pytest.mark.parametrize(
    "derive", [lambda text: len(text.split()), lambda text: hashlib.sha256(text.encode()).hexdigest()]
)
def test_what_follows_from_a_text_that_lost_a_part(derive: Any) -> None:
    """The text is excused, and so is what was counted in it."""
    shorter = TEXT.rpartition("Sentence")[0]
    baseline, outcome = (returned({"text": text, "of_text": derive(text)}) for text in (TEXT, shorter))
    seen = found("drift", outcome, baseline=baseline, recorded=(PAGE,), played=(response("<p>" + shorter),))
    assert [("wrong-value", "warning", "of_text")] == seen


def test_a_value_that_is_nothing_but_undecodable_is_none() -> None:
    assert [] == found("damage", returned({"title": "\ufffd"}), baseline=returned({"title": "Brass lantern"}))


def test_fields_that_hold_the_page_itself() -> None:
    """Its source, its length, its digest: any change of the page is theirs, and says nothing."""
    body = PAGE.body
    item: Item = {"raw": body.decode(), "bytes": len(body), "digest": hashlib.sha1(body).hexdigest(), "title": "Story"}
    assert {"raw", "bytes", "digest"} == about_source([item], (PAGE,))


def test_required_in_an_envelope() -> None:
    outcome = returned({"success": True, "job": {"title": "Developer"}})
    assert [] == found("recorded", outcome, baseline=outcome, required=("title",))


@pytest.mark.parametrize("outcome", [raised("refusal"), returned({"title": None})])
def test_honest_answers_to_drift(outcome: Outcome) -> None:
    assert [] == found("drift", outcome, baseline=returned({"title": "Developer"}))
