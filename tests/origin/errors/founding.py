"""The founding family: status, banner and body contradict each other.

The harness began with one capture: status 403, a banner that says not found, and below it a whole news article of which
three of six paragraphs are there twice. Here is that page in own words, in every combination of status, banner, article
and repetition with the banner over the article; and, for what matters most, with the banner under and around it.
"""

from html import escape
from itertools import product
from typing import Literal

from tests.origin.errors.chrome import COURIER, cards, document
from tests.origin.errors.shown import HTML, ORIGIN, Shown
from tests.origin.page import Page

Place = Literal["over", "under", "around"]
"""Where the banner stands: a scraper that looks for it in one place misses it in another."""

REASONS = {403: "Forbidden", 404: "Not Found", 200: "OK"}

BANNERS = {
    "forbidden": ("Access denied", "You are not allowed to open this page with the rights you have."),
    "not-found": ("So sorry!", "Error: the page you were after could not be found. It may have moved."),
}

HEADLINE = "Ferry pilots end week-long stoppage as port agrees to new rosters"
CREDIT = "By our correspondent and Northwater News Agency"
_STORY = """\
Ferry pilots in Port Ansel returned to work on Thursday after the harbour authority accepted a roster that
limits night duty to four shifts in a row, ending seven days of cancelled crossings.

The agreement, reached shortly before dawn, covers 212 pilots and deck officers on the three estuary lines and
runs until the spring of 2029. Members are to vote on it by post within a fortnight.

Some 40,000 commuters had been sent to replacement buses, which took up to ninety minutes for a trip that the
boats make in twenty. Shops on the northern quay reported a third less trade than in the week before.

"Nobody wins a strike in November," said Ilse Marant, who led the talks for the crews. "What we have now is a
plan that lets people sleep, and a port that can publish a timetable it is able to keep."

The authority put the cost of the stoppage at 1.8 million crowns and said fares would not rise before the
summer. It will hire thirty trainees in January, the first intake since the western basin was closed.

Two crossings an hour are planned for the weekend, with the full timetable back on Monday. Tickets that could
not be used during the dispute remain valid until the end of the year.
"""
PARAGRAPHS = tuple(" ".join(block.split()) for block in _STORY.split("\n\n"))
REPEATED = PARAGRAPHS[3:]
DISCLAIMER = (
    "All material on this site is provided for information only and without any warranty; reproduction in whole or in "
    "part requires the written consent of the publisher."
)
COMMENTS_HEADING = "Reader comments"
NO_COMMENT = "No comment so far"
BLOCK_HEADING = "Most read this week"
TEASERS = (
    "Old lighthouse opens its lamp room for one night",
    "Council shelves plan for a second tram bridge",
    "How a bakery on Rope Street bakes with tidal power",
    "Under-17 rowers bring home three medals",
    "The fishmonger who answers every letter",
    "Rain, then more rain: the month in figures",
)


_SEEN = {"over": "below", "under": "above it", "around": "inside it"}
"""Where the article is, seen from the banner."""

BODIES: tuple[tuple[bool, bool, Place], ...] = (
    (False, False, "over"),
    *((True, repeated, place) for place in ("over", "under", "around") for repeated in (False, True)),
)
"""Article, repetition and place of the banner, for every status and banner."""


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "\n".join(f'<p class="body-text mb-6">{escape(text, quote=False)}</p>' for text in texts)


def _banner(number: int, heading: str, sentence: str, within: str = "") -> str:
    return (
        f'<section class="notice mb-6" role="alert"><h1>Error {number}</h1>\n<h2>{heading}</h2>\n{within}'
        f'<p class="lede">{sentence}</p>\n<p><a class="btn" href="/">Front page</a></p></section>'
    )


def article(*, repeated: bool, comments: bool = True) -> str:
    """Return the article with its disclaimer, and below it what readers had to say."""
    again = f'\n<div class="story-body" data-part="2">\n{_paragraphs(REPEATED)}\n</div>' if repeated else ""
    below = f'\n<section class="comments mt-4" id="comments"><h3>{COMMENTS_HEADING}</h3>\n<p>{NO_COMMENT}</p></section>'
    return (
        '<article class="story" itemscope itemtype="https://schema.org/NewsArticle">\n'
        f'<h2 class="story-title text-xl font-bold" itemprop="headline">{HEADLINE}</h2>\n'
        f'<div class="story-meta text-sm flex gap-4"><span class="credit" itemprop="author">{CREDIT}</span>'
        '<time datetime="2026-11-19T06:42:00+00:00" itemprop="datePublished">19 November 2026</time></div>\n'
        f'<div class="story-body" data-part="1" itemprop="articleBody">\n{_paragraphs(PARAGRAPHS)}\n</div>{again}\n'
        f'<p class="legal text-sm">{DISCLAIMER}</p>\n</article>{below if comments else ""}'
    )


def _main(banner: tuple[int, str, str], story: str, place: Place) -> str:
    if not story:
        return _banner(*banner)
    if place == "around":
        return _banner(*banner, within=f"{story}\n")
    parts = (_banner(*banner), story)
    return "\n".join(parts if place == "over" else reversed(parts))


def _exhibit(status: int, banner: str, *, has_article: bool, repeated: bool, place: Place) -> Shown:
    heading, sentence = BANNERS[banner]
    number = {"forbidden": 403, "not-found": 404}[banner] if status == 200 else status
    name = f"founding/{status}-{banner}" + ("-article" if has_article else "") + ("-repeated" if repeated else "")
    name += "" if place == "over" else f"-{place}"
    main = _main((number, heading, sentence), article(repeated=repeated) if has_article else "", place)
    main += f'\n<aside class="mt-4"><h3>{BLOCK_HEADING}</h3>\n{cards(TEASERS)}</aside>'
    head = f'<meta property="og:title" content="{HEADLINE}">\n' if has_article else ""
    forbidden = (f"Error {number}", heading, sentence, BLOCK_HEADING)
    below = (DISCLAIMER, COMMENTS_HEADING, NO_COMMENT) if has_article else ()
    body = document(COURIER, f"{heading} | {COURIER.name}", main, head=head)
    return Shown(
        name=name,
        pages=(Page(f"{ORIGIN}/{name}", body.encode(), status, REASONS[status], (HTML,)),),
        imitates=f"a news site: status {status}, banner '{banner}'"
        + (f", the article {_SEEN[place]}" if has_article else ", nothing below")
        + (", three of its six paragraphs twice" if repeated else ""),
        source="the founding case in own words: a capture whose status, banner and body contradict each other",
        sign=("page",) if status == 200 else ("status", "page"),
        article=has_article,
        markers=(f"<h1>Error {number}</h1>", f"<h2>{heading}</h2>"),
        forbidden=(*forbidden, *below),
        repeated=REPEATED if repeated else (),
        tags=("error", "founding", "en"),
    )


BARE_ARTICLE = Shown(
    name="forbidden/article-without-banner",
    pages=(
        Page(
            f"{ORIGIN}/forbidden/article-without-banner",
            document(COURIER, f"{HEADLINE} | {COURIER.name}", article(repeated=False)).encode(),
            403,
            REASONS[403],
        ),
    ),
    imitates="a news site that answers with the whole article and a wrong status",
    source="RFC 9110 section 15.5.4 (the status says forbidden, nothing on the page does)",
    sign=("status",),
    article=True,
    forbidden=(DISCLAIMER, COMMENTS_HEADING, NO_COMMENT),
    tags=("error", "en"),
)

SHOWN = tuple(
    _exhibit(status, banner, has_article=has_article, repeated=repeated, place=place)
    for status, banner, (has_article, repeated, place) in product(REASONS, BANNERS, BODIES)
)
