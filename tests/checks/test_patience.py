"""A scraper that was refused waits before it asks again, as long as it was told to, or gives up."""

import pytest

from harness.checks.trial import Occasion
from harness.model import RequestMade
from tests.checks.factory import STORY, URL, findings, found, raised, requests, returned

POST = "https://news.example/graphql"


def asked(
    *moments: float | None, status: int = 429, wait: float = 0.0, url: str = URL, method: str = "GET"
) -> tuple[RequestMade, ...]:
    """One request at each moment, all answered alike."""
    return tuple(RequestMade(method, url, 0, status, at, wait) for at in moments)


def complaints(
    made: tuple[RequestMade, ...],
    *,
    usual: tuple[RequestMade, ...] = requests(1),
    occasion: Occasion = "exhibit",
) -> list[tuple[str, str]]:
    outcome = raised("refusal", requests=made)
    baseline = outcome if occasion == "recorded" else returned(STORY, requests=usual)
    told = found(occasion, outcome, baseline=baseline)
    return [(check, severity) for check, severity, _ in told if check in {"retry-after-ignored", "no-backoff"}]


EARLY = ("retry-after-ignored", "warning")
HAMMERING = ("retry-after-ignored", "error")
HASTY = ("no-backoff", "warning")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (asked(0), []),
        (asked(0, 120, 240, wait=120), []),
        (asked(0, 119.6, wait=120), []),
        (asked(0, 60, wait=120), [EARLY]),
        (asked(0, 0.5, 1.5, 3.5, 7.5, 15.5, wait=120), [EARLY]),
        (asked(0, 0, wait=1), [EARLY]),
        (asked(0, 0, 0, 0, wait=120), [EARLY, HASTY]),
        (asked(0, 0, 0, 0, 0, wait=120), [HAMMERING, HASTY]),
        (asked(0, 0, 0), []),
        (asked(0, 0, 0, 0), [HASTY]),
        (asked(0, 0.05, 0.1, 0.15, status=500), [HASTY]),
        (asked(0, 0, 0, 0, status=0), [HASTY]),
        (asked(0, 0, 1, 3, status=503), []),
        (asked(0, 1, 2, 3), []),
        (asked(0, 0, 0, 0, status=404), []),
        (asked(0, 0, 0, 0, status=302), []),
        (asked(*[None] * 9, wait=120), []),
    ],
    ids=[
        "gives up at once",
        "waits as told",
        "waits as told, rounded",
        "comes early",
        "has a backoff of its own",
        "comes at once",
        "thrice at once",
        "hammers",
        "twice at once",
        "thrice at once, untold",
        "pauses that are none",
        "failing connections",
        "urllib3's backoff, which begins with none",
        "a constant pause",
        "not found",
        "a circle of redirects",
        "on a clock that nobody knows",
    ],
)
def test_repetitions(made: tuple[RequestMade, ...], told: list[tuple[str, str]]) -> None:
    assert told == complaints(made)


def test_what_the_recorded_page_takes_is_no_repetition() -> None:
    """An API is asked at one URL for many things, and connections to one host are made for many pages."""
    forms = asked(*[0.0] * 6, status=503, wait=9, url=POST, method="POST")
    pages = tuple(RequestMade("GET", f"https://news.example/{number}", number, 200, 0.0) for number in range(6))
    refused = asked(*[0.0] * 6, status=0, url="https://news.example", method="CONNECT")

    assert [] == complaints(forms, usual=forms)
    assert [EARLY, HASTY] == complaints(forms[:4], usual=forms[:1])
    assert [] == complaints(refused, usual=pages, occasion="wire")
    assert [HASTY] == complaints(refused, usual=pages[:1], occasion="wire")


def test_different_pages_are_no_repetitions() -> None:
    pages = tuple(RequestMade("GET", f"{URL}?page={number}", number, 503, 0.0, 30) for number in range(9))

    assert [] == complaints(pages)


def test_a_cache_buster_hides_no_repetition() -> None:
    """The recorded page takes one request, whatever its cache buster was."""
    busted = tuple(RequestMade("GET", f"{URL}?_={number}", 0, 503, 0.0, 30) for number in range(1, 6))
    usual = (RequestMade("GET", f"{URL}?_=0", 0, 200),)

    assert [HAMMERING, HASTY] == complaints(busted, usual=usual)
    assert [] == complaints(busted, usual=usual * 5)


def test_no_key_is_told() -> None:
    made = asked(0, 0, wait=9, url=f"{URL}?q=1&apikey=k-1")
    early = findings("exhibit", raised("refusal", requests=made), baseline=returned(STORY, requests=made[:1]))[0]

    assert f"GET {URL}?q=1&apikey=… was answered" in early.evidence


def test_a_recorded_error_page_is_judged_by_itself() -> None:
    assert [EARLY] == complaints(asked(0, 0, wait=30), occasion="recorded")


def test_the_words() -> None:
    outcome = raised("refusal", requests=asked(0, 2, 4, 8, wait=1800))
    early = findings("exhibit", outcome, baseline=returned(STORY, requests=requests(1)))[0]

    assert f"GET {URL} was answered 429 with Retry-After: 1,800 s, and asked for again after 2 s" in early.evidence
    assert early.evidence.endswith(", the first of 3 times")
    assert ("a pause of 1,800 s, or to give up", "a pause of 2 s") == (early.expected, early.got)
