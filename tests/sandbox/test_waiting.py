"""A timeout on a silent connection passes at once and counts; without one a scraper hangs, and is killed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.model import Case, Exchange, Fault, Outcome, Overlay, Request, Response
from harness.sandbox import Sandbox

BODY = b"<title>Story</title>" * 50
SITE = "https://news.example/"


@pytest.fixture(name="sandbox", scope="module")
def _sandbox() -> Iterator[Sandbox]:
    with Sandbox("tests.sandbox.waiters:named", search_path=[str(Path(__file__).parents[2])]) as sandbox:
        yield sandbox


def run(sandbox: Sandbox, name: str, fault: str, timeout: float = 10) -> Outcome:
    sandbox.open(Case("story", "story.yaml", SITE + name, (Exchange(Request("GET", SITE + name), Response(200)),)))
    return sandbox.run([Overlay(0, Response(200, (), BODY, fault=Fault(fault)))], timeout=timeout)


@pytest.mark.parametrize("fault", ["silence", "stall-in-body"])
@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("requests_for_30_seconds", 30),
        ("httpx_for_5_seconds", 5),
        ("async_httpx_for_5_seconds", 5),
        ("async_httpx_until_time_is_up", 20),
        ("aiohttp_for_300_seconds", 300),
        ("aiohttp_for_10_seconds", 10),
    ],
)
def test_a_timeout_passes_at_once(sandbox: Sandbox, name: str, seconds: float, fault: str) -> None:
    outcome = run(sandbox, name, fault)

    assert "refusal" == outcome.kind, outcome
    assert outcome.seconds < 5
    assert seconds <= outcome.slept <= seconds * 1.2


@pytest.mark.parametrize("name", ["requests_for_30_seconds", "async_httpx_for_5_seconds", "aiohttp_for_300_seconds"])
def test_drips_are_waited_for_at_once(sandbox: Sandbox, name: str) -> None:
    outcome = run(sandbox, name, "slow-drip")

    assert ({"length": len(BODY)},) == outcome.items
    assert outcome.seconds < 5
    assert 20 == pytest.approx(outcome.slept, abs=0.01)


@pytest.mark.parametrize("name", ["aiohttp_without_end", "httpx_without_end"])
def test_who_waits_without_end_hangs(sandbox: Sandbox, name: str) -> None:
    assert "hang" == run(sandbox, name, "silence", timeout=1).kind


@pytest.mark.parametrize("fault", ["silence", "stall-in-body"])
def test_a_wait_that_nothing_can_end_is_told_at_once(sandbox: Sandbox, fault: str) -> None:
    outcome = run(sandbox, "urllib_without_end", fault, timeout=600)
    assert ("hang", "waits for ever for an answer: it has no timeout") == (outcome.kind, outcome.detail)
    assert ["https://news.example/urllib_without_end"] == [request.url for request in outcome.requests]


def test_a_wait_that_another_thread_gives_up_ends(sandbox: Sandbox) -> None:
    assert ({"length": None},) == run(sandbox, "urllib_in_a_thread_without_end", "silence").items
