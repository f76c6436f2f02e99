"""What a scraper asks for is judged whatever it returns."""

import msgspec
import pytest

from harness.model import Outcome
from tests.checks.factory import STORY, exhibit, findings, found, raised, requests, returned


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
    made = (*requests(2, "https://news.example/robots.txt"), *requests(49))
    stormed = raised("hang", storm=True, requests=made)
    told = findings("exhibit", stormed, baseline=returned(STORY, requests=requests(1)), exhibit=exhibit())
    (evidence,) = [finding.evidence for finding in told if finding.check == "request-storm"]

    assert (
        "stopped after 51 requests on the error page block/denied (the recorded page takes 1),"
        " 49 of them for the last: GET https://news.example/story"
    ) == evidence


def test_recorded_requests_are_left_alone() -> None:
    assert [] == found("drift", returned(STORY, requests=requests(40)))
