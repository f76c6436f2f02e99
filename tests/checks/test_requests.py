"""What a scraper asks for is judged whatever it returns."""

from typing import Any

import msgspec
import pytest

from harness.model import Outcome, RequestMade
from tests.checks.factory import STORY, URL, exhibit, findings, found, raised, requests, returned


@pytest.mark.parametrize("outcome", [returned(STORY), raised("refusal"), returned()])
def test_network_escape(outcome: Outcome) -> None:
    """Also when the result is right, and when the scraper swallowed the error."""
    escaped = msgspec.structs.replace(outcome, escapes=("connect 203.0.113.5:443",))

    assert ("network-escape", "error", "") in found("exhibit", escaped)


def test_a_storm_is_found_even_when_it_ends_in_a_result() -> None:
    stormed = returned(STORY, storm=True, requests=requests(51))
    finding = findings("drift", stormed, baseline=returned(STORY, requests=requests(1)))[0]

    assert ("request-storm", "51 requests") == (finding.check, finding.got)
    assert "the recorded page takes 1" in finding.evidence


def test_a_storm_is_told_with_its_exhibit_and_what_was_asked_for() -> None:
    robots = RequestMade("GET", "https://news.example/robots.txt", -1)
    made = (robots, robots, *requests(49, f"{URL}?token=t-1"))
    stormed = raised("hang", storm=True, requests=made)
    told = findings("exhibit", stormed, baseline=returned(STORY, requests=requests(1)), exhibit=exhibit())
    (evidence,) = [finding.evidence for finding in told if finding.check == "request-storm"]

    assert (
        "stopped after 51 requests on the error page block/denied (the recorded page takes 1),"
        " 49 of them for the last: GET https://news.example/story?token=…"
    ) == evidence


def test_a_storm_is_one_whatever_cache_busters_it_has() -> None:
    made = tuple(RequestMade("GET", f"{URL}?_={number}", 0, 503) for number in range(51))
    usual = returned(STORY, requests=made[:1])
    stormed, ended = raised("refusal", storm=True, requests=made), Outcome(kind="hang", requests=made)

    assert "51 of them for the last" in findings("exhibit", stormed, baseline=usual)[0].evidence
    assert [("request-storm", "error", "")] == found("damage", ended, baseline=usual)


def test_recorded_requests_are_left_alone() -> None:
    assert [] == found("drift", returned(STORY, requests=requests(40)))


@pytest.mark.parametrize(
    ("again", "further", "check"),
    [
        (3, {}, "request-storm"),
        (2, {}, "hang"),
        (5, {"baseline": returned(STORY, requests=requests(2))}, "hang"),
        (6, {"baseline": returned(STORY, requests=requests(2))}, "request-storm"),
        (19, {"exhibit": exhibit()}, "hang"),
        (20, {"exhibit": exhibit()}, "request-storm"),
    ],
    ids=[
        "in circles",
        "twice",
        "nearly as usual",
        "beyond the usual",
        "what fails may be tried again",
        "and not without end",
    ],
)
def test_a_hang_in_circles_is_a_storm(again: int, further: Any, check: str) -> None:
    """A scraper that takes long for a page is ended by the time limit before it has made many requests."""
    known = {"baseline": returned(STORY, requests=requests(1)), **further}
    outcome = Outcome(kind="hang", requests=requests(again))

    assert [check] == [name for name, _, _ in found("exhibit" if "exhibit" in known else "damage", outcome, **known)]
