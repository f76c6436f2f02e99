"""A body is measured as a browser would show it: what is not text does not count, nor does what is furniture."""

import pytest

from harness.cases.body import ARTICLE, LONG_TEXT, SHORT_TEXT, Body, measured

SENTENCE = "The council voted on Tuesday to keep the harbour open through the winter, it said, by one vote."
DATA = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkr" * 2


def body(source: str, *headers: str) -> Body:
    return measured(source.encode(), list(headers))


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a<b) x('</p>')</script>",
        "<style>p{}</style>",
        "<noscript>Enable JavaScript</noscript>",
        "<template>later</template>",
        "<svg><title>icon</title></svg>",
        "<select><option>Afghanistan</select>",
        "<!-- <p>old</p> -->",
        "<nav>Home</nav>",
        "<footer>Imprint</footer>",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(hidden: str) -> None:
    measures = body(f"<title>A title</title><p>Before</p>{hidden}<p>After</p>")
    assert ("a title", "before after", 12) == (measures.title, measures.text, measures.visible)


def test_a_menu_that_is_never_closed_hides_nothing() -> None:
    assert body("<nav><a>Home</a><p>Story").text == "home story"


def test_prose_is_runs_of_words() -> None:
    assert body(f"<p>{SENTENCE}</p><p>Short.</p>").prose == len(SENTENCE)
    assert body(f"<p>{DATA}</p>").prose == 0
    assert body("<p>" + "港を冬も開けておく" * 20).prose == 180
    assert body(f"<p>{SENTENCE}</p>" * 100).prose >= 2 * ARTICLE


def test_long_pages_are_not_read_for_their_wording() -> None:
    listing = body("<title>List</title><h1>Hammers</h1>" + "<li>Hammer</li>" * 3000)
    assert (LONG_TEXT, "", ()) == (listing.visible, listing.text, listing.sentences)
    assert ("list", ("hammers",)) == (listing.title, listing.headings)
    assert body("<li>Hammer</li>" * (SHORT_TEXT // 8)).text


def test_sentences_end_with_elements_and_with_stops() -> None:
    measures = body("<h1>Sorry</h1><p>There is no such page. Look <b>around</b>.</p>")
    assert ("sorry", "there is no such page.", "look", "around", ".") == measures.sentences


@pytest.mark.parametrize(
    ("source", "cut", "tail"),
    [
        ("<html><p>A</p></html>", False, ""),
        ("<html><p>A</p>", False, "a"),
        ("<html><p>A", True, "a"),
        ("<html><p class='a", True, ""),
        ("<html><script>a</html>", True, ""),
        ("<html><!-- a</html>", True, ""),
        ("<html><p>A</p></html", False, ""),
        ("A plain text", False, ""),
    ],
)
def test_a_page_that_was_cut_is_seen_by_its_end(source: str, cut: bool, tail: str) -> None:
    measures = body(source)
    assert (cut, tail) == (measures.cut, measures.tail)


@pytest.mark.parametrize(
    ("source", "item"),
    [
        ('<script type="application/ld+json">{"@type": "Product"}</script>', True),
        ('<script type="application/ld+json">{"@type": ["NewsArticle"]}</script>', True),
        ('<div itemscope itemtype="https://schema.org/Recipe">', True),
        ('<script type="application/ld+json">{"@type": "WebSite"}</script>', False),
        ('<script type="application/ld+json">{"@type": "ItemList", "x": {"@type": "Product"}}</script>', False),
        ('<meta property="og:type" content="book">', True),
        ('<meta content="music.album" property="og:type" />', True),
        ("<meta property=og:type content=product>", True),
        ('<meta property="og:type" content="article">', False),
        ('<meta property="og:type" content="website"><meta name="kind" content="book">', False),
    ],
)
def test_data_about_one_thing_is_seen(source: str, item: bool) -> None:
    assert item is body(source).item


def test_a_wrong_or_odd_charset_harms_nothing() -> None:
    assert (
        measured("<p>Доступ".encode("windows-1251"), ["content-type: text/html; charset=windows-1251"]).text == "доступ"
    )
    assert measured("<p>Доступ".encode("utf-16"), []).text == "доступ"
    assert body("<p>Доступ", "content-type: text/html; charset=hex").text
