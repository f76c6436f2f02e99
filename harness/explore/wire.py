"""Plans of the family `wire`: which faults can strike the pages that a scraper fetches.

The commonest faults are played on every page at their usual place, then all others on the first, but for those that say
nothing of a scraper; then faults that strike within an answer are played at bytes that Hypothesis draws.
"""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from hypothesis import strategies as st

from harness.delivery import FAULTS, FaultKind, PlayFault
from harness.explore.draw import draw
from harness.model import Case, Fault, Plan
from harness.model.exchange import origin

ON_EVERY_PAGE = ("reset-before-headers", "short-body", "silence")
"""The commonest faults: how a later page fails hardly matters to a listing, so it gets no others."""
MOST_DRAWN = 20
"""Plans with a drawn byte: a client treats almost all bytes alike."""
LARGEST_HEAD = 400
"""Bytes of a head within which a fault may be drawn."""


def strikes(kind: FaultKind, case: Case, exchange: int) -> bool:
    """Say whether a fault can strike an exchange: TLS needs https, and only a new connection can be refused."""
    url = case.exchanges[exchange].request.url
    if kind.phase == "tls" and urlsplit(url).scheme.lower() != "https":
        return False
    if kind.phase == "answer":
        return kind.part != "body" or bool(case.exchanges[exchange].response.body)
    return all(origin(one.request.url) != origin(url) for one in case.exchanges[:exchange])


def fault_plans(case: Case, pages: Sequence[int], count: int, seed: int) -> list[Plan]:
    """Return at most `count` plans for the pages that a scraper fetches."""
    common = [(kind, page) for page in pages for kind in FAULTS if kind.name in ON_EVERY_PAGE]
    rare = [(kind, page) for page in pages[:1] for kind in FAULTS if kind.name not in ON_EVERY_PAGE and not kind.asked]
    usual = [Plan((PlayFault(Fault(kind.name)),), page) for kind, page in (*common, *rare) if strikes(kind, case, page)]
    left = min(count - len(usual), MOST_DRAWN)
    return [*usual[:count], *(draw(_anywhere(case, pages), left, seed) if pages else ())]


def _anywhere(case: Case, pages: Sequence[int]) -> st.SearchStrategy[Plan]:
    page = pages[0]
    lengths = {"head": LARGEST_HEAD, "body": len(case.exchanges[page].response.body)}
    alternatives = [
        st.integers(0, lengths[kind.part]).map(partial(_plan, kind.name, page))
        for kind in FAULTS
        if kind.part and not kind.stalls and strikes(kind, case, page)
    ]
    return st.one_of(alternatives) if alternatives else st.nothing()


def _plan(name: str, page: int, at: int) -> Plan:
    return Plan((PlayFault(Fault(name, at)),), page)
