"""What filled the memory is let go before the host is told of it."""

import weakref

from harness.sandbox.runner import _let_go


class Filling:
    """What takes all the room."""


def fill(seen: list[weakref.ref[Filling]]) -> None:
    filling = Filling()
    seen.append(weakref.ref(filling))
    raise MemoryError


def fill_and_fail_anew(seen: list[weakref.ref[Filling]]) -> None:
    try:
        fill(seen)
    except MemoryError as error:
        raise MemoryError("not even for the way out") from error


def test_also_where_the_exception_was_replaced_on_its_way() -> None:
    seen: list[weakref.ref[Filling]] = []
    try:
        fill_and_fail_anew(seen)
    except MemoryError as error:
        assert seen[0]() is not None
        _let_go(error)
        assert seen[0]() is None


def test_exceptions_in_a_circle_come_to_an_end() -> None:
    one, other = MemoryError("one"), MemoryError("other")
    one.__context__, other.__context__ = other, one
    _let_go(one)
