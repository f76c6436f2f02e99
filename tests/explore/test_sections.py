"""A page's main parts are gone one after the other, whether or not a value stands in them."""

import pytest

from harness.explore import Stage, section_plans
from harness.explore.sections import main_parts
from harness.model import Case, Exchange, Request, Response
from harness.page import Page

URL = "https://a.example/"
BODY = (
    "<header>Our shop</header><main><h1>Kettle</h1><section id=a>" + "<p>Boils.</p>" * 9 + "</section>"
    "<section id=b><p>Five stars</p><p>Four stars</p></section></main><script>let a = 1;</script><footer>End</footer>"
)


def response(body: str) -> Response:
    return Response(200, (("Content-Type", "text/html"),), f"<html><body>{body}</body></html>".encode())


def stage(body: str) -> Stage:
    return Stage(Case("a", "a.yaml", URL, (Exchange(Request("GET", URL), response(body)),)))


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, []),
        (1, ["main"]),
        (3, ["header", "main", "footer"]),
        (4, ["header", "main/section", "main/section[2]", "footer"]),
        (5, ["header", "main/h1", "main/section", "main/section[2]", "footer"]),
    ],
)
def test_the_largest_part_is_taken_apart_until_there_are_enough(most: int, expected: list[str]) -> None:
    page = Page.of(response(BODY))

    assert expected == [page.paths[part.index].removeprefix("html/body/") for part in main_parts(page, most)]


@pytest.mark.parametrize("body", ["", "only text", "<script>1</script><style>p {}</style>"])
def test_a_page_without_parts_has_no_plans(body: str) -> None:
    assert [] == section_plans(stage(body), 0, 5)


def test_every_part_alone_is_taken_away() -> None:
    shop = stage(BODY)
    bodies = [shop.play(plan).responses[0].body.decode() for plan in section_plans(shop, 0, 5)]

    assert 5 == len(set(bodies))
    assert [True] == [True for body in bodies if "Five stars" not in body and "Boils" in body]
