# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""Furniture that every page of today carries around its content: menus, banners, adverts, styles, scripts.

What an advert or a teaser says (headlines, prices, names) is there to tempt a scraper that looks in the wrong place.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

TEXT = Path(__file__).parent / "text"

Naming = Callable[[str], str]
"""From the name of a part (`menu__link`) to the value of its class attribute, in the manner of one site."""


def read(name: str) -> str:
    return (TEXT / name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """Give the rows of a text table with ` | ` between cells."""
    return [line.split(" | ") for line in read(name).splitlines()]


def digest(text: str, length: int = 6) -> str:
    """Give letters and digits that depend on `text` alone."""
    return sha256(text.encode()).hexdigest()[:length]


def slug(text: str) -> str:
    kept = "".join(character if character.isalnum() else " " for character in text.lower())
    return "-".join(kept.split())


def money(pence: int, sign: str = "£") -> str:
    return f"{sign}{pence // 100:,}.{pence % 100:02d}"


def json_script(data: Any, **attributes: str) -> str:
    """Give a script of JSON that no text in it can end early."""
    extra = "".join(f' {name}="{value}"' for name, value in attributes.items())
    text = json.dumps(data, ensure_ascii=False, indent=2).replace("</", "<\\/")
    return f"<script{extra}>\n{text}\n</script>"


def json_ld(data: Any) -> str:
    return json_script(data, type="application/ld+json")


def script(name: str) -> str:
    return f"<script>\n{read(name)}</script>"


def metas(pairs: Mapping[str, str], attribute: str = "property") -> str:
    return "\n".join(f'<meta {attribute}="{name}" content="{escape(value)}">' for name, value in pairs.items())


PLACEHOLDER = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def lazy_image(path: str, alt: str, css: str, widths: Sequence[int] = (320, 640, 960, 1280)) -> str:
    """Give an image that a script fills in later, with its fallback for readers without scripts."""
    sources = ", ".join(f"{path}?w={width}&amp;q=72 {width}w" for width in widths)
    text = escape(alt)
    return (
        f'<img class="{css} lazyload" src="{PLACEHOLDER}" data-src="{path}?w={{width}}&q=72" data-srcset="{sources}"'
        f' sizes="(min-width: 62em) 640px, 100vw" width=640 height=427 alt="{text}">\n'
        f'<noscript><img class="{css}" src="{path}?w=640&amp;q=72" alt="{text}"></noscript>'
    )


def menu(name: str) -> dict[str, list[tuple[str, list[str]]]]:
    """Give the sections of a menu with their columns of links."""
    sections: dict[str, list[tuple[str, list[str]]]] = {}
    for line in read(name).splitlines():
        place, links = line.split(": ", 1)
        section, column = place.split(" / ")
        sections.setdefault(section, []).append((column, links.split(", ")))
    return sections


def mega_menu(name: str, css: Naming) -> str:
    """Give a menu that opens in columns; some of its items lack their end tags, as hand-kept menus do."""
    lines = [
        f'<nav class="{css("menu")}" aria-label="Main" data-module="mega-menu">',
        f'<ul class="{css("menu__bar")}">',
    ]
    for section, columns in menu(name).items():
        key = slug(section)
        lines += [
            f'<li class="{css("menu__section")}" data-section="{key}">',
            f'<a class="{css("menu__top")}" href="/{key}" aria-haspopup=true aria-expanded=false>{escape(section)}',
            f'<svg class="{css("icon")}" aria-hidden="true"><use href="#icon-chevron"></use></svg></a>',
            f'<div class="{css("menu__panel")}" id=panel-{key} hidden>',
        ]
        for column, links in columns:
            lines += [
                f'<div class="{css("menu__column")}">',
                f'<h2 class="{css("menu__heading")}">{escape(column)}</h2>',
                f'<ul class="{css("menu__list")}">',
            ]
            for at, link in enumerate(links):
                target = f"/{key}/{quote(slug(link))}?nav=mega&amp;pos={at + 1}"
                end = "" if len(links) == 6 else "</li>"
                lines.append(
                    f'<li class="{css("menu__item")}"><a class="{css("menu__link")}" href="{target}">{escape(link)}</a>{end}'
                )
            lines += ["</ul>", "</div>"]
        lines += ["</div>", "</li>"]
    return "\n".join([*lines, "</ul>", "</nav>"])


def cookie_banner(site: str, css: Naming) -> str:
    purposes = (
        (
            "Necessary",
            "They keep you signed in and remember this choice. They cannot be switched off.",
            "checked disabled",
        ),
        ("Measurement", "They count visits, so that we know which pages are read to the end.", ""),
        ("Personal", "They remember what you looked at, to show more of it.", ""),
        ("Advertising", "They let 214 partners choose adverts by what you do here and elsewhere.", ""),
    )
    boxes = "\n".join(
        f'<li class="{css("consent__purpose")}"><label class="{css("consent__label")}">'
        f'<input type=checkbox name="purpose" value="{name.lower()}" {state}> {name}</label>'
        f'<p class="{css("consent__note")}">{note}</p></li>'
        for name, note, state in purposes
    )
    return f"""<div class="{css("consent")}" id="consent-box" role="dialog" aria-modal="false" aria-labelledby="consent-title">
<div class="{css("consent__inner")}">
<h2 class="{css("consent__title")}" id="consent-title">A word about cookies</h2>
<p class="{css("consent__text")}">{escape(site)} and its partners store small files on your device. Some keep the site
running; others measure it and pay for it. You can change your mind at any time under <a href="/privacy#cookies">Privacy</a>.</p>
<ul class="{css("consent__list")}">
{boxes}
</ul>
<div class="{css("consent__buttons")}">
<button class="{css("button")}" type="button" data-consent-none>Only what is necessary</button>
<button class="{css("button button--strong")}" type="button" data-consent-all>Accept all</button>
</div>
</div>
</div>"""


def advert(number: int, css: Naming) -> str:
    """Give one advert slot, with a headline and a price that are nobody's content."""
    adverts = rows("adverts.txt")
    headline, price, call, sponsor = adverts[number % len(adverts)]
    key = digest(headline)
    return f"""<div class="{css("ad")}" id="slot-{number}" data-ad-slot="/4471/{key}" data-sizes="[[300,250],[336,280]]" aria-hidden=true>
<span class="{css("ad__label")}">Advertisement</span>
<a class="{css("ad__link")}" href="https://adverts.example/click?c={key}&amp;slot={number}&ref=page" rel="sponsored nofollow" target=_blank>
<img class="{css("ad__image")}" src="https://adverts.example/i/{key}.jpg" width=300 height=160 alt="" loading=lazy>
<h3 class="{css("ad__title")}">{escape(headline)}</h3>
<span class="{css("ad__price")}">{price}</span> <b class="{css("ad__call")}">{call}</b>
<small class="{css("ad__by")}">Paid for by {escape(sponsor)}</small>
</a>
<script>(window.slots=window.slots||[]).push({{id:"slot-{number}",unit:"/4471/{key}",lazy:{str(number > 1).lower()}}});</script>
</div>"""


def newsletter(text: str, css: Naming) -> str:
    return f"""<form class="{css("signup")}" action="/letters/subscribe" method=post novalidate>
<h3 class="{css("signup__title")}">{escape(text)}</h3>
<p class="{css("signup__text")}">One letter a week, written by people, with nothing to click on but the stories.</p>
<label class="{css("signup__label")}" for=signup-mail>Your e-mail address</label>
<input class="{css("signup__field")}" id=signup-mail type=email name=mail placeholder="name@host.example" required>
<input type="hidden" name="csrf" value="{digest(text, 32)}">
<button class="{css("button")}" type="submit">Sign up</button>
</form>"""


def footer(site: str, columns: Mapping[str, Sequence[str]], css: Naming) -> str:
    lists = "\n".join(
        f'<div class="{css("footer__column")}">\n<h2 class="{css("footer__heading")}">{escape(title)}</h2>\n'
        f'<ul class="{css("footer__list")}">\n'
        + "\n".join(f'<li class="{css("footer__item")}"><a href="/{slug(link)}">{escape(link)}</a>' for link in links)
        + "\n</ul>\n</div>"
        for title, links in columns.items()
    )
    return f"""<footer class="{css("footer")}" role="contentinfo">
<div class="{css("footer__inner")}">
{lists}
</div>
<p class="{css("footer__small")}">&copy; 2026 {escape(site)}. All rights reserved. Reproduction only with permission in writing.
<p class="{css("footer__small")}">{escape(site)} is not responsible for the content of other sites. Prices, dates and tides
without warranty. <a href="/terms">Terms</a> &middot; <a href="/privacy">Privacy</a> &middot; <a href=/imprint>Imprint</a>
</footer>"""


ICONS = (
    "chevron", "search", "close", "menu", "person", "heart", "basket", "share", "print", "comment", "clock", "play",
    "arrow", "star", "mail", "pin", "camera", "filter", "check", "warning",
)  # fmt: skip


def icon_sprite() -> str:
    """Give the hidden drawing that the page's icons point into."""
    symbols = []
    for name in ICONS:
        figures = sha256(name.encode()).digest()
        points = " ".join(
            f"{2 + figures[at] % 20}.{figures[at + 1] % 10} {2 + figures[at + 2] % 20}" for at in range(0, 24, 3)
        )
        symbols.append(
            f'<symbol id="icon-{name}" viewBox="0 0 24 24"><title>{name}</title>'
            f'<path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" d="M{points}z"/></symbol>'
        )
    body = "\n".join(symbols)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" style="position:absolute">\n<defs>\n{body}\n</defs>\n</svg>'


def critical_css(selectors: Iterable[str], ink: str, tint: str) -> str:
    """Give the style block that a build step inlines: a few rules for every selector, then the same for wide screens."""
    narrow, wide = [], []
    for selector in selectors:
        figure = int(digest(selector, 4), 16)
        colour = ink if figure % 3 else tint
        narrow.append(
            f"{selector}{{margin:0 0 {figure % 24}px;padding:{figure % 7 * 4}px {figure % 5 * 4}px;color:{colour};"
            f"font:{400 + figure % 4 * 100} {14 + figure % 9}px/1.{2 + figure % 5} var(--face)}}"
        )
        wide.append(f"{selector}{{padding:{figure % 9 * 4}px;max-width:{20 + figure % 40}rem;gap:{figure % 6 * 4}px}}")
    return "<style>\n" + "\n".join([*narrow, "@media (min-width:62em){", *wide, "}"]) + "\n</style>"
