"""What an answer tells of waiting, and what passes between two requests."""

import pytest

from harness.model import Fault, Response
from harness.replay import Player, Stopwatch
from harness.replay.waiting import LONGEST, told_to_wait
from tests.replay.exchanges import ORIGIN, exchange

NINE = "Wed, 01 Apr 2026 09:00:00 GMT"
FIVE_PAST = "Wed, 01 Apr 2026 09:05:00 GMT"
AT_NINE = 1775034000.0


@pytest.mark.parametrize(
    ("status", "told", "date", "now", "seconds"),
    [
        (429, "120", "", 0.0, 120.0),
        (503, " 120 ", "", 0.0, 120.0),
        (503, "999999", "", 0.0, LONGEST),
        (429, FIVE_PAST, NINE, AT_NINE, 300.0),
        (429, FIVE_PAST, NINE, AT_NINE + 100, 200.0),
        (429, FIVE_PAST, NINE, AT_NINE - 1e6, 300.0),
        (429, FIVE_PAST, NINE, AT_NINE + 1e6, 0.0),
        (429, FIVE_PAST, "", AT_NINE, 0.0),
        (429, NINE, FIVE_PAST, 0.0, 0.0),
        (429, "", "", 0.0, 0.0),
        (429, "-5", "", 0.0, 0.0),
        (429, "²", "", 0.0, 0.0),
        (429, "9" * 400, "", 0.0, 0.0),
        (429, "soon", NINE, 0.0, 0.0),
        (429, "Fri, 31 Dec 9999 23:59:59 GMT", NINE, 0.0, 0.0),
        (200, "120", "", 0.0, 0.0),
        (404, "120", "", 0.0, 0.0),
    ],
)
def test_retry_after(status: int, told: str, date: str, now: float, seconds: float) -> None:
    headers = tuple((name, value) for name, value in (("retry-after", told), ("Date", date)) if value)

    assert seconds == told_to_wait(Response(status, headers), now)


def test_an_answer_that_never_came_tells_nothing() -> None:
    assert 0.0 == told_to_wait(Response(503, (("Retry-After", "120"),), fault=Fault("reset-in-body")), 0.0)


def test_a_stopwatch_goes_on_when_a_process_with_another_clock_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real time counts only from where it is no accident of the machine."""
    slept, real = [5.0], [0.0]
    monkeypatch.setattr("harness.replay.waiting._real_perf_counter", lambda: real[0])
    watch = Stopwatch(lambda: slept[0])
    seen = []
    for slept[0], real[0] in ((35.0, 0.01), (0.0, 0.02), (2.0, 0.03), (2.0, 1.03), (2.0, 1.1)):
        seen.append(watch())

    assert [30.0, 30.0, 32.0, 33.0, 33.0] == seen


def test_the_ledger_tells_when_and_how_each_request_was_answered() -> None:
    """By the calendar of the recording, and from the beginning of the run."""
    now = [50.0]
    player = Player(clock=lambda: now[0])
    player.load([exchange("/a", Date=NINE), exchange("/b", 429, Date=NINE, Retry_After=FIVE_PAST)])
    player.begin(limit=9)
    for path, now[0] in (("/a", 50.0), ("/b", 60.0), ("/b", 90.0), ("/c", 90.0)):
        player.play("GET", ORIGIN + path)

    assert [(200, 0.0, 0.0), (429, 10.0, 290.0), (429, 40.0, 260.0), (404, 40.0, 0.0)] == [
        (request.status, request.at, request.wait) for request in player.ledger()
    ]
