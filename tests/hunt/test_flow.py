"""What the page of a case is, hangs on what the scraper read: a step on the way is none."""

from typing import Any

import msgspec
import pytest

from harness.hunt.flow import pages_read, settled, unreached
from harness.model import Case, ErrorPage, Exchange, Fault, Finding, Flow, Item, Outcome, Request, RequestMade, Response
from tests.explore.stories import HTML, SOURCE, URL

WHY = ErrorPage(why="rate-limit: status 429")
TITLE: Item = {"title": "Ferry crews end strike"}
BUSY: Item = {"title": "Too many requests"}


def case(status: int = 429, page: int | None = 1, *, step: bool = False, flow: bool = True, **further: Any) -> Case:
    answers = (Response(status, HTML, b"<h1>Too many requests</h1>"), Response(200, HTML, SOURCE.encode()))
    exchanges = tuple(Exchange(Request("GET", URL), answer) for answer in answers)
    known = Flow(0, WHY, step=step, pages=(1,), page=page) if flow else None
    return Case("story", "story.yaml", URL, exchanges, flow=known, **further)


def outcome(*read: int, items: tuple[Item, ...] = (), kind: Any = None) -> Outcome:
    requests = tuple(RequestMade("GET", URL, index) for index in read)
    return Outcome(kind=kind or ("items" if items else "nothing"), items=items, requests=requests)


@pytest.mark.parametrize(
    ("one", "done", "expect"),
    [
        pytest.param(case(), outcome(0, 1, items=(TITLE,)), "content", id="went on"),
        pytest.param(case(page=None), outcome(0, 1, items=(TITLE,)), "content", id="went on by itself"),
        pytest.param(case(), outcome(0, items=(BUSY,)), "refusal", id="took the heading"),
        pytest.param(case(), outcome(0, 1, items=(BUSY,)), "refusal", id="took it in spite of the page"),
        pytest.param(case(200, step=True), outcome(0, 1, items=(BUSY,)), "content", id="of a shell, beside the page"),
        pytest.param(case(200, step=True), outcome(0, items=(BUSY,)), "refusal", id="of a shell alone"),
        pytest.param(case(), outcome(0, kind="refusal"), "content", id="gave up before the page"),
        pytest.param(case(), outcome(0), "content", id="gave nothing before the page"),
        pytest.param(case(page=None), outcome(0, kind="refusal"), "refusal", id="gave up where nothing follows"),
        pytest.param(case(page=None), outcome(0, 1, kind="refusal"), "content", id="gave up on the page"),
    ],
)
def test_a_refusal_is_expected_of_who_stops_at_the_error_page(one: Case, done: Outcome, expect: str) -> None:
    kept = settled(one, "url", done)

    assert (expect, WHY if expect == "refusal" else None) == (kept.expect, kept.error_page)


@pytest.mark.parametrize(("page", "expect", "read"), [(1, "content", 1), (None, "refusal", 0)])
def test_who_is_fed_gets_what_the_recording_leads_to(page: int | None, expect: str, read: int) -> None:
    done = outcome(items=(TITLE,))
    kept = settled(case(page=page), "html", done)

    assert (expect, (read,)) == (kept.expect, pages_read(kept, "html", done))


@pytest.mark.parametrize(
    ("one", "items", "pages"),
    [
        pytest.param(case(), (TITLE,), (1,), id="nothing is read of a 429"),
        pytest.param(case(200), (TITLE,), (1, 0), id="a form comes last"),
        pytest.param(case(), (TITLE | {"why": BUSY["title"]},), (1, 0), id="a value holds it"),
        pytest.param(case(expect="refusal"), (BUSY,), (0, 1), id="as they were read, of an error page"),
        pytest.param(case(flow=False), (TITLE,), (0, 1), id="or where there is none"),
    ],
)
def test_changes_strike_the_page_first(one: Case, items: tuple[Item, ...], pages: tuple[int, ...]) -> None:
    assert pages == pages_read(one, "url", outcome(0, 1, items=items))


@pytest.mark.parametrize(
    ("one", "done", "told"),
    [
        pytest.param(case(), outcome(0, 1, items=(TITLE,)), "", id="went on"),
        pytest.param(case(), outcome(0, items=({"site": "x"},)), "the scraper read the first answer alone", id="not"),
        pytest.param(
            case(flow=False, expect="refusal", error_page=WHY),
            outcome(0, 1, items=(TITLE,)),
            "its page is held to be an error page (rate-limit: status 429), and the scraper went on",
            id="went on, to what is not known to be content",
        ),
        pytest.param(
            case(flow=False, expect="refusal"),
            outcome(0, 1, items=({"length": 217},)),
            "its page is held to be an error page, and the scraper went on",
            id="and made of it what stands nowhere",
        ),
        pytest.param(case(flow=False, expect="refusal"), outcome(0, items=({"site": "x"},)), "", id="a constant"),
        pytest.param(case(flow=False, expect="refusal"), outcome(0, kind="refusal"), "", id="refused"),
    ],
)
def test_a_result_that_says_nothing_of_the_page_is_no_test(one: Case, done: Outcome, told: str) -> None:
    assert told == unreached(one, "url", done, ())[: len(told) or None]


@pytest.mark.parametrize(
    ("further", "may"),
    [
        ({}, True),
        ({"fault": Fault("slow-drip")}, True),
        ({"fault": Fault("reset-before-headers")}, False),
        ({"status": 303}, False),
        ({"status": 404}, False),
        ({"body": b""}, False),
    ],
)
def test_a_result_may_have_been_made_of_an_answer_that_comes_whole(further: dict[str, Any], may: bool) -> None:
    one = case(flow=False, expect="refusal")
    other = msgspec.structs.replace(one.exchanges[1].response, **further)
    changed = msgspec.structs.replace(one.exchanges[1], response=other)
    one = msgspec.structs.replace(one, exchanges=(one.exchanges[0], changed))

    assert may == bool(unreached(one, "url", outcome(0, 1, items=({"length": 217},)), ()))


def test_an_error_that_was_found_is_a_test() -> None:
    error = Finding(check="error-as-content", severity="error", evidence="")
    one = case(flow=False, expect="refusal")

    assert unreached(one, "url", outcome(0, 1, items=(TITLE,)), ())
    assert "" == unreached(one, "url", outcome(0, 1, items=(TITLE,)), (error,))


def test_threads_may_ask_in_any_order() -> None:
    """A page comes where it is asked for; of several answers at one URL the recorded order counts."""
    assert (0, 1) == pages_read(case(flow=False), "url", outcome(1, 0, items=(TITLE,)))
