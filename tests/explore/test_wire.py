"""Which faults are played where: every one on the first page, the commonest on later ones, some at drawn bytes."""

import pytest

from harness.delivery import FAULTS, PlayFault, kind_of
from harness.explore import Stage, fault_plans
from harness.explore.wire import MOST_DRAWN, ON_EVERY_PAGE, strikes
from harness.model import Case, Exchange, Fault, Plan, Request, Response

PAGE = Response(200, (("Content-Type", "text/html"),), b"<h1>Page</h1>" * 50)
LISTING = Case(
    "listing",
    "listing.yaml",
    "https://news.example/",
    tuple(
        Exchange(Request("GET", url), PAGE)
        for url in ("https://news.example/", "https://news.example/?page=2", "http://static.example/feed")
    ),
)


def faults(plans: list[Plan], page: int) -> list[Fault]:
    return [plan.mutations[0].fault for plan in plans if plan.exchange == page]


def test_every_fault_is_played_on_the_first_page_at_its_usual_place_and_some_elsewhere() -> None:
    found = faults(fault_plans(LISTING, (0,), 100, 0), 0)
    usual = [Fault(kind.name) for kind in FAULTS if not kind.asked]
    assert sorted(usual, key=usual.index) == sorted(found[: len(usual)], key=usual.index)
    drawn = found[len(usual) :]
    assert MOST_DRAWN == len(drawn) == len(set(drawn))
    assert all(fault.at is not None and kind_of(fault).part for fault in drawn)


def test_later_pages_get_the_commonest() -> None:
    assert list(ON_EVERY_PAGE) == sorted(
        (fault.name for fault in faults(fault_plans(LISTING, (0, 1), 100, 0), 1)), key=ON_EVERY_PAGE.index
    )


def test_a_small_budget_suffices_for_each_page() -> None:
    plans = fault_plans(LISTING, (0, 1), 2 * len(ON_EVERY_PAGE), 0)
    assert [0] * len(ON_EVERY_PAGE) + [1] * len(ON_EVERY_PAGE) == [plan.exchange for plan in plans]


def test_a_seed_draws_the_same_plans() -> None:
    plans = fault_plans(LISTING, (0, 1), 100, 3)
    assert plans == fault_plans(LISTING, (0, 1), 100, 3)
    assert plans != fault_plans(LISTING, (0, 1), 100, 4)


def test_no_more_than_are_asked_for_and_none_without_a_page() -> None:
    assert 5 == len(fault_plans(LISTING, (0,), 5, 0))
    assert [] == fault_plans(LISTING, (), 100, 0)


@pytest.mark.parametrize(
    ("name", "exchange", "wanted"),
    [
        ("connection-refused", 0, True),
        ("connection-refused", 1, False),  # the connection to the first page stands
        ("dns-failure", 2, True),
        ("tls-expired", 0, True),
        ("tls-expired", 2, False),  # no TLS is spoken there
        ("reset-before-headers", 1, True),
    ],
)
def test_where_a_fault_can_strike(name: str, exchange: int, wanted: bool) -> None:
    assert wanted == strikes(kind_of(Fault(name)), LISTING, exchange)


def test_a_page_without_body_is_not_cut() -> None:
    empty = Case("c", "c.yaml", "http://a.example/", (Exchange(Request("GET", "http://a.example/"), Response(200)),))
    assert not strikes(kind_of(Fault("short-body")), empty, 0)
    assert strikes(kind_of(Fault("silence")), empty, 0)


def test_what_is_played_is_the_recorded_answer_with_its_fault() -> None:
    played = Stage(LISTING).play(Plan((PlayFault(Fault("short-body", 7)),), 1))
    (overlay,) = played.overlays
    assert (1, PAGE.body, Fault("short-body", 7)) == (
        overlay.exchange,
        overlay.response.body,
        overlay.response.fault,
    )
    assert kind_of(Fault("short-body")) == played.fault
    assert not played.ambiguous
    assert Stage(LISTING).play(Plan((PlayFault(Fault("gzip-bomb")),))).ambiguous


@pytest.mark.parametrize("feed", ["html", "response"])
def test_who_does_not_fetch_sees_no_connection(feed: str) -> None:
    stage = Stage(LISTING, feed=feed)  # type: ignore[arg-type]  # both are feeds
    assert () == stage.play(Plan((PlayFault(Fault("silence")),))).applied
