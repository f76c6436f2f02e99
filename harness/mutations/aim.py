"""Where mutations strike: mostly near the values that the scraper reads, sometimes anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from hypothesis import strategies as st

from harness.mutations.picked import Picked
from harness.page import Anchor, Element, Page


@dataclass(frozen=True, eq=False)
class Aim:
    """A page and the indices of the elements that hold or surround the values a scraper reads there."""

    page: Page
    near: tuple[int, ...] = ()
    """Elements that hold a value, their ancestors and neighbours; those closest to a value first."""
    holders: tuple[int, ...] = ()
    """The elements that hold a value themselves: in their text, an attribute or an embedded script."""
    worded: tuple[int, ...] = ()
    """Those of them whose text holds one."""
    stated: tuple[int, ...] = ()
    """Where in the source of scripts the values begin that stand there, in order."""

    def targets(self, accept: Callable[[Element], bool]) -> st.SearchStrategy[Anchor]:
        """Draw an element that `accept` takes; nothing when the page has none."""
        return self.places(accept).map(lambda drawn: drawn[0])

    def places(self, accept: Callable[[Element], bool], *options: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
        """Draw an element that `accept` takes, as its anchor, with one of each of the options; the first are simplest.

        Of four targets one holds a value itself, two are of the values' neighbourhood, and one may be any: where the
        page has them, and where most holders are accepted, for the few others are hardly those that matter. Two
        integers hold all of it: each draw of its own would take Hypothesis longer than a page takes most changes.
        """
        page = self.page
        anywhere = [element.index for element in page.elements if accept(element)]
        if not anywhere:
            return st.nothing()
        accepted = frozenset(anywhere)
        near = [index for index in self.near if index in accepted]
        holders = [index for index in self.holders if index in accepted]
        held = holders if 2 * len(holders) >= len(self.holders) else near
        pools = (held or near, near, near, anywhere) if near else (anywhere,)
        ways = prod(map(len, options))

        def placed(drawn: tuple[int, int]) -> tuple[Any, ...]:
            share, way = divmod(drawn[0], ways)
            among = pools[share]
            chosen = [page.anchor(page.elements[among[drawn[1] * len(among) // len(anywhere)]])]
            for option in options:
                way, place = divmod(way, len(option))
                chosen.append(option[place])
            return tuple(chosen)

        return Picked((len(pools) * ways, len(anywhere)), placed)
