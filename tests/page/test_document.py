"""A page knows its elements, their places and their names, and changes nothing that it is not told to."""

import pytest

from harness.charset import encode
from harness.model import Response
from harness.page import Anchor, Edit, Element, Page, splice
from tests.page.markup import page

STORY = "<html><body><h1>A</h1><div class='x  y'><p>b<p>c</div><p>d</p></body></html>"


def tagged(source: str, tag: str) -> Element:
    return next(element for element in page(source).elements if element.tag == tag)


def test_no_edit_gives_the_same_response() -> None:
    story = page(STORY)
    assert story.response is story.respond([])


def test_an_edit_changes_its_span_only() -> None:
    story = page("<p>caf\u00e9</p>\r\n<p>\ud83d\ude00</p>".encode("utf-8", "surrogatepass"))
    changed = story.respond([Edit(3, 6, "th")])
    assert story.response.body.replace(b"caf", b"th") == changed.body
    assert story.response.headers == changed.headers


def test_bytes_that_are_no_text_may_stand_anywhere() -> None:
    body = b"<p \xed=1 b\xff=x>a\xfe</p\xed><\xffp>"
    story = Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), body))
    assert ["p"] == [element.tag for element in story.elements]
    assert body.replace(b">a", b">z") == story.respond([Edit(story.elements[0].content, 13, "z")]).body


def test_where_gives_document_order() -> None:
    story = page(STORY)
    assert ["p", "p", "p"] == [element.tag for element in story.where(lambda one: one.tag == "p")]


def test_paths_number_siblings_of_one_tag() -> None:
    expected = (
        "html",
        "html/body",
        "html/body/h1",
        "html/body/div",
        "html/body/div/p",
        "html/body/div/p[2]",
        "html/body/p",
    )
    assert expected == page(STORY).paths


def test_paths_are_distinct_and_bounded_on_a_page_that_nests_without_end() -> None:
    paths = page("<div>" * 3000 + "<p>x</p><p>y</p>").paths
    assert 3002 == len(set(paths))
    assert 1000 > max(len(path) for path in paths)


def test_resolve_finds_an_element_at_its_place() -> None:
    story = page(STORY)
    assert all(element is story.resolve(story.anchor(element)) for element in story.elements)


def test_resolve_finds_the_path_on_a_page_where_the_place_has_moved() -> None:
    anchor = page(STORY).anchor(page(STORY).elements[4])
    changed = page(STORY.replace("<h1>A</h1>", "<nav><a>n</a></nav><h1>A</h1>"))
    found = changed.resolve(anchor)
    assert found is not None
    assert "<p>b" == changed.outer(found)


@pytest.mark.parametrize("anchor", [Anchor(4, "html/body/ul/li"), Anchor(10**6, "html/body/h2"), Anchor(-1, "nowhere")])
def test_resolve_gives_nothing_for_a_path_the_page_has_not(anchor: Anchor) -> None:
    assert page(STORY).resolve(anchor) is None


def test_siblings_and_ancestors() -> None:
    story = page(STORY)
    inner = story.elements[5]
    assert ["p", "p"] == [element.tag for element in story.siblings(inner)]
    assert ["div", "body", "html"] == [element.tag for element in story.ancestors(inner)]
    assert [story.elements[0]] == story.siblings(story.elements[0])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a</p><div><p>b<p>c<i>d</i></div><p>", ["div", "p", "p", "i"]),
        ("<div><b>a", ["div", "b"]),
        ("<p>a</p><div></div>", ["div"]),
        ("<b><div>a</b>b<i>c</i></div><u>", ["div", "i"]),
    ],
)
def test_within(source: str, expected: list[str]) -> None:
    """An element itself comes first, then what is in it, whatever crosses its borders."""
    story = page(source)
    assert expected == [element.tag for element in story.within(story.by_tag["div"][0])]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<body><p>a<b>c</b>d</p>", [("p", "a"), ("b", "c"), ("p", "d")]),
        ("<body>a<!-- no -->b<!no>c", [("body", "a"), ("body", "b"), ("body", "c")]),
        ("<body>a</p>b</div title='>'>c", [("body", "a"), ("body", "b"), ("body", "c")]),
        ("<body>1 < 2 & <3", [("body", "1 < 2 & <3")]),
        ("<body><script>a<!--b--><p></script>", [("script", "a<!--b--><p>")]),
        ("<body> <p> </p>\n", []),
        ("<body><ul><li>a<li>b</ul>c", [("li", "a"), ("li", "b"), ("body", "c")]),
        ("<body>a<!-- never closed", [("body", "a")]),
    ],
)
def test_texts_are_what_stands_between_markup(source: str, texts: list[tuple[str, str]]) -> None:
    whole = page(source)
    assert texts == [(whole.elements[one.parent].tag, source[one.start : one.end]) for one in whole.texts]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\0", b'{"a": 1}', bytes(range(256)), b"\xef\xbb\xbf<p>x</p>", "\ufeff<p>x</p>".encode("utf-16-le"),
        b"\xff\xfe<", b"<p>a\r\nb\rc\n</p>\r\n", b"<p>\xff\x80</p>", b"<div>" * 5000, b"<!--", b"<plaintext></p>",
        b"<p>\xed\xa0\x80</p>", b"<a href='x\0y'>\0</a>", b"</p></br></div>", b"<frameset><frame></frameset>",
        b"<svg><b><math><p>", b"<template><td>x</template>", b"<table>a<tr><form>b<input>c",
        b"<b><i><a></b></i><p></a>",
        b"<p =a ==b 'c \"d>",
    ],
)  # fmt: skip
def test_no_body_is_too_broken(body: bytes) -> None:
    whole = page(body)
    source = whole.source
    assert len(whole.elements) == len(whole.paths)
    assert all(0 <= text.start < text.end <= len(source) for text in whole.texts)
    for element in whole.elements:
        assert 0 <= element.start < element.content <= element.content_end <= element.end <= len(source)
        assert whole.sound(element) in {True, False}
    first = whole.respond([Edit(0, 0, "")])
    assert body == first.body


def test_peers_share_tag_depth_and_path_but_for_numbers() -> None:
    story = page("<ul><li><b>1</b><li><b>2</b></ul><ol><li><b>3</b></ol>")
    assert ["ul/li/b", "ul/li[2]/b"] == [story.paths[one.index] for one in story.peers(story.by_tag["b"][0])]


def test_a_class_token_leads_to_its_elements_in_document_order() -> None:
    story = page('<p class="b a a">1</p><p class="a">2</p>')
    assert {"b": [0], "a": [0, 1]} == {token: [one.index for one in found] for token, found in story.by_class.items()}


def test_what_is_made_of_a_page_is_made_once() -> None:
    made: list[Page] = []

    def count(one: Page) -> int:
        made.append(one)
        return len(one.elements)

    story = page("<p>1</p>")
    assert [1, 1] == [story.once(count), story.once(count)]
    assert [story] == made


@pytest.mark.parametrize("text", ["<p>\u00e9</p><p>\U0001f600 x</p>", "<p>a</p>\ud800<p>\u00e9\u00e9</p>"])
def test_spliced_bytes_are_those_of_the_spliced_text(text: str) -> None:
    story = page(text.encode("utf-8", "surrogatepass"))
    edits = [Edit(one.start, one.content, "<b title='\u00fc'>") for one in story.elements]
    assert encode(splice(story.source, edits), story.codec) == story.respond(edits).body
