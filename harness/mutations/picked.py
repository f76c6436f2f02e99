"""Strategies that pick from what is known beforehand, by integers drawn with nothing around them.

Hypothesis keeps a span for each strategy within another, by which it shrinks and explains; for a tuple of two integers
that is mapped, the spans take several times as long as the integers. A plan that is found is shrunk by its mutations,
see `harness.hunt`, and from the seed alone the same is drawn with spans or without.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis.internal.conjecture.data import ConjectureData
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")
U = TypeVar("U")

EVEN = 127
"""Up to this, integers are drawn evenly; of a wider range the ends come more often, as `st.integers` has it."""


def _integer(data: ConjectureData, last: int) -> int:
    """Draw an integer from 0 to `last`, as `st.integers` does."""
    ends = {0: 2 / 128, 1: 1 / 128, last - 1: 1 / 128, last: 2 / 128} if last > EVEN else None
    return data.draw_integer(0, last, weights=ends)


class Picked(SearchStrategy[T]):
    """Draws an integer below each of some counts, and makes something of them."""

    def __init__(self, counts: Sequence[int], make: Callable[[Any], T]) -> None:
        """Take the counts, each at least 1, and what makes the value of a tuple of as many integers."""
        super().__init__()
        self._counts = tuple(counts)
        self._make = make

    def __repr__(self) -> str:
        """Say from how many it picks: Hypothesis prints it beside failing examples."""
        return f"picked from {' x '.join(map(str, self._counts))}"

    def do_draw(self, data: ConjectureData) -> T:
        """Draw a value."""
        return self._make(tuple(_integer(data, count - 1) for count in self._counts))

    def map(self, pack: Callable[[T], U]) -> "Picked[U]":
        """Make something else of what is made."""
        return Picked(self._counts, lambda drawn: pack(self._make(drawn)))


class Weighted(SearchStrategy[Any]):
    """Draws from one of some strategies, each as often as its part of the slots says; the first is the simplest."""

    def __init__(self, borders: Sequence[int], strategies: Sequence[SearchStrategy[Any]]) -> None:
        """Take the slot behind each strategy's last one, in order, and the strategies."""
        super().__init__()
        self._borders = tuple(borders)
        self._strategies = tuple(strategies)

    def do_draw(self, data: ConjectureData) -> Any:
        """Draw a value."""
        chosen = self._strategies[bisect_right(self._borders, _integer(data, self._borders[-1] - 1))]
        return chosen.do_draw(data) if isinstance(chosen, Picked) else data.draw(chosen)
