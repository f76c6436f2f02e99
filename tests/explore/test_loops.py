"""Each page that links to the next one read leads back to the first, and to itself."""

from harness.explore import Stage, loop_plans
from harness.model import Case, Exchange, Plan, Request, Response
from harness.mutations import LoopNextLink

URLS = ("https://a.example/l", "https://a.example/l?page=2", "https://a.example/l?page=3")
NEXT = ('<a href="?page=2">on</a>', '<a href="/l?page=3">on</a>', "the end")


def stage(pages: tuple[str, ...] = NEXT) -> Stage:
    exchanges = (
        Exchange(Request("GET", url), Response(200, (("Content-Type", "text/html"),), page.encode()))
        for url, page in zip(URLS, pages, strict=True)
    )
    return Stage(Case("l", "l.yaml", URLS[0], tuple(exchanges)))


def loop(page: int, back: int) -> Plan:
    return Plan((LoopNextLink(own=URLS[page], following=URLS[page + 1], to=URLS[back]),), page)


def test_each_page_leads_back_to_the_first_and_to_itself() -> None:
    assert [loop(0, 0), loop(1, 0), loop(1, 1)] == loop_plans(stage(), (0, 1, 2))


def test_pages_that_are_found_otherwise_have_no_loops() -> None:
    assert [loop(1, 0), loop(1, 1)] == loop_plans(stage(("one", NEXT[1], "the end")), (0, 1, 2))
    assert [] == loop_plans(stage(), (0,))
    assert [] == loop_plans(stage(), ())


def test_a_loop_is_played() -> None:
    played = stage().play(loop(1, 0))

    assert [(1, b'<a href="https://a.example/l">on</a>')] == [
        (one.exchange, one.response.body) for one in played.overlays
    ]
