"""A script is met in order: bytes in any pieces, pauses that pass in parts, an end that stays."""

import asyncio
import contextlib
import math

import pytest

from harness.delivery import FOREVER, Ending, Pause, Script, Send
from harness.replay.memory.incoming import Incoming, sleep_in_steps


def incoming(*script: Script) -> Incoming:
    made = Incoming()
    for one in script:
        made.add(one)
    return made


def test_bytes_are_taken_in_any_pieces_and_never_across_steps() -> None:
    steps = incoming((Send(b"abcde"), Send(b""), Send(b"f")), (Send(b"gh"), Ending.CLOSE))

    assert [b"ab", b"cd", b"e", b"f", b"gh", b"", b""] == [steps.take(2) for _ in range(7)]


def test_an_open_connection_without_more_to_come_is_a_pause_for_ever() -> None:
    assert Pause(FOREVER) == incoming().take(1)


def test_a_reset_is_raised_once_and_is_an_end_from_then_on() -> None:
    steps = incoming((Ending.RESET,))

    with pytest.raises(ConnectionResetError, match=r"^\[Errno 104\] Connection reset by peer$"):
        steps.take(1)
    assert b"" == steps.take(1)


def test_a_pause_passes_in_parts() -> None:
    steps = incoming((Pause(3), Send(b"a")))

    steps.pass_time(1)
    assert Pause(2) == steps.take(1)
    steps.pass_time(2)
    assert b"a" == steps.take(1)


def test_only_a_whole_answer_is_taken_whole() -> None:
    assert b"ab" == incoming((Send(b"ab"),)).take_whole()
    assert incoming().take_whole() is None
    assert incoming((Send(b"ab"), Ending.CLOSE)).take_whole() is None
    begun = incoming((Send(b"ab"),))
    begun.take(1)
    assert begun.take_whole() is None


@pytest.mark.parametrize(
    ("script", "readable"),
    [((), False), ((Pause(1),), False), ((Send(b"a"),), True), ((Ending.CLOSE,), True), ((Ending.RESET,), True)],
)
def test_it_is_readable_when_reading_would_not_wait(script: Script, *, readable: bool) -> None:
    assert readable == incoming(script).readable


class Endless(Exception):  # noqa: N818 - it is no error
    """A sleep without end has begun."""


def slept(seconds: float) -> list[float]:
    """Return the steps of a sleep, up to one without end."""
    steps: list[float] = []

    async def sleep(step: float) -> None:
        steps.append(step)
        if step == math.inf:
            raise Endless

    with contextlib.suppress(Endless):
        asyncio.run(sleep_in_steps(sleep, seconds))
    return steps


def test_a_sleep_is_as_long_as_asked_in_growing_steps() -> None:
    steps = slept(100)

    assert 100 == pytest.approx(sum(steps))
    assert steps[:-1] == sorted(steps[:-1])
    assert all(step <= 0.05 + 0.1 * sum(steps[:index]) for index, step in enumerate(steps))


def test_a_sleep_for_ever_gives_time_up_after_an_hour() -> None:
    """In few steps: each costs some turns of the loop."""
    *steps, last = slept(FOREVER)

    assert math.inf == last
    assert 3600 < sum(steps) < 4000
    assert len(steps) < 120
