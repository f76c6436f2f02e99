"""What the kernel tells of processes: whose they are, what they hold, how long they had a processor or waited for one.

Linux only, by `/proc`; elsewhere, and of processes that are gone, it is nothing.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MOST_PROCESSES = 256
"""Processes that one run may have at a time, the harness's own few for it included."""

_PAGE = os.sysconf("SC_PAGE_SIZE")


def descendants(ancestor: int) -> tuple[int, ...]:
    """Return all processes that a process has started and that these have, as far as they have not been left alone.

    Of more than a run may have, no more than it takes to say so: a fork bomb leaves little time to look at it.
    """
    found: dict[int, None] = {}
    waiting = list(_children(ancestor))
    while waiting and len(found) <= MOST_PROCESSES:
        pid = waiting.pop()
        if pid not in found:
            found[pid] = None
            waiting += _children(pid)
    return tuple(found)


def found(ancestor: int, inner: int) -> int | None:
    """Return the process, of a process and its descendants, that in its own table of processes has the id `inner`.

    It is looked for in this process's table and in those right below it; where the kernel does not tell, the id is
    taken for one of this process's. None when there is no such process, whose id would be a stranger's here.
    """
    here = _ids(os.getpid())
    for pid in (ancestor, *descendants(ancestor)):
        ids = _ids(pid)
        if ids and ids[-1] == inner and len(ids) <= len(here) + 1:
            return pid
    return None if here else inner


def first_of_table(ancestor: int) -> int | None:
    """Return the child of a process that is the first of a table of its own, at whose end the kernel ends all in it."""
    deeper = len(_ids(os.getpid())) + 1
    return next((pid for pid in _children(ancestor) if _ids(pid)[-1:] == [1] and len(_ids(pid)) == deeper), None)


def held(pids: Iterable[int]) -> int:
    """Return the bytes of memory of their own that processes hold together."""
    return sum(map(_held, pids))


def largest(pids: Iterable[int]) -> int:
    """Return the bytes of memory of its own that the largest of processes holds; forked ones share most of theirs."""
    return max(map(_held, pids), default=0)


def _held(pid: int) -> int:
    try:
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text().split()
    except (OSError, ValueError):  # it has ended meanwhile
        return 0
    return (int(resident) - int(shared)) * _PAGE


def physical_memory() -> int:
    """Return the bytes of memory that this machine has."""
    return os.sysconf("SC_PHYS_PAGES") * _PAGE


def waits(pids: Iterable[int]) -> dict[int, float]:
    """Return the seconds that each thread of processes was ready to run and waited for a processor, so far."""
    waited = {}
    for pid in pids:
        for task in _tasks(pid):
            with suppress(OSError, ValueError, IndexError):  # it has ended, or the kernel keeps no such account
                waited[int(task.name)] = _account(task)[1]
    return waited


@dataclass(frozen=True, slots=True)
class Share:
    """What a thread had of the processors so far."""

    ran: float
    """Seconds."""
    waited: float
    """Seconds in which it was ready to run, and others did."""
    asleep: bool
    """Whether it waits for something else than a processor or a disk."""


def shares(pids: Iterable[int]) -> dict[int, Share]:
    """Return what each thread of processes had so far."""
    had = {}
    for pid in pids:
        for task in _tasks(pid):
            with suppress(OSError, ValueError, IndexError):  # as above
                ran, waited = _account(task)
                state = (task / "stat").read_text().rpartition(") ")[2][0]  # a name may have brackets of its own
                had[int(task.name)] = Share(ran, waited, asleep=state not in "RD")
    return had


@cache
def shares_are_told() -> bool:
    """Say whether the kernel keeps such accounts: one that does not may tell nothing, or that nobody ever ran."""
    return any(share.ran for share in shares([os.getpid()]).values())


def name(pid: int) -> str:
    """Return what a process calls itself, in at most 15 characters, or nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().rstrip("\n")
    except OSError:
        return ""


def _account(task: Path) -> tuple[float, float]:
    """Return the seconds that a thread ran, and those that it waited for a processor."""
    ran, waited, *_ = (task / "schedstat").read_text().split()
    return int(ran) / 1e9, int(waited) / 1e9


def _ids(pid: int) -> list[int]:
    """Return the ids of a process, in this process's table first and in its own last."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return []
    return [int(number) for line in lines if line.startswith("NSpid:") for number in line.split()[1:]]


def _children(pid: int) -> Iterator[int]:
    """Yield the children of a process: of each of its threads, for any of them may have started one."""
    for task in _tasks(pid):
        with suppress(OSError):  # the thread has ended meanwhile
            yield from map(int, (task / "children").read_text().split())


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []
