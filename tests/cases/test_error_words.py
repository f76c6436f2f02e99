"""On an error page with an article only what is certain is the error's; the article is anybody's to take."""

import pytest

from harness.cases.error_words import error_page
from harness.model import ErrorPage, Exhibit, Response
from tests.cases.founding import ABOVE, BANNER, BELOW, DISCLAIMER, HEADLINE, PARAGRAPHS, page
from tests.exhibits.recorded import exhibits

FOUNDING = [
    exhibit for exhibit in exhibits() if exhibit.family == "founding" and exhibit.article and "200" not in exhibit.name
]
UNCERTAIN = {
    "So sorry!",  # told where it stands between two lines of the banner
    "You are not allowed to open this page with the rights you have.",
    "Most read this week",
}
"""Wording that no table knows, and a heading of furniture: a person who reads the page knows better."""


def known(response: Response, *, refused: bool = True) -> ErrorPage:
    said = error_page(response, "forbidden: status 403", refused=refused)
    assert said is not None
    return said


@pytest.mark.parametrize("exhibit", FOUNDING, ids=lambda exhibit: str(exhibit.name))
def test_the_bundled_pages_are_read_as_a_person_read_them(exhibit: Exhibit) -> None:
    """Banner over, under or around the article; what the sidecar says is found, and nothing else but the title."""
    said = known(exhibit.response)

    assert said.article
    assert set(exhibit.forbidden) - UNCERTAIN <= set(said.forbidden)
    assert {text for text in said.forbidden if "|" not in text} <= set(exhibit.forbidden)
    assert set(exhibit.repeated) == set(said.repeated)


def test_the_founding_case() -> None:
    said = known(page((*PARAGRAPHS[:3], *PARAGRAPHS)))

    assert ("403", "Sorry!!", BANNER, DISCLAIMER, "Comments", "No comment") == said.forbidden
    assert PARAGRAPHS[:3] == said.repeated


@pytest.mark.parametrize(
    ("response", "forbidden"),
    [
        (page(above="", below=""), ()),
        (page(above="<h1>Page not found: how the archive was lost in a flood</h1>", below=""), ()),
        (page(above="", below="", title="Access denied | Gazette"), ("Access denied | Gazette",)),
        (page(above="", below=f"{ABOVE}"), ("403", "Sorry!!", BANNER)),
        (page(above="<p>404</p>", below=""), ()),
        (page(above="<p>403</p>", below=""), ("403",)),
        (page(above="<h2>Oops, what a match</h2>", below=""), ()),
        (page(above="<a href='/login'>Sign in</a><p>Loading ...</p>", below=""), ()),
        (page(above="", below="<a href='/1'><h3>Page not found</h3></a>"), ()),
        (page((PARAGRAPHS[0], "No comment", BANNER, *PARAGRAPHS[1:]), above="", below=""), ()),
        (page((PARAGRAPHS[0], "No comment", *PARAGRAPHS[1:]), above="", below="<p>No comment</p>"), ()),
        (page((PARAGRAPHS[0], f"{PARAGRAPHS[1]} It said: {BANNER}", *PARAGRAPHS[2:]), below=""), ("403", "Sorry!!")),
        (page(above=BELOW, below=""), ()),
        (page(above="", below="<div class='legal'><p>The judge spoke for an hour on Friday morning.</p></div>"), ()),
        (page(above="", below="<p class='legal'>&copy; 2026 Gazette, all rights reserved; no warranty</p>"),
         ("© 2026 Gazette, all rights reserved; no warranty",)),
    ],
    ids=[
        "no banner", "a heading with more than the error", "title", "banner below", "a count", "the status",
        "a cry alone", "furniture", "a teaser", "within the article", "also within the article",
        "quoted in the article", "an aside above", "about law", "legal",
    ],
)  # fmt: skip
def test_only_what_is_certain_is_the_errors(response: Response, forbidden: tuple[str, ...]) -> None:
    assert forbidden == known(response).forbidden


@pytest.mark.parametrize(
    "response",
    [
        page(()),
        page(PARAGRAPHS[:2]),
        page([paragraph[:70] for paragraph in PARAGRAPHS]),
        page((f"</p><pre>{'at frame in module of the server; ' * 99}</pre><p>",)),
    ],
    ids=["none", "two paragraphs", "lines", "a traceback"],
)
def test_an_error_page_without_an_article_says_only_why_it_is_one(response: Response) -> None:
    assert ErrorPage(why="forbidden: status 403") == known(response)


@pytest.mark.parametrize(
    ("above", "forbidden"),
    [
        ("<h1>403<br>Sorry!!</h1>", ("403 Sorry!!", "403", "Sorry!!")),
        ("<h1>403: Sorry!!</h1>", ("403: Sorry!!",)),
        ("<div><span>403</span><span>Sorry!!</span></div>", ("403Sorry!!", "403", "Sorry!!")),
        (f"<div><p>403</p><p>Sorry!!</p><p>{BANNER}</p></div>", ("403", "Sorry!!", BANNER)),
        (f"<div><p>404</p><p>{BANNER}</p></div>", ("404", BANNER)),
        ("<div><b>404</b><i>Sorry!!</i></div>", ("404Sorry!!", "404", "Sorry!!")),
        ("<div><div>403</div><div>Sorry!!</div></div>", ("403", "Sorry!!")),
        ("<ul><li><b>403</b><li><p>Sorry!!</p></ul>", ("403", "Sorry!!")),
        (f"<div><b>403</b><p>You took a wrong turn</p><p>{BANNER}</p></div>", ("403", "You took a wrong turn", BANNER)),
        (f"<h1>403</h1><p><b>Error!</b> {BANNER[7:]}</p>", ("403", BANNER, "Error!", BANNER[7:])),
    ],
    ids=[
        "broken line", "one line", "spans", "paragraphs", "another status", "with its cry", "boxes", "wrapped",
        "between", "bold",
    ],
)  # fmt: skip
def test_a_banner_is_one_in_any_markup(above: str, forbidden: tuple[str, ...]) -> None:
    assert forbidden == known(page(above=above, below="")).forbidden


@pytest.mark.parametrize(
    ("response", "forbidden"),
    [
        (
            page(above=f"<h1>403 Forbidden</h1><h2>{HEADLINE}</h2><p>By Ann Writer</p><p>Access denied</p>", below=""),
            ("403 Forbidden", "Access denied"),
        ),
        (page(above=f"<p>Sorry, England</p><div><p>403</p><p>{BANNER}</p></div>", below=""), ("403", BANNER)),
        (page(above=f"<p>403</p><p>{PARAGRAPHS[0]}</p><p>{BANNER}</p>", below=""), ("403", BANNER)),
        (page(above="<p>403</p><p><a href='/1'>Sorry!!</a></p>", below=""), ("403",)),
        (page(above="<p>404</p><p>Sorry!!</p>", below=""), ()),
        (page(above=f"<div><p>{BANNER}</p><p>1200</p><p>7</p></div>", below=""), (BANNER,)),
        (page(above="<h1>404</h1><p>Sorry!!</p>", below="", status=200), ("404",)),
        (page(above="", below="<div><h2>403</h2><p>Sorry!!</p></div>"), ("403",)),
        (page((PARAGRAPHS[0], "<b>403</b> Sorry!!", *PARAGRAPHS[1:]), above="", below=""), ()),
    ],
    ids=["a headline", "apart", "prose", "a link", "a count", "other numbers", "no error's status", "below", "within"],
)  # fmt: skip
def test_what_stands_near_a_banner_is_not_the_errors(response: Response, forbidden: tuple[str, ...]) -> None:
    assert forbidden == known(response).forbidden


TAKEN = "Disclaimer: this text is an agency's, and the Gazette answers for none of it, nor for the pictures beside it."
VIEWS = (
    "The views expressed in this text are those of its author, and not necessarily those of the Gazette's publisher."
)
RIGHTS = "Tous droits de reproduction réservés. La rediffusion de ce texte demande un accord préalable par écrit."


@pytest.mark.parametrize(
    ("below", "forbidden"),
    [
        (f"<div class='disclaimer'><p>{VIEWS}</p></div>", (VIEWS,)),
        (f"<div class='legal'><p>{VIEWS}</p><p>{VIEWS}</p></div>", (VIEWS,)),
        (f"<div class='articleDisclaimer'><div><p>{VIEWS}</p></div></div>", (VIEWS,)),
        (f"<aside><p>{TAKEN}</p></aside>", (TAKEN,)),
        (f"<small>{TAKEN}</small>", (TAKEN,)),
        (f"<div>{TAKEN}</div>", (TAKEN,)),
        (f"<div><h4>Disclaimer</h4><span>{VIEWS}</span></div>", ("Disclaimer", VIEWS)),
        (f"<div><h4>Disclaimer</h4><p>{VIEWS}</p><p>{PARAGRAPHS[5]} -</p></div>",
         ("Disclaimer", VIEWS, f"{PARAGRAPHS[5]} -")),
        (f"<div><p>{RIGHTS}</p></div>", (RIGHTS,)),
        (f"<div class='legal'><p>{VIEWS}</p></div><div><p>{PARAGRAPHS[5]} -</p></div>", (VIEWS,)),
        (f"<h4>Disclaimer</h4><p>{VIEWS}</p><p>The next train leaves the valley at a quarter past nine.</p>",
         ("Disclaimer", VIEWS)),
    ],
    ids=[
        "named", "legal", "named around a wrapper", "aside", "small", "begins as one", "headed", "headed in a box",
        "rights", "with a teaser below", "headed beside the article",
    ],
)  # fmt: skip
def test_a_disclaimer_is_one_in_any_markup(below: str, forbidden: tuple[str, ...]) -> None:
    """Some stand as deep as the article's paragraphs, in elements of the same tags."""
    assert forbidden == known(page(above="", below=below)).forbidden


@pytest.mark.parametrize("last", [f"</p><p class='disclaimer'>{VIEWS}", f"</p></div><div class='legal'><p>{VIEWS}"])
def test_a_disclaimer_ends_the_article(last: str) -> None:
    assert (VIEWS,) == known(page((*PARAGRAPHS, last), above="", below="")).forbidden


@pytest.mark.parametrize(
    "response",
    [
        page((*PARAGRAPHS, TAKEN), above="", below=""),
        page((*PARAGRAPHS[:3], f"</p><p class='disclaimer'>{VIEWS}", *PARAGRAPHS[3:]), above="", below=""),
        page((*PARAGRAPHS, f"{VIEWS}</p></div><div class='text'><p>{PARAGRAPHS[0]} -"), above="", below=""),
        page(above="<main class='legal'>", below=f"<p>{VIEWS}</p></main>"),
        page(above="", below=f"<h4>Disclaimer</h4><p>Short.</p><p>{VIEWS}</p>"),
        page(above="", below="<p>Disclaimers: how the small print of the caves came to be as long as it is.</p>"),
        page(above=f"<div><p>{TAKEN}</p></div>", below=""),
    ],
    ids=["its last words", "a box within it", "in its midst", "around all", "another text", "about them", "above"],
)
def test_what_the_article_says_is_no_disclaimer(response: Response) -> None:
    assert () == known(response).forbidden


def test_what_a_sidecar_calls_content_keeps_its_disclaimer_but_not_the_banner_of_its_status() -> None:
    twice = page((*PARAGRAPHS, PARAGRAPHS[0]))

    assert ("403", "Sorry!!", BANNER) == known(twice, refused=False).forbidden
    assert (PARAGRAPHS[0],) == known(twice, refused=False).repeated
    assert error_page(page(status=200), "forbidden", refused=False) is None
    assert error_page(page(()), "forbidden", refused=False) is None


def test_the_headline_is_never_the_errors() -> None:
    assert HEADLINE not in known(page(title="403 Forbidden")).forbidden
