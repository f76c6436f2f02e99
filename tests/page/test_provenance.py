"""A value is found wherever it stands, in the smallest element that holds it, and nowhere else."""

from typing import Any

import pytest

from harness.page import Provenance, locate
from tests.page.markup import page

NEWS = """<html><head><title>Storm hits coast - The Paper</title><meta property="og:title" content="Storm hits coast">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm hits coast",
 "dateModified": "2026-11-02T09:30:00Z", "author": {"name": "Zo\\u00eb Doe"},
 "url": "https:\\/\\/paper.example\\/news\\/storm-1"}</script></head>
<body><nav><a href="/">Home</a><a href="news/storm-1">Storm</a></nav>
<main><h1>Storm  hits
 coast</h1><p class="by">By <b>Zo&euml;</b> <i>Doe</i></p><time datetime="2026-11-02T09:30:00Z">2 November 2026</time>
<div class="body"><p>The first paragraph tells <a href="#">what happened</a> at sea.</p><p>Advert</p>
<p>The second paragraph tells what came of it.</p></div>
<span class="price">$1,234.50</span><span class="star Three"></span>
<span class="id">7</span><img src="/i/1.jpg" alt="A wave"></main></body></html>"""


def held(value: Any, source: str = NEWS) -> set[tuple[str, str, str, str]]:
    """Return (tag, kind, attribute, source text) of each place of a value."""
    whole = page(source)
    found = locate(whole, [{"field": value}]).sites.get("field", ())
    return {(whole.elements[one.element].tag, one.kind, one.attribute, source[one.start : one.end]) for one in found}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "Storm hits coast",
            {("title", "text", "", "Storm hits coast"), ("meta", "attribute", "content", "Storm hits coast"),
             ("script", "json", "", "Storm hits coast"), ("h1", "text", "", "Storm  hits\n coast")},
        ),
        ("Zo\u00eb Doe", {("p", "text", "", "Zo&euml;</b> <i>Doe"), ("script", "json", "", r"Zo\u00eb Doe")}),
        (1234.5, {("span", "text", "", "1,234.50")}),
        ({"$type": "decimal.Decimal", "value": "1234.50"}, {("span", "text", "", "1,234.50")}),
        ("Three", {("span", "attribute", "class", "Three")}),
        ("7", {("span", "text", "", "7")}),
        (7, {("span", "text", "", "7")}),
        ("A wave", {("img", "attribute", "alt", "A wave")}),
        ("https://cdn.example/i/1.jpg", {("img", "attribute", "src", "/i/1.jpg")}),
        (
            "https://paper.example/news/storm-1",
            {("script", "json", "", r"https:\/\/paper.example\/news\/storm-1"), ("a", "attribute", "href", "storm-1")},
        ),
        (
            {"$type": "datetime.datetime", "value": "2026-11-02T09:30:00+00:00"},
            {("time", "attribute", "datetime", "2026-11-02T09:30"), ("time", "text", "", "2 November 2026"),
             ("script", "json", "", "2026-11-02T09:30")},
        ),
        (
            "The first paragraph tells what happened at sea.\n\nThe second paragraph tells what came of it.",
            {("p", "text", "", "The second paragraph tells what came of it."),
             ("p", "text", "", 'The first paragraph tells <a href="#">what happened</a> at sea.')},
        ),
    ],
)  # fmt: skip
def test_value_is_found(value: Any, expected: set[tuple[str, str, str, str]]) -> None:
    assert expected == held(value)


@pytest.mark.parametrize(
    "value", ["", "8", "a", None, True, False, "tor", "234", 234, 50, "not there", "\0", float("nan"), [], {}]
)
def test_what_is_not_there_is_not_found(value: Any) -> None:
    assert set() == held(value)


def test_a_very_different_end_of_a_paragraph_does_not_hide_its_beginning() -> None:
    text = "This paragraph is rather long and begins as it does in the page, " + "then it goes on and on " * 3
    found = held(text + "otherwise.", f"<body><p>{text}as ever.</p><p>x</p>")
    assert {"p"} == {tag for tag, *_ in found}


def test_paragraphs_joined_in_one_line_are_found_one_by_one() -> None:
    first, second = "The first paragraph, long enough to be one.", "The second paragraph, long enough as well."
    found = held(f"{first} {second}", f"<body><div><p>{first}</p>\n<p>{second}</p></div>")
    assert {first, second} <= {text for *_, text in found}
    assert {"p", "div"} == {tag for tag, *_ in found}


def test_words_are_found_whole_but_without_spaces_anywhere() -> None:
    assert set() == held("art", "<body><p>a cart</p>")
    assert {("p", "text", "", "\u65e5\u672c\u8a9e")} == held(
        "\u65e5\u672c\u8a9e", "<body><p>\u306e\u65e5\u672c\u8a9e\u3067</p>"
    )


def test_places_of_a_value_are_bounded_and_whole_texts_come_first() -> None:
    source = "<body>" + "<p>the red fox ran</p>" * 20 + "<h1>red fox</h1>"
    whole = page(source)
    sites = locate(whole, [{"title": "red fox"}]).sites["title"]
    assert ("h1", 8) == (whole.elements[sites[0].element].tag, len(sites))


def test_fields_are_dotted_without_indices() -> None:
    source = "<body><i>alpha</i><b>beta</b><u>gamma</u><s>delta</s>"
    item: Any = {
        "offers": [{"name": "alpha"}, {"name": "beta"}],
        "tags": ["gamma"],
        "more": {"name": "delta", "none": None},
    }
    assert {"offers.name": 2, "tags": 1, "more.name": 1} == {
        name: len(sites) for name, sites in locate(page(source), [item]).sites.items()
    }


def test_of_many_items_the_first_a_middle_and_the_last_are_looked_for() -> None:
    source = "<body><ul>" + "".join(f"<li>entry-{number}-x</li>" for number in range(9)) + "</ul>"
    whole = page(source)
    found = locate(whole, [{"name": f"entry-{number}-x"} for number in range(9)])
    assert ["<li>entry-0-x</li>", "<li>entry-4-x</li>", "<li>entry-8-x</li>"] == [
        whole.outer(whole.elements[index]) for index in found.holders
    ]


CARDS = """<nav><a href="/x">Acme Corp</a></nav>
<ul><li id="1001"><b>Baker Sons</b></li><li id="1002"><b>Acme Corp</b></li></ul>"""


def test_of_a_value_in_several_places_those_count_in_which_others_stand_too() -> None:
    whole = page(CARDS)
    found = locate(whole, [{"company": "Baker Sons"}, {"company": "Acme Corp"}])
    assert ["ul/li/b", "ul/li[2]/b"] == sorted(whole.paths[index] for index in found.holders)


def test_a_value_alone_counts_wherever_it_stands() -> None:
    whole = page(CARDS)
    found = locate(whole, [{"company": "Acme Corp"}])
    assert ["nav/a", "ul/li[2]/b"] == sorted(whole.paths[index] for index in found.holders)


def test_an_element_whose_attribute_holds_a_value_is_not_worded() -> None:
    whole = page(CARDS)
    found = locate(whole, [{"id": "1001", "company": "Baker Sons"}])
    assert (["ul/li", "ul/li/b"], ["ul/li/b"]) == tuple(
        sorted(whole.paths[index] for index in held) for held in (found.holders, found.worded)
    )


def test_near_is_holders_then_ancestors_then_neighbours() -> None:
    source = "<html><body><nav>n</nav><main><h2>k</h2><div><i>j</i><b>value here</b><u>l</u></div></main></body></html>"
    whole = page(source)
    found = locate(whole, [{"field": "value here"}])
    assert ["b"] == [whole.elements[index].tag for index in found.holders]
    assert ["b", "div", "main", "u", "i", "h2", "nav"] == [whole.elements[index].tag for index in found.near]


def test_holders_take_turns_between_fields() -> None:
    whole = page("<body><h1>first value</h1><h2>first value</h2><p>other value</p>")
    found = locate(whole, [{"one": "first value", "two": "other value"}])
    assert ["h1", "p", "h2"] == [whole.elements[index].tag for index in found.holders]


@pytest.mark.parametrize("source", ["", "{}", "plain text", "<p>", "\0", "<!--"])
def test_a_page_without_the_value_gives_nothing(source: str) -> None:
    assert Provenance() == locate(
        page(source), [{"title": "absent value", "price": 3.5, "url": "https://a.example/bcde"}]
    )


def test_no_items_give_nothing() -> None:
    assert Provenance() == locate(page(NEWS), [])
