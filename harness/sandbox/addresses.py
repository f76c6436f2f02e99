"""Lay out the memory of the next process as always, so that what follows the addresses of objects can be repeated.

Linux places stack, heap and libraries of each process at random, and a set of objects is walked in the order of their
addresses. See personality(2): what a thread asks for holds for the processes that it starts.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NOT_AT_RANDOM = 0x0040000
"""ADDR_NO_RANDOMIZE."""
_ASK = 0xFFFFFFFF
"""Tells what holds and changes nothing."""


@contextmanager
def repeatable(*, active: bool = True) -> Iterator[None]:
    """Have processes that this thread starts lay their memory out alike, where the kernel allows it."""
    if not active or sys.platform != "linux":
        yield
        return
    personality = ctypes.CDLL(None).personality
    before = personality(ctypes.c_ulong(_ASK))
    personality(ctypes.c_ulong(before | _NOT_AT_RANDOM))
    try:
        yield
    finally:
        personality(ctypes.c_ulong(before))
