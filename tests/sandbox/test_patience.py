"""A limit counts the time in which a run could go on; what it waited for a processor extends it, within bounds."""

import os

import pytest

from harness.sandbox import patience
from harness.sandbox.patience import GLANCE, MOST, Patience


class Machine:
    """A clock that is moved by hand, and what each thread has waited by then."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waited: dict[int, float] = {}
        self.looks = 0

    def waits(self, _pids: object) -> dict[int, float]:
        self.looks += 1
        return dict(self.waited)

    def go_on(self, seconds: float, **waited: float) -> None:
        self.now += seconds
        for thread, more in waited.items():
            self.waited[int(thread[1:])] = self.waited.get(int(thread[1:]), 0.0) + more


@pytest.fixture(name="machine")
def _machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr("harness.sandbox.patience.time.monotonic", lambda: machine.now)
    monkeypatch.setattr(patience, "waits", machine.waits)
    return machine


def test_time_without_waiting_is_the_runs_own(machine: Machine) -> None:
    patient = Patience(1.0, list)
    machine.go_on(0.75)
    assert 0.25 == patient.left()
    machine.go_on(0.25)
    assert 0.0 == patient.left()


def test_what_was_waited_is_given_back(machine: Machine) -> None:
    patient = Patience(1.0, list)
    machine.go_on(1.0, t1=0.5)
    assert 0.5 == patient.left()
    machine.go_on(0.5, t1=0.25)
    assert 0.25 == patient.left()


def test_no_more_is_given_back_than_has_passed(machine: Machine) -> None:
    """Threads wait side by side, and what they waited before the run is none of it."""
    patient = Patience(1.0, list)
    machine.go_on(0.5, t1=7.0, t2=9.0)
    assert 1.0 == patient.left()


def test_a_wait_that_is_told_at_its_end_is_given_back_whole(machine: Machine) -> None:
    patient = Patience(1.0, list)
    machine.go_on(0.5)
    assert 0.5 == patient.left()
    machine.go_on(0.25, t1=0.75)
    assert 1.0 == patient.left()


def test_a_new_thread_counts_from_its_beginning(machine: Machine) -> None:
    patient = Patience(1.0, list)
    machine.go_on(0.5, t1=0.125)
    patient.left()
    machine.go_on(0.5, t2=0.25)
    assert 0.375 == patient.left()


def test_waiting_without_end_ends(machine: Machine) -> None:
    patient = Patience(1.0, list)
    for _ in range(MOST - 1):
        machine.go_on(1.0, t1=1.0)
        assert patient.left() > 0
    machine.go_on(1.0, t1=1.0)
    assert 0.0 == patient.left()


def test_a_short_run_costs_no_look(machine: Machine) -> None:
    patient = Patience(1.0, list)
    machine.go_on(GLANCE / 2)
    patient.left()
    assert 0 == machine.looks


def test_the_kernel_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of this process: it has waited for a processor before, if only for a moment, or the kernel does not tell."""
    monkeypatch.setattr(patience, "GLANCE", 0.0)
    assert 0 < Patience(1.0, lambda: [os.getpid()]).left() <= 1.0
