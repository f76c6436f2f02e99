"""Bind a worker process: it dies with its host, keeps to itself, and takes no more memory than it may.

Linux only where the system has no other means; elsewhere the calls do nothing and the end of the control socket is what
ends a worker.
"""

import ctypes
import fcntl
import os
import resource
import select
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_F_SETSIG = 10
_HIGH_DESCRIPTOR = 700
_LARGEST_FILE = 256 << 20
_MOST_FILES = 1024


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when the thread that made it ends, and now if that has already happened."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def die_after_parent() -> None:
    """Have the kernel kill this process when its parent, of which it sees nothing, ends."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of what a runner's children leave behind, so that it can be found and ended."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def children() -> frozenset[int]:
    """Return the ids of this process's children, adopted ones included, or nothing where the kernel does not tell."""
    try:
        return frozenset(int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())
    except OSError:
        return frozenset()


def die_on_hang_up(descriptor: int, *, active: bool) -> None:
    """Have the kernel kill this process when the other end of a silent socket is closed.

    For the time in which nobody reads it: while the scraper is imported, and in a worker that cannot fork.
    """
    if sys.platform != "linux":
        return
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    if active:
        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(descriptor, _F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC if active else flags & ~os.O_ASYNC)
    if active and _has_hung_up(descriptor):  # before the kernel was asked to tell
        os._exit(1)


def _has_hung_up(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLRDHUP)
    return bool(poll.poll(0))


def out_of_reach(descriptor: int) -> int:
    """Move a descriptor to a high number, closed on exec: loops over the low ones do not meet it."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _HIGH_DESCRIPTOR)
    os.close(descriptor)
    return moved


def limit_files() -> None:
    """Allow this process, and what it becomes, no core dump and no endless file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_FSIZE, _LARGEST_FILE)


def limit(memory: int) -> None:
    """Allow this process `memory` bytes of address space beyond what it has, few open files, and none without end."""
    limit_files()
    _lower(resource.RLIMIT_NOFILE, _MOST_FILES)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + memory)


def address_space() -> int:
    """Return the bytes of address space that this process may have."""
    return resource.getrlimit(resource.RLIMIT_AS)[0]


def allow_address_space(wanted: int) -> None:
    """Allow this process so many bytes of address space, less or more than so far; where there is no limit, none."""
    if address_space() != resource.RLIM_INFINITY:
        _lower(resource.RLIMIT_AS, wanted)


def _lower(kind: int, wanted: int) -> None:
    _, hard = resource.getrlimit(kind)
    wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (wanted, hard))


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, ctypes.c_ulong(value), 0, 0, 0)
