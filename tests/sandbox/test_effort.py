"""A shorter limit counts what a run has surely done; time of which nothing is known is left to the full one."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from harness.sandbox import effort
from harness.sandbox.effort import Effort, Term
from harness.sandbox.patience import GLANCE
from harness.sandbox.processes import Share, shares, shares_are_told

RUN, HELPER = 1, 2
"""Processes, of one thread each."""
LOOK = 2 * GLANCE
told = pytest.mark.skipif(not shares_are_told(), reason="the kernel does not tell who ran")


class Machine:
    """A clock that is moved by hand, and what each thread had of the processors by then."""

    def __init__(self) -> None:
        self.now = 100.0
        self.had = {process: Share(7.0, 9.0, asleep=True) for process in (RUN, HELPER)}

    def shares(self, processes: tuple[int, ...]) -> dict[int, Share]:
        return {process: self.had[process] for process in processes}

    def go_on(
        self, seconds: float, process: int = RUN, *, ran: float = 0.0, waited: float = 0.0, asleep: bool = False
    ) -> None:
        """Let time pass, of which one thread ran and waited so much, and is asleep at its end or not."""
        before = self.had.get(process, Share(0.0, 0.0, asleep=False))
        self.now += seconds
        self.had[process] = Share(before.ran + ran, before.waited + waited, asleep=asleep)


@pytest.fixture(name="machine")
def _machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr("time.monotonic", lambda: machine.now)
    monkeypatch.setattr(effort, "shares", machine.shares)
    monkeypatch.setattr("harness.sandbox.patience.waits", lambda _pids: {})
    monkeypatch.setattr(effort, "shares_are_told", lambda: True)
    return machine


def begun(machine: Machine, *helpers: int) -> Effort:
    """Return the effort of a run, of one second, that has been looked at once."""
    spent = Effort(1.0, lambda: (RUN,), helpers)
    machine.go_on(LOOK, ran=LOOK)
    assert 1.0 == spent.left()
    return spent


def test_what_ran_counts(machine: Machine) -> None:
    spent = begun(machine)
    machine.go_on(0.5, ran=0.25)
    assert 0.75 == spent.left()
    machine.go_on(0.75, ran=0.75)
    assert 0.0 == pytest.approx(spent.left())


def test_time_of_which_nothing_is_known_counts_for_nothing(machine: Machine) -> None:
    """It waits for a processor still, or for a disk, or for the machine itself."""
    spent = begun(machine)
    machine.go_on(60.0, ran=0.125)
    assert 0.875 == spent.left()


def test_no_more_counts_than_has_passed(machine: Machine) -> None:
    """Threads run side by side."""
    spent = begun(machine)
    machine.go_on(0.5, ran=2.0)
    assert 0.5 == spent.left()


def test_a_thread_that_is_new_counts_from_its_beginning(machine: Machine) -> None:
    processes = [RUN]
    spent = Effort(1.0, lambda: tuple(processes))
    machine.go_on(LOOK)
    spent.left()
    processes.append(3)
    machine.go_on(0.5, 3, ran=0.25)
    assert 0.75 == spent.left()


def test_a_run_that_is_not_found_yet_counts_for_nothing(machine: Machine) -> None:
    """What its process did before the run is none of it."""
    processes: list[int] = []
    spent = Effort(1.0, lambda: tuple(processes), (HELPER,))
    machine.go_on(LOOK)
    spent.left()
    processes.append(RUN)
    machine.go_on(LOOK, ran=LOOK)
    assert 1.0 == spent.left()


def test_sleep_counts_but_for_what_was_waited_within(machine: Machine) -> None:
    spent = begun(machine)
    machine.go_on(LOOK, asleep=True)
    machine.go_on(0.0, asleep=True)
    assert 1.0 - LOOK == pytest.approx(spent.left())
    machine.go_on(LOOK, ran=LOOK / 4, waited=LOOK / 4, asleep=True)
    assert 1.0 - 1.75 * LOOK == pytest.approx(spent.left())


def test_sleep_that_was_looked_at_late_counts_little(machine: Machine) -> None:
    """Whoever looks had no processor, and the run may have waited for nothing but its frame from there."""
    spent = begun(machine)
    machine.go_on(30.0, asleep=True)
    assert 1.0 - LOOK == pytest.approx(spent.left())


def test_a_run_does_not_sleep_while_its_answer_is_made(machine: Machine) -> None:
    spent = begun(machine, HELPER)
    machine.go_on(LOOK, asleep=True)
    machine.go_on(0.0, HELPER)
    assert 1.0 == spent.left()
    machine.go_on(LOOK, HELPER, asleep=True)
    assert 1.0 - LOOK == pytest.approx(spent.left())


def ended_after(machine: Machine, term: Term, *, ran: float) -> tuple[float, float]:
    """Return when a run ended whose thread runs for this share of the time, and the limit that it outlasted."""
    began = machine.now
    while term.left() > 0:
        machine.go_on(0.5, ran=0.5 * ran)
    return machine.now - began, term.outlasted


def test_a_busy_run_ends_after_the_shorter_limit_and_a_starved_one_after_the_full_one(machine: Machine) -> None:
    """The first look, after half a second, counts nothing."""
    assert (1.5, 1.0) == ended_after(machine, Term(1.0, 8.0, lambda: (RUN,)), ran=1.0)
    assert (2.5, 1.0) == ended_after(machine, Term(1.0, 8.0, lambda: (RUN,)), ran=0.5)
    assert (8.0, 8.0) == ended_after(machine, Term(1.0, 8.0, lambda: (RUN,)), ran=0.0)


def test_the_full_limit_is_of_all_that_passed(machine: Machine) -> None:
    assert (8.0, 8.0) == ended_after(machine, Term(8.0, 8.0, lambda: (RUN,)), ran=0.5)
    assert (9.0, 9.0) == ended_after(machine, Term(9.0, 8.0, lambda: (RUN,)), ran=0.5)


def test_where_the_kernel_tells_nothing_a_limit_is_of_all_that_passed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "shares_are_told", lambda: False)
    assert (1.0, 1.0) == ended_after(machine, Term(1.0, 8.0, lambda: (RUN,)), ran=0.0)


@told
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("while True: pass", (True, False)),
        ("input()", (False, True)),
        ("import os\nos.kill(os.getpid(), 19)", (False, True)),
    ],
    ids=["busy", "waiting", "stopped"],
)
def test_the_kernel_tells_who_runs_and_who_sleeps(source: str, expected: tuple[bool, bool]) -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", f"print(flush=True)\n{source}"], stdin=-1, stdout=-1) as process:
        assert process.stdout
        process.stdout.readline()
        try:
            assert _comes(lambda: expected == _ran_and_sleeps(process.pid))
        finally:
            process.kill()


def _ran_and_sleeps(pid: int) -> tuple[bool, bool]:
    """Say whether a process has run within a moment, and whether it sleeps at its end."""
    (before,) = shares([pid]).values()
    time.sleep(0.02)
    (after,) = shares([pid]).values()
    return after.ran > before.ran, after.asleep


def _comes(condition: Callable[[], bool]) -> bool:
    """Say whether a condition holds within ten seconds: on a busy machine a process may take its time."""
    return any(condition() for _ in range(500))


@told
def test_each_thread_has_its_own_share() -> None:
    mine = shares([os.getpid()])
    assert {thread.native_id for thread in threading.enumerate()} <= set(mine)
    assert not mine[threading.get_native_id()].asleep
