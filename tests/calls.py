"""How many calls something takes: what grows with the square of a page shows in them, however fast a machine is."""

import sys
from collections.abc import Callable
from types import FrameType


def calls(of: Callable[[], object]) -> int:
    """Return how many functions are called, those of Python itself and steps of generators included."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        of()
    finally:
        sys.setprofile(before)
    return count
