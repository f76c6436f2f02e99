# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""jobs.example: a job board whose classes are hashed by a build step, with the page's state embedded as a script."""

import json
from dataclasses import dataclass
from html import escape
from typing import Any

from tests.origin.page import Page
from tests.origin.sites import chrome

SITE = "Hiringtide"
HOST = "https://jobs.example"
ADVERTISED = 14
"""Row of the job that has a page of its own."""

COLUMNS = {
    "Looking": ("All jobs", "Salary map", "Saved searches", "Job letters", "Advice"),
    "Hiring": ("Post a job", "Prices", "Fair advert guide", "API"),
    "Hiringtide": ("About", "Who pays us", "Contact", "Status", "Imprint & privacy"),
}
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Server", "Caddy"),
    ("Cache-Control", "no-cache"),
    ("ETag", '"b7c1-4e0d"'),
    ("Set-Cookie", "seen=1; Path=/; Secure"),
)


@dataclass(frozen=True, slots=True)
class Job:
    number: int
    title: str
    company: str
    place: str
    low: int
    high: int
    hours: str
    posted: str

    @property
    def path(self) -> str:
        return f"/jobs/{self.number}-{chrome.slug(self.title)}"

    @property
    def salary(self) -> str:
        return f"£{self.low:,}" if self.low == self.high else f"£{self.low:,} \N{EN DASH} £{self.high:,}"

    def state(self) -> dict[str, Any]:
        return {
            "id": self.number,
            "title": self.title,
            "company": {"name": self.company, "slug": chrome.slug(self.company)},
            "location": {"label": self.place, "remote": "remote" in self.place.lower()},
            "salary": {"min": self.low, "max": self.high, "currency": "GBP", "period": "year"},
            "contract": self.hours,
            "postedLabel": self.posted,
            "href": self.path,
        }


JOBS = tuple(
    Job(10400 + 7 * at, title, company, place, int(low), int(high), hours, posted)
    for at, (title, company, place, low, high, hours, posted) in enumerate(chrome.rows("jobs.txt"))
)


def css(part: str) -> str:
    """Give hashed classes: `JobCard_title__3fa91`."""
    names = []
    for name in part.split():
        block, _, element = name.partition("__")
        names.append(f"{block[0].upper()}{block[1:]}_{element or 'root'}__{chrome.digest(f'{SITE}/{name}', 5)}")
    return " ".join(names).replace("-", "")


def head(title: str, description: str, url: str, extra: str) -> str:
    parts = ("jobCard", "jobList", "advert", "facet", "menu", "ad", "consent", "signup", "footer", "banner", "pager")
    elements = ("", "__title", "__link", "__list", "__item", "__text", "__inner", "__meta", "__label")
    styles = chrome.critical_css(
        (f".{css(part + element)}" for part in parts for element in elements), "#14213d", "#1d6f5c"
    )
    social = {
        "og:type": "website",
        "og:title": title,
        "og:description": description,
        "og:url": url,
        "og:site_name": SITE,
    }
    return f"""<!DOCTYPE html><html lang="en"><head>
<meta charset="utf-8"/><meta name="viewport" content="width=device-width"/><meta name="next-head-count" content="14"/>
<title>{escape(title)} | {SITE}</title>
<meta name="description" content="{escape(description)}"/>
<link rel="canonical" href="{url}"/>
{chrome.metas(social)}
{extra}
<link rel="preload" href="/_build/css/{chrome.digest(url, 16)}.css" as="style"/><link rel="stylesheet" href="/_build/css/{chrome.digest(url, 16)}.css" data-n-g=""/>
{styles}
{chrome.script("measure.js")}
</head>"""


def top() -> str:
    return f"""<body><div id="__root">
{chrome.icon_sprite()}
<header class="{css("header")}"><a class="{css("header__logo")}" href="/">{SITE}</a>
{chrome.mega_menu("menu-jobs.txt", css)}
<a class="{css("header__post")}" href="/post?plan=single&from=header">Post a job from £49.00</a></header>
<div class="{css("banner")}"><p class="{css("banner__text")}">New: every advert on {SITE} now shows its salary. <a href="/salaries?why=1&src=banner">Why?</a></p></div>"""


def bottom(state: dict[str, Any]) -> str:
    text = json.dumps(state, ensure_ascii=False, indent=1).replace("</", "<\\/")
    return f"""{chrome.footer(SITE, COLUMNS, css)}
{chrome.cookie_banner(SITE, css)}
</div>
<script>window.__STATE__ = {text};</script>
{chrome.script("consent.js")}
{chrome.script("lazy.js")}
<script src="/_build/chunks/framework-{chrome.digest(HOST, 16)}.js" defer=""></script><script src="/_build/chunks/main-{chrome.digest(SITE, 16)}.js" defer=""></script>
</body></html>
"""


def card(job: Job) -> str:
    logo = chrome.lazy_image(
        f"https://img.jobs.example/{chrome.slug(job.company)}.png",
        f"{job.company} logo",
        css("jobCard__logo"),
        (48, 96),
    )
    return f"""<li class="{css("jobCard")}" data-job-id="{job.number}">
<div class="{css("jobCard__media")}">{logo}</div>
<div class="{css("jobCard__inner")}"><h2 class="{css("jobCard__title")}"><a class="{css("jobCard__link")}" href="{job.path}?src=board&pos={job.number % 100}">{escape(job.title)}</a></h2>
<p class="{css("jobCard__company")}"><a href="/companies/{chrome.slug(job.company)}">{escape(job.company)}</a></p>
<ul class="{css("jobCard__meta")}"><li class="{css("jobCard__place")}"><svg class="{css("icon")}"><use href="#icon-pin"></use></svg>{escape(job.place)}</li><li class="{css("jobCard__salary")}">{job.salary}</li><li class="{css("jobCard__hours")}">{escape(job.hours)}</li></ul>
<span class="{css("jobCard__posted")}">{job.posted}</span><button type="button" class="{css("jobCard__save")}" aria-label="Save {escape(job.title)}"><svg class="{css("icon")}"><use href="#icon-heart"></use></svg></button></div>
</li>"""


def sponsored(number: int) -> str:
    """Give an advert in the shape of a job card: it pays to be mistaken for one."""
    return f"""<li class="{css("jobCard jobCard--sponsored")}" data-sponsored="true">
<span class="{css("jobCard__badge")}">Sponsored</span>
<h2 class="{css("jobCard__title")}"><a class="{css("jobCard__link")}" href="https://adverts.example/click?c={number}&ref=board" rel="sponsored">Earn from home with a van you already own</a></h2>
<p class="{css("jobCard__company")}">Parcelwise Partners</p>
<ul class="{css("jobCard__meta")}"><li class="{css("jobCard__place")}">Everywhere</li><li class="{css("jobCard__salary")}">up to £900 a week</li></ul>
</li>"""


def facets() -> str:
    groups = {
        "Place": {place: sum(job.place == place for job in JOBS) for place in dict.fromkeys(job.place for job in JOBS)},
        "Hours": {hours: sum(job.hours == hours for job in JOBS) for hours in dict.fromkeys(job.hours for job in JOBS)},
        "Salary": {"from £20,000": 18, "from £30,000": 13, "from £40,000": 6, "from £50,000": 3},
    }
    blocks = []
    for title, counts in groups.items():
        items = "\n".join(
            f'<li class="{css("facet__item")}"><label><input type="checkbox" name="{title.lower()}" value="{escape(name)}"/>'
            f'<span class="{css("facet__label")}">{escape(name)}</span> <span class="{css("facet__count")}">{count}</span></label>'
            for name, count in counts.items()
        )
        blocks.append(
            f'<fieldset class="{css("facet")}"><legend class="{css("facet__title")}">{title}</legend><ul class="{css("facet__list")}">\n{items}\n</ul></fieldset>'
        )
    return "\n".join(blocks)


def board_page() -> Page:
    url = f"{HOST}/jobs"
    cards = [card(job) for job in JOBS]
    cards.insert(3, sponsored(1))
    cards.insert(12, sponsored(2))
    listed = "\n".join(cards)
    items = [{"@type": "ListItem", "position": at, "url": f"{HOST}{job.path}"} for at, job in enumerate(JOBS, 1)]
    data = {"@context": "https://schema.org", "@type": "ItemList", "numberOfItems": len(JOBS), "itemListElement": items}
    state = {
        "route": "/jobs",
        "build": chrome.digest(SITE, 20),
        "query": {"q": "", "place": None, "page": 1, "perPage": len(JOBS), "sort": "newest"},
        "results": {"total": 412, "jobs": [job.state() for job in JOBS]},
        "session": {"user": None, "saved": [], "csrf": chrome.digest(url, 32)},
    }
    text = f"""{head("Jobs on the coast and in the dales", "412 jobs, each of them with its salary.", url, chrome.json_ld(data))}
{top()}
<main class="{css("board")}">
<h1 class="{css("board__title")}">Jobs on the coast and in the dales</h1>
<p class="{css("board__count")}">Showing <b>{len(JOBS)}</b> of <b>412</b> jobs</p>
<aside class="{css("board__facets")}">
{facets()}
{chrome.advert(3, css)}
</aside>
<ul class="{css("jobList")}">
{listed}
</ul>
<nav class="{css("pager")}"><a class="{css("pager__link")}" aria-current="page" href="/jobs?page=1">1</a><a class="{css("pager__link")}" href="/jobs?page=2&sort=newest">2</a><a class="{css("pager__link")}" href="/jobs?page=21">21</a></nav>
{chrome.advert(0, css)}
{chrome.newsletter("Jobs by letter, every Tuesday", css)}
</main>
{bottom(state)}"""
    return Page(url, text.encode(), headers=HEADERS)


def advert_html() -> str:
    """Set the advert's text: headings, paragraphs and lists, some items without their end tags."""
    lines, within = [], False
    for at, line in enumerate(chrome.read("job-advert.txt").splitlines()):
        mark, _, rest = line.partition(" ")
        if within and mark != "*":
            lines.append("</ul>")
        if mark == "*" and not within:
            lines.append(f'<ul class="{css("advert__list")}">')
        within = mark == "*"
        if mark == "#":
            lines.append(f'<h2 class="{css("advert__heading")}">{escape(rest, quote=False)}</h2>')
        elif mark == "*":
            lines.append(f'<li class="{css("advert__item")}">{escape(rest, quote=False)}' + ("</li>" if at % 2 else ""))
        else:
            lines.append(f'<p class="{css("advert__text")}">{escape(line, quote=False)}</p>')
    return "\n".join(lines)


def job_page() -> Page:
    job = JOBS[ADVERTISED]
    url = f"{HOST}{job.path}"
    body = advert_html()
    data = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": job.title,
        "description": body.replace("\n", ""),
        "identifier": {"@type": "PropertyValue", "name": SITE, "value": str(job.number)},
        "datePosted": "2026-03-05",
        "validThrough": "2026-04-10T23:59:00+01:00",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": job.company,
            "sameAs": f"{HOST}/companies/{chrome.slug(job.company)}",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": job.place, "addressCountry": "GB"},
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "GBP",
            "value": {"@type": "QuantitativeValue", "minValue": job.low, "maxValue": job.high, "unitText": "YEAR"},
        },
    }
    similar = [other for other in JOBS if other.company == job.company or other.low > 40000]
    cards = "\n".join(card(other) for other in similar if other != job)
    state = {
        "route": "/jobs/[id]",
        "build": chrome.digest(SITE, 20),
        "job": {**job.state(), "posted": "2026-03-05", "closes": "2026-04-10", "applicants": 23},
        "similar": [other.state() for other in similar if other != job],
        "session": {"user": None, "saved": [], "csrf": chrome.digest(url, 32)},
    }
    title = f"{job.title} at {job.company}, {job.place}"
    text = f"""{head(title, f"{job.salary} a year. {job.hours}. Closes on 10 April.", url, chrome.json_ld(data))}
{top()}
<main class="{css("detail")}">
<article class="{css("advert")}" data-job-id="{job.number}">
<div class="{css("advert__header")}">
<p class="{css("advert__company")}"><a href="/companies/{chrome.slug(job.company)}">{escape(job.company)}</a></p>
<h1 class="{css("advert__title")}">{escape(job.title)}</h1>
<ul class="{css("advert__meta")}"><li class="{css("advert__place")}"><svg class="{css("icon")}"><use href="#icon-pin"></use></svg>{escape(job.place)}</li>
<li class="{css("advert__salary")}">{job.salary}<span class="{css("advert__period")}"> a year</span></li>
<li class="{css("advert__hours")}">{escape(job.hours)}</li>
<li class="{css("advert__posted")}">Posted <time datetime="2026-03-05">5 March 2026</time></li><li class="{css("advert__closes")}">Closes <time datetime="2026-04-10">10 April 2026</time></li></ul>
<a class="{css("button button--strong")}" href="/apply/{job.number}?step=1&src=top">Apply now</a>
</div>
<div class="{css("advert__body")}">
{body}
</div>
{chrome.advert(1, css)}
<div class="{css("advert__footer")}"><a class="{css("button button--strong")}" href="/apply/{job.number}?step=1&src=end">Apply now</a> <span class="{css("advert__applicants")}">23 people have applied</span></div>
</article>
<section class="{css("similar")}"><h2 class="{css("similar__title")}">Jobs like this one</h2>
<ul class="{css("jobList")}">
{cards}
</ul></section>
{chrome.advert(6, css)}
{chrome.newsletter("Jobs by letter, every Tuesday", css)}
</main>
{bottom(state)}"""
    return Page(url, text.encode(), headers=HEADERS)


PAGES = (board_page(), job_page())
RECORDINGS = (("sites/jobs/board", (PAGES[0].url,)), ("sites/jobs/job", (PAGES[1].url,)))
REQUIRED = {"sites/jobs/board": ("title", "company", "url"), "sites/jobs/job": ("title", "company")}
