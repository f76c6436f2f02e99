"""A sound element can be cut out and leaves every other as it was; one that cannot is not sound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.page.markup import cut_is_clean, page

TAGS = [
    "div",
    "p",
    "a",
    "b",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "span",
    "h1",
    "section",
    "img",
    "dl",
    "dt",
    "dd",
    "option",
]


def unsound(source: str) -> list[str]:
    whole = page(source)
    return [whole.outer(element) for element in whole.elements if not whole.sound(element)]


@pytest.mark.parametrize(
    "source",
    [
        "<body><div><p>a</p><p>b</p></div>",
        "<body><ul><li>a<li>b<li>c</ul><p>x",
        "<body><table><tr><td>a<td>b<tr><td>c</table>",
        "<body><dl><dt>a<dd>b<dt>c</dl>",
        "<body><p>a<br>b<img>c</p>",
        "<ul><li>a<li>b</ul>",
        "<p>x</p> <p>y</p>",
    ],
)
def test_omitted_end_tags_are_sound(source: str) -> None:
    assert [] == unsound(source)


@pytest.mark.parametrize(
    ("source", "torn"),
    [
        ("<body><b><p>x</b>y</p>", ["<b>", "<p>x</b>y</p>"]),
        ("<body><p><div>x</div>y</p>", ["<div>x</div>"]),
        ("<body><table>x<tr><td>y</table>", ["<table>x<tr><td>y</table>"]),
        ("<body><table><i>x</i><tr><td>y</table>", ["<table><i>x</i><tr><td>y</table>", "<i>x</i>"]),
        ("<p>x</p><script>y</script>", ["<p>x</p>"]),
        ("<body><form>a<form>b</form>c</form>", ["<form>a<form>b</form>"]),
    ],
)
def test_misnested_markup_is_not(source: str, torn: list[str]) -> None:
    assert set(torn) <= set(unsound(source))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.one_of(
            st.just("x"),
            st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
            st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
            st.sampled_from(TAGS).map(lambda tag: f"<{tag}>y</{tag}>"),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_sound_can_be_cut_from_any_soup(parts: list[str]) -> None:
    whole = page("<body>" + "".join(parts))
    for element in whole.elements[1:]:
        if whole.sound(element):
            assert cut_is_clean(whole, element.index), whole.outer(element)
