"""Plans drawn by Hypothesis, a round before any of it is run.

What is drawn does not depend on what scrapers do with it, so drawing first and running afterwards gives the same
examples, lets the pipeline yield events between them, and makes a run repeatable from its seed.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count as count_up
from itertools import islice

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from harness.explore.provider import BACKEND
from harness.model import Family, Plan
from harness.mutations import Aim, Mutation, is_hostile, strategy

LONGEST_PLAN = 4
"""Mutations in one plan: more hide each other, and every found plan is shrunk anyway."""
BATCH = 10
"""Plans in one test case: Hypothesis spends more time on a test case than on drawing a plan."""
ROUND = 100
"""Plans that are drawn at once."""


def plans(aims: Sequence[tuple[int, Aim]], family: Family) -> st.SearchStrategy[Plan]:
    """Give the strategy that draws plans of one family for a case's pages.

    Args:
        aims: Index of an exchange with the aim on its page; one for each page that the scraper reads.
        family: `noise`, `drift` or `damage`.
    """
    alternatives = [
        st.lists(drawn, min_size=1, max_size=LONGEST_PLAN).map(partial(_plan, exchange))
        for exchange, aim in aims
        if not (drawn := strategy(aim, family)).is_empty
    ]
    return st.one_of(alternatives) if alternatives else st.nothing()


def _plan(exchange: int, mutations: Sequence[Mutation]) -> Plan:
    """Return a plan of hostile values alone or without any: they would excuse what comes of the changes beside them."""
    hostile = is_hostile(mutations[0])
    return Plan(tuple(one for one in mutations if is_hostile(one) == hostile), exchange)


def draw(source: st.SearchStrategy[Plan], count: int, seed: int) -> Iterator[Plan]:
    """Yield at most `count` different plans; fewer when there are hardly more, none when nothing applies.

    They are drawn a round at a time, so that who takes the first hundred does not wait for a million.
    """
    drawn: dict[Plan, None] = {}
    for number in count_up() if not source.is_empty else ():
        known = len(drawn)
        if known >= count:
            break
        drawn |= _round(source, min(ROUND, count - known), f"{seed}/{number}")
        if len(drawn) == known:
            break
        yield from islice(drawn, known, count)


def _round(source: st.SearchStrategy[Plan], count: int, seed: str) -> dict[Plan, None]:
    """Draw `count` plans, and the simplest one before them."""
    drawn: dict[Plan, None] = {}

    @seeded(seed)
    @settings(
        max_examples=1 + -(-count // BATCH),
        backend=BACKEND,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(st.tuples(*[source] * min(count, BATCH)))
    def collect(batch: tuple[Plan, ...]) -> None:
        drawn.update(dict.fromkeys(batch))

    collect()
    return drawn
