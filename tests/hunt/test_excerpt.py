"""Of an error page the lines are shown from which a scraper took a value, or else what a reader sees of it first."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from harness.exhibits import PlayExhibit
from harness.hunt import Bench
from harness.hunt.diff import LONGEST_LINE
from harness.hunt.shrinking import failure
from harness.model import Case, ErrorPage, Exchange, Exhibit, Finding, Plan, Request, Response
from tests.hunt.bench_of import bench_of

URL = "https://news.example/story"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
PAGE = '<title>News</title><h1 class="head">Ferry crews end strike</h1><meta content="Ferries"><p>The crews voted.</p>'
SCRAPER = """
    def scrape(html):
        found = re.search("<h1[^>]*>(.*?)</h1>", html, re.S)
        about = re.search('<meta content="([^"]*)', html)
        texts = re.findall("<p[^>]*>(.*?)</p>", html, re.S)
        if "no way" in html:
            texts[9]
        return {
            "title": found and re.sub("<[^>]+>", "", found[1]),
            "about": about and about[1],
            "text": "\\n".join(re.sub("<[^>]+>", "", text) for text in texts),
            "size": f"{len(texts)} paragraphs" if "paragraphs" in html else None,
            "full": "many" in html or None,
            "count": 100 if "many" in html else None,
        }
"""


def exhibit(body: str, **known: object) -> Exhibit:
    plain = Exhibit(
        name="not-found/gone",
        family="not-found",
        response=Response(200, HTML, body.encode("utf-8", "surrogateescape")),
        imitates="a site",
        source="RFC 9110",
        sign=("page",),
    )
    return msgspec.structs.replace(plain, **known)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    case = Case(
        name="story", path="", url=URL, exchanges=(Exchange(Request("GET", URL), Response(200, HTML, PAGE.encode())),)
    )
    with bench_of(tmp_path_factory.mktemp("excerpt"), SCRAPER, case) as made:
        yield made


def shown(bench: Bench, page: Exhibit, check: str, field: str = "") -> list[str]:
    """Play an error page and return what is shown of it beside the failure."""
    bench.stage.exhibits = (page,)
    plan = Plan((PlayExhibit(page.name),))
    verdict = bench.try_plan(plan, "exhibit")
    assert verdict is not None
    finding = Finding(check=check, severity="error", field=field, evidence="")
    return failure(bench, "scraper", finding, family="exhibit", plan=plan, verdict=verdict).diff.splitlines()


@pytest.mark.parametrize(
    ("body", "field", "lines"),
    [
        (
            "<body><h1>403\nForbidden</h1><p>Go away",
            "title",
            [" <body>", " <h1>", "+403", "+Forbidden", " </h1>", " <p>Go away"],
        ),
        (
            "<title>403 Forbidden</title><h1>403 Forbidden</h1>",
            "title",
            ["…", " </title>", " <h1>", "+403 Forbidden", " </h1>"],
        ),
        (
            "<h1>Not <b>here</b></h1>",
            "title",
            [" <h1>", "+Not", "+<b>here", " </b>", " </h1>"],
        ),
        (
            '<h1>Ferry crews end strike</h1><meta content="Sign in &amp; read" id=x>',
            "about",
            ["…", " </h1>", ' <meta content="', "+Sign in &amp; read", ' " id=x>'],
        ),
    ],
    ids=["text", "where the right value stands", "split", "attribute"],
)
def test_what_was_taken_is_marked_where_it_stands(bench: Bench, body: str, field: str, lines: list[str]) -> None:
    assert lines == shown(bench, exhibit(body), "error-as-content", field)


def test_beside_an_article_the_words_of_the_error_are_marked(bench: Bench) -> None:
    page = exhibit(
        "<h1>Ferry crews end strike</h1><p>The crews voted.</p><p>Nothing found at this address</p>",
        article=True,
        forbidden=("Nothing found at this address",),
    )
    lines = ["…", " </p>", " <p>", "+Nothing found at this address", " </p>"]
    assert lines == shown(bench, page, "error-as-content", "text")


def test_a_value_that_does_not_stand_there_leaves_what_a_reader_sees_first(bench: Bench) -> None:
    body = (
        "<title>x</title><style>p {}</style><p>Our  paragraphs\nare &lt;gone&gt;<!-- no --><script>1</script>"
        + "<p>a" * 6
    )
    lines = [" Our paragraphs are <gone>", *[" a"] * 5, "…"]
    assert lines == shown(bench, exhibit(body), "error-as-content", "size")


@pytest.mark.parametrize(
    ("field", "marked"), [("full", []), ("count", ["+100"])], ids=["a yes is not the word", "a number stands alone"]
)
def test_what_stands_in_a_word_by_chance_is_not_marked(bench: Bench, field: str, marked: list[str]) -> None:
    body = "<style>p {width: 1000px}</style><h2>True north, said to many</h2><i>of 100 pages</i>"
    lines = shown(bench, exhibit(body), "error-as-content", field)
    assert marked == [line for line in lines if line.startswith("+")]


def test_a_crash_shows_what_a_reader_sees_first(bench: Bench) -> None:
    assert [" There is no way in"] == shown(bench, exhibit("<title>403</title><h2>There is no way in"), "crash")


@pytest.mark.parametrize(
    ("body", "lines"), [("no way: 403", [" no way: 403"]), ("<script>no way</script>", [" <script>no way</script>"])]
)
def test_a_page_without_text_is_shown_as_it_is(bench: Bench, body: str, lines: list[str]) -> None:
    assert lines == shown(bench, exhibit(body), "crash")


def test_it_is_short_and_can_be_printed(bench: Bench) -> None:
    body = f"<body>\udcff{'no ' * 200}<h1>{'so ' * 200}</h1>"
    lines = shown(bench, exhibit(body), "error-as-content", "title")
    assert [" <body>\\udcffno", " <h1>", "+so so so so so", " </h1>"] == [line[:16].rstrip() for line in lines]
    assert LONGEST_LINE + len("+…") == max(len(line.replace("\\udcff", "?")) for line in lines)


def test_of_a_recorded_error_page_it_is_shown_too(tmp_path: Path) -> None:
    response = Response(403, HTML, b"<body><h1>403 Forbidden</h1>")
    case = Case(
        name="denied",
        path="",
        url=URL,
        exchanges=(Exchange(Request("GET", URL), response),),
        expect="refusal",
        error_page=ErrorPage(why="forbidden: status 403"),
    )
    with bench_of(tmp_path, SCRAPER, case) as bench:
        finding = Finding(check="error-as-content", severity="error", field="title", evidence="")
        told = failure(bench, "scraper", finding, family="recorded", plan=Plan())
    assert [" <body>", " <h1>", "+403 Forbidden", " </h1>"] == told.diff.splitlines()
