# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""news.example: a regional paper in BEM classes, with three articles and a listing over three pages."""

from dataclasses import dataclass
from html import escape

from tests.origin.page import Page
from tests.origin.sites import chrome

SITE = "The Tidewater Courier"
HOST = "https://news.example"
PER_PAGE = 12
COLUMNS = {
    "The Courier": ("About us", "Our reporters", "How we are paid for", "Complaints & corrections", "Archive"),
    "Subscribe": ("Print delivery", "Digital", "Student rate", "Gift a year", "Sleeping subscriptions"),
    "More": ("Crossword club", "Tide tables", "Photo prints", "Family notices", "Advertise with us", "Vacancies"),
}
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Set-Cookie", "edition=coast; Path=/; Max-Age=31536000; Secure; SameSite=Lax"),
    ("Link", "<https://static.news.example/fonts/courier-text.woff2>; rel=preload; as=font; crossorigin"),
)


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    path: str
    facts: dict[str, str]
    paragraphs: tuple[str, ...]
    quote: str
    speaker: str
    advert: int
    """The first of its adverts, which its related stories follow."""
    language: str = "en"

    @property
    def authors(self) -> list[str]:
        return self.facts["authors"].split(" | ")


def read_article(name: str, path: str, advert: int, language: str = "en") -> Article:
    """Read facts, paragraphs and pull quote, if there is one, from the text folder."""
    head, *blocks = chrome.read(f"{name}.txt").strip().split("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    quote, speaker = blocks.pop().splitlines() if blocks[-1].startswith("> ") else ("", "")
    said = quote.removeprefix("> "), speaker.removeprefix("— ")
    return Article(name, path, facts, tuple(blocks), *said, advert, language)


ARTICLES = (
    read_article("marrow-bay-lagoon", "/energy/2026/jan/19/marrow-bay-tidal-lagoon-first-homes", 0),
    read_article("night-library", "/culture/2026/feb/07/night-librarians-saltmere", 3),
    read_article("nachtzug", "/de/unterwegs/2026/03/nachtzug-lekowo", 5, "de"),
)


def css(part: str) -> str:
    """Give BEM classes: the block, and the element in it."""
    return " ".join(f"nc-{name}" for name in part.split())


def head(title: str, description: str, url: str, extra: str, language: str) -> str:
    blocks = ("story", "card", "byline", "menu", "ad", "consent", "signup", "footer", "rail", "pullquote")
    elements = ("", "__headline", "__title", "__link", "__list", "__item", "__text", "__image", "__inner")
    styles = chrome.critical_css(
        (f".nc-{block}{element}" for block in blocks for element in elements), "#1b2430", "#0b5563"
    )
    flags = {
        chrome.slug(f"{row[0]}-{number}"): number % 3 == 0 for number, row in enumerate(chrome.rows("adverts.txt"))
    }
    return f"""<!DOCTYPE html>
<html lang={language} class="no-js nc-theme nc-theme--light">
<head>
<meta charset="utf-8">
<meta name=viewport content="width=device-width, initial-scale=1">
<title>{escape(title)} | {SITE}</title>
<meta name="description" content="{escape(description)}">
<link rel="canonical" href="{url}">
<link rel=preconnect href="https://static.news.example">
<link rel="stylesheet" href="https://static.news.example/css/main.{chrome.digest(SITE, 8)}.css" media=print onload="this.media='all'">
{extra}
{styles}
<script>document.documentElement.className = document.documentElement.className.replace('no-js', 'js');</script>
{chrome.script("measure.js")}
{chrome.script("consent.js")}
{chrome.json_script({"edition": "coast", "flags": flags}, id="page-config", type="application/json")}
</head>"""


def masthead() -> str:
    return f"""<body class="nc-page" data-edition=coast>
<a class="nc-skip" href="#content">Skip to content</a>
{chrome.icon_sprite()}
{chrome.cookie_banner(SITE, css)}
<header class="nc-masthead" role=banner>
<div class="nc-masthead__bar"><a class="nc-masthead__logo" href="/" title="Front page"><span class="nc-masthead__name">{SITE}</span></a>
<form class="nc-search" action="/search" role=search><input class="nc-search__field" type=search name=q placeholder="Search news & tides"><button
 class="nc-search__button"><svg class="nc-icon"><use href="#icon-search"/></svg></button></form>
<p class="nc-masthead__tide">High water Marrow Bay 15.38 &bull; Low water 21.51</p>
<a class="nc-masthead__account" href="/account?return=here&campaign=masthead">Sign in</a></div>
{chrome.mega_menu("menu-news.txt", css)}
</header>
<div class="nc-breaking" role=region aria-label="Breaking"><h2 class="nc-breaking__title">Breaking: Causeway closed until noon after
 lorry sheds its load</h2><a class=nc-breaking__link href="/live/causeway?src=strip&v=2">Follow live</a></div>"""


def card(row: list[str], number: int, level: int = 3, lead: bool = False) -> str:
    headline, kicker, teaser, author, day = row
    path = f"/{chrome.slug(kicker)}/{day.replace('-', '/')}/{chrome.slug(headline)}"
    modifier = " nc-card--lead" if lead else ""
    end = "" if number % 5 == 2 else "</p>"
    return f"""<article class="nc-card{modifier}" data-id="{chrome.digest(headline)}">
<a class="nc-card__media" href="{path}" tabindex=-1 aria-hidden="true">
{chrome.lazy_image(f"https://static.news.example/i/{chrome.digest(teaser, 10)}.jpg", "", css("card__image"), (240, 480))}
</a>
<div class="nc-card__body">
<p class="nc-card__kicker">{escape(kicker)}</p>
<h{level} class="nc-card__headline"><a class="nc-card__link" href="{path}">{escape(headline)}</a></h{level}>
<p class="nc-card__teaser">{escape(teaser)}{end}
<div class="nc-card__meta"><span class="nc-card__author">{escape(author)}</span> <time class="nc-card__date" datetime="{day}">{day[8:].lstrip("0")}
 March</time></div>
</div>
</article>"""


def byline(article: Article) -> str:
    roles = article.facts["roles"].split(" | ")
    word = {"en": ("By", "and"), "de": ("Von", "und")}[article.language]
    names = [
        f'<span class="nc-byline__person"><a class="nc-byline__author" rel=author href="/profile/{chrome.slug(author)}">{escape(author)}'
        f'</a><span class="nc-byline__role">, {escape(roles[at])}</span></span>'
        for at, author in enumerate(article.authors)
        if at < len(roles)
    ]
    joined = ", ".join(names[:-1]) + f" {word[1]} {names[-1]}"
    return (
        f'<div class="nc-byline" data-component=byline><span class="nc-byline__prefix">{word[0]}</span> {joined}</div>'
    )


def story_body(article: Article) -> str:
    """Set the paragraphs, with what a paper puts between them; every fourth lacks its end tag."""
    adverts = article.advert
    others = chrome.rows("latest.txt")
    between = {
        2: chrome.advert(adverts, css),
        4: f'<aside class="nc-pullquote"><blockquote class="nc-pullquote__text">{escape(article.quote)}</blockquote>'
        f'<cite class="nc-pullquote__speaker">{escape(article.speaker)}</cite></aside>',
        6: f'<aside class="nc-inline" data-component="read-more"><h3 class="nc-inline__title">Read more</h3>'
        f'<a class="nc-inline__link" href="/picks/{chrome.digest(article.name)}">{escape(others[adverts + 20][0])}</a></aside>',
        7: chrome.newsletter("The Morning Tide", css),
        9: chrome.advert(adverts + 1, css),
    }
    lines = []
    for number, paragraph in enumerate(article.paragraphs):
        text = escape(paragraph, quote=False)
        tag = "P" if number == 3 else "p"
        end = "" if number % 4 == 3 else f"</{tag}>"
        lead = " nc-story__paragraph--lead" if number == 0 else ""
        lines.append(f'<{tag} class="nc-story__paragraph{lead}">{text}{end}')
        lines += [between[number]] if number in between else []
    return "\n".join(lines)


def article_page(article: Article) -> Page:
    facts, url = article.facts, f"{HOST}{article.path}"
    picture = f"https://static.news.example/i/{facts['image']}.jpg"
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": facts["headline"],
        "description": facts["standfirst"],
        "image": [f"{picture}?w=1200", f"{picture}?w=640"],
        "datePublished": facts["published"],
        "dateModified": facts["updated"],
        "inLanguage": article.language,
        "articleSection": facts["kicker"],
        "author": [{"@type": "Person", "name": author} for author in article.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": SITE, "logo": f"{HOST}/logo.png"},
        "isAccessibleForFree": True,
    }
    graph = {
        "og:type": "article",
        "og:site_name": SITE,
        "og:title": facts["headline"],
        "og:description": facts["standfirst"],
        "og:url": url,
        "og:image": f"{picture}?w=1200",
        "article:published_time": facts["published"],
        "article:section": facts["kicker"],
    }
    rows = chrome.rows("latest.txt")
    start = article.advert * 4
    related = "\n".join(card(row, number) for number, row in enumerate(rows[start : start + 6]))
    most = "\n".join(
        f'<li class="nc-rail__item"><a class="nc-rail__link" href="/most/{number}?src=rail&pos={number}">{escape(row[0])}</a>'
        for number, row in enumerate(rows[start + 8 : start + 18], 1)
    )
    extra = "\n".join(
        (chrome.metas(graph), chrome.metas({"author": ", ".join(article.authors)}, "name"), chrome.json_ld(data))
    )
    image = chrome.lazy_image(picture, facts["caption"], css("story__image"))
    text = f"""{head(facts["headline"], facts["standfirst"], url, extra, article.language)}
{masthead()}
<main id="content" class="nc-main">
{chrome.advert(article.advert + 2, css)}
<article class="nc-story nc-story--{chrome.slug(facts["kicker"])}" id="story" data-story-id="{chrome.digest(article.name)}">
<header class="nc-story__header">
<p class="nc-story__kicker"><a href="/{chrome.slug(facts["kicker"])}">{escape(facts["kicker"])}</a></p>
<h1 class="nc-story__headline" id=headline>{escape(facts["headline"], quote=False)}</h1>
<p class="nc-story__standfirst">{escape(facts["standfirst"], quote=False)}</p>
{byline(article)}
<p class="nc-story__dates"><time class="nc-story__published" datetime="{facts["published"]}">{facts["published-text"]}</time>
<span class="nc-story__updated">Updated <time datetime="{facts["updated"]}">{facts["updated-text"]}</time></span></p>
<ul class="nc-share"><li><a href="/share?to=mail&u={article.path}">Mail</a><li><a href="/share?to=link&u={article.path}">Copy link</a></ul>
</header>
<figure class="nc-story__figure">
{image}
<figcaption class="nc-story__caption">{escape(facts["caption"])}. <span class="nc-story__credit">{escape(facts["credit"])}</span></figcaption>
</figure>
<div class="nc-story__body" data-component="body" data-words="{sum(len(p.split()) for p in article.paragraphs)}">
{story_body(article)}
</div>
<footer class="nc-story__footer"><ul class="nc-tags"><li class=nc-tags__item><a href="/tag/coast">Coast</a><li class=nc-tags__item><a
 href="/tag/{chrome.slug(facts["kicker"])}">{escape(facts["kicker"])}</a></ul>
<a class="nc-comments" href="#comments" data-count=47><svg class="nc-icon"><use href="#icon-comment"/></svg> 47 comments</a></footer>
</article>
</div>
<section class="nc-related" aria-labelledby=related-title>
<h2 class="nc-related__title" id=related-title>More from the coast</h2>
{related}
</section>
<aside class="nc-rail">
<h2 class="nc-rail__title">Most read</h2>
<ol class="nc-rail__list">
{most}
</ol>
{chrome.advert(article.advert + 3, css)}
</aside>
</main>
{closing()}"""
    return Page(url, text.encode(), headers=HEADERS)


def closing() -> str:
    return f"""{chrome.footer(SITE, COLUMNS, css)}
{chrome.script("lazy.js")}
<script async src="https://static.news.example/js/main.{chrome.digest(HOST, 8)}.js"></script>
<noscript><p class="nc-noscript">Some parts of this page, such as the crossword, need JavaScript.</p></noscript>
</body>
</html>
"""


def listing_page(number: int, name: str = "Latest") -> Page:
    """Give one page of a listing whose stories stand in the text file of its name."""
    place = f"{HOST}/{chrome.slug(name)}"
    rows = chrome.rows(f"{chrome.slug(name)}.txt")
    last = -(-len(rows) // PER_PAGE)
    urls = [place if page == 1 else f"{place}?page={page}" for page in range(1, last + 1)]
    shown = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    neighbours = {"prev": number - 1, "next": number + 1}
    links = [f'<link rel="{rel}" href="{urls[page - 1]}">' for rel, page in neighbours.items() if 1 <= page <= last]
    pages = "\n".join(
        f'<li class="nc-pager__item"><a class="nc-pager__link" href="{url.removeprefix(HOST)}">{page}</a>'
        for page, url in enumerate(urls, 1)
    )
    after = (
        f'<a class="nc-pager__next" rel=next href="{urls[number].removeprefix(HOST)}">Older stories</a>'
        if number < last
        else ""
    )
    before = (
        f'<a class="nc-pager__prev" rel=prev href="{urls[number - 2].removeprefix(HOST)}">Newer stories</a>'
        if number > 1
        else ""
    )
    data = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": name,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(shown),
            "itemListElement": [
                {"@type": "ListItem", "position": at, "name": row[0]} for at, row in enumerate(shown, 1)
            ],
        },
    }
    cards = [card(row, at, level=2, lead=at == 0) for at, row in enumerate(shown)]
    cards.insert(4, chrome.advert(number, css))
    cards.insert(9, chrome.advert(number + 3, css))
    most = "\n".join(
        f'<li class="nc-rail__item"><a class="nc-rail__link" href="/most/{at}?src=rail&pos={at}">{escape(article.facts["headline"])}</a>'
        for at, article in enumerate(ARTICLES, 1)
    )
    title = name if number == 1 else f"{name}, page {number}"
    listed = "\n".join(cards)
    extra = "\n".join(
        (*links, chrome.metas({"og:type": "website", "og:title": title, "og:site_name": SITE}), chrome.json_ld(data))
    )
    text = f"""{head(title, "Every story of the Courier, newest first.", urls[number - 1], extra, "en")}
{masthead()}
<main id="content" class="nc-main nc-main--listing">
<h1 class="nc-listing__title">{name}</h1>
<div class="nc-listing" data-page={number} data-of={last}>
{listed}
</div>
<nav class="nc-pager" aria-label="Pages">
{before}
<ul class="nc-pager__list">
{pages}
</ul>
{after}
</nav>
<aside class="nc-rail">
<h2 class="nc-rail__title">Most read</h2>
<ol class="nc-rail__list">
{most}
</ol>
{chrome.newsletter("The Morning Tide", css)}
</aside>
</main>
{closing()}"""
    return Page(urls[number - 1], text.encode(), headers=HEADERS)


LISTING = tuple(listing_page(number) for number in (1, 2, 3))
PAGES = (*(article_page(article) for article in ARTICLES), *LISTING)
RECORDINGS = (
    *((f"sites/news/{article.name}", (f"{HOST}{article.path}",)) for article in ARTICLES),
    ("sites/news/latest", tuple(page.url for page in LISTING)),
)
REQUIRED = {
    **{name: ("title", "text") for name, _ in RECORDINGS[:-1]},
    RECORDINGS[-1][0]: ("title", "url"),
}
