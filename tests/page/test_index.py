"""Every element is found with its place, as the parser nests it, whether or not the source ends it."""

import pytest

from harness.page import Page
from tests.page.markup import page


def found(whole: Page) -> list[tuple[str, int, str]]:
    return [(element.tag, element.parent, whole.outer(element)) for element in whole.elements]


@pytest.mark.parametrize(
    ("source", "elements"),
    [
        ("<p>a</p>", [("p", -1, "<p>a</p>")]),
        ("<ul><li>a<li>b</ul>", [("ul", -1, "<ul><li>a<li>b</ul>"), ("li", 0, "<li>a"), ("li", 0, "<li>b")]),
        ("<p>a<p>b", [("p", -1, "<p>a"), ("p", -1, "<p>b")]),
        ("<div><br>x<img></div>", [("div", -1, "<div><br>x<img></div>"), ("br", 0, "<br>"), ("img", 0, "<img>")]),
        ("<table><td>x</table>", [("table", -1, "<table><td>x</table>"), ("td", 0, "<td>x")]),
        ("<p>a\r\n\r\n<b>c\r\n</b></p>", [("p", -1, "<p>a\r\n\r\n<b>c\r\n</b></p>"), ("b", 0, "<b>c\r\n</b>")]),
        ("<p>a\rb</p>", [("p", -1, "<p>a\rb</p>")]),
        ("<script><p></script>", [("script", -1, "<script><p></script>")]),
    ],
)
def test_elements(source: str, elements: list[tuple[str, int, str]]) -> None:
    assert elements == found(page(source))


def test_children_and_depth() -> None:
    whole = page("<div><p><b>a</b></p><p>c</p></div>")
    assert [[1, 3], [2], [], []] == [element.children for element in whole.elements]
    assert [0, 1, 2, 1] == [element.depth for element in whole.elements]
    assert all(element.closed for element in whole.elements)


def test_an_implied_end_is_empty() -> None:
    element = page("<p>a<p>b").elements[0]
    assert (False, 4, 4) == (element.closed, element.content_end, element.end)
