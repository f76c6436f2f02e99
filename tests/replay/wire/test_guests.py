"""Guests leave in the order in which they were last heard of, and those that wait for a clock stay."""

import time

import pytest

from harness.replay.wire import Limits
from harness.replay.wire.guests import Guests


class Caller:
    def __init__(self, *, waiting: bool = False) -> None:
        self.waiting = waiting
        self.told: list[str] = []

    def expire(self) -> None:
        self.told.append("expire")

    def drop(self) -> None:
        self.told.append("drop")


def entered(limits: Limits, *callers: Caller) -> Guests:
    guests = Guests(limits)
    for caller in callers:
        guests.enter(caller)
    return guests


def test_the_most_quiet_makes_room() -> None:
    callers = [Caller() for _ in range(4)]
    guests = entered(Limits(connections=3), *callers[:3])
    guests.touch(callers[0])
    guests.enter(callers[3])

    assert [[], ["drop"], [], []] == [caller.told for caller in callers]


def test_who_has_left_needs_no_room() -> None:
    first, second, third = Caller(), Caller(), Caller()
    guests = entered(Limits(connections=2), first, second)
    guests.leave(first)
    guests.touch(first)
    guests.enter(third)

    assert [[], [], []] == [first.told, second.told, third.told]


def test_the_quiet_expire_once_for_each_time_that_they_are_too_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet, waiting, busy = Caller(), Caller(waiting=True), Caller()
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    guests = entered(Limits(patience=10), quiet, waiting, busy)
    now = 105.0
    guests.touch(busy)
    now = 111.0
    guests.sweep()
    guests.sweep()

    assert [["expire"], [], []] == [quiet.told, waiting.told, busy.told]


def test_all_are_dropped_at_the_end() -> None:
    callers = [Caller(), Caller(waiting=True)]
    entered(Limits(), *callers).drop_all()

    assert [["drop"], ["drop"]] == [caller.told for caller in callers]
