"""Say whether a response is content or an error page, and of which kind.

In: a response of any client, or our own. Out: a kind, how sure we are, and by what.

Rule 1: a status of 400 and above is an error page, whatever the body holds; signs only name its kind.
Rule 2: a header of a product decides, and so do bytes that are no page.
Rule 3: a title or first heading that consists of a status or of error wording is believed like a status, above an
article too, though not above two; one word is a name where the page goes on to something else.
Rule 4: prose outweighs wording. A page with paragraphs enough for an article is content, though it says "not found";
so is one whose data for machines is about one thing, unless a wall is put around that thing.
Rule 5: without prose, the first sign decides: place by place, and in one place the most telling kind. The less text a
page has, the more places are believed.
Rule 6: without text at all it is a shell or empty, unless it carries data for machines or holds something to read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from harness.cases.body import ARTICLE, LONG_TEXT, SHORT_TEXT, SITE_NAME, Body, measured
from harness.cases.formats import by_format
from harness.cases.holding import held, state
from harness.cases.markers import Place, Sign, first_sign, kind_of, status_said, whole_sign
from harness.cases.recognition import CONTENT, Recognition
from harness.model import FIRST_ERROR, REDIRECTS

__all__ = ["Recognition", "recognise"]

SHORT_PROSE = 800
"""Characters of prose below which headings are believed."""
NOTE = 400
"""Characters of visible text below which a page has room for hardly more than a notice."""
BARE_NOTE = 300
"""Characters of visible text below which a captcha's widget is the page's purpose."""
BARE_TEXT = 200
"""Characters of visible text below which a page with scripts is a shell."""
MANY_TEXTS = 10
"""Texts and sentences that a page has which goes on to something else after its heading."""
LINE = 80
"""Characters of visible text that a server sends where it sends no page: `404 page not found`."""

_MORE_TELLING: Mapping[str, frozenset[str]] = {
    "forbidden": frozenset({"captcha", "challenge", "block", "geo-block", "rate-limit", "login", "paywall"}),
    "bad-request": frozenset({"captcha", "challenge", "block", "geo-block", "rate-limit", "login"}),
    "not-found": frozenset({"captcha", "challenge", "block", "geo-block"}),
    "server-error": frozenset({"captcha", "challenge", "block", "maintenance", "rate-limit"}),
    "soft-404": frozenset({"captcha", "challenge", "block", "geo-block"}),
    "rate-limit": frozenset({"captcha", "challenge"}),
    "block": frozenset({"captcha", "challenge", "geo-block", "rate-limit"}),
    "redirect": frozenset({"captcha", "challenge"}),
    "login": frozenset({"captcha", "challenge"}),
    "challenge": frozenset({"captcha"}),
}
"""Kinds by which a page may say more than its status or its title."""
_STATED = frozenset({"not-found", "forbidden", "block", "geo-block", "server-error"})
"""Kinds that a banner above an article may state in words; a heading such as `Sign in` is furniture there."""
_WALLS = frozenset({"paywall", "geo-block", "consent"})
"""Kinds that stand on the page of the very thing they keep, with its data for machines."""
_EXPLAINED = frozenset({"geo-block"})
"""Kinds whose pages have one word for a title and explain the law below it at length."""
_WORD = re.compile(r"[a-z]+\W*")
_MACHINE_DATA = re.compile(
    r"application/ld\+json|property=.?(og|article):|itemprop=|<meta name=.?\w*(author|date|parsely)"
)
_LOADED = re.compile(r"<script|<iframe|<frame\b")
_PASSWORD = re.compile(r"<input[^>]{0,200}type=.?password")
_REFRESH = re.compile(r"<meta[^>]{0,80}http-equiv=.?refresh")
_JUMP = re.compile(r"(?<!top\.)(?<!parent\.)location\.(replace|assign)\(")
_SET = re.compile(r"\blocation(\.href)?\s?=[^=]")
_JUMP_SOURCE = 3000
"""Bytes of source of a page that does nothing but go elsewhere, at most."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What every client's response has."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def recognise(response: Any, request: Any = None) -> Recognition:
    """Say what `response` is: a response of requests, httpx, Scrapy or web-poet, or a `harness.model.Response`.

    `request` is what was asked, for a response that does not know it by itself.

    Raises:
        TypeError: it has no status, so it is no response.
    """
    if not hasattr(response, "status_code") and not hasattr(response, "status"):
        raise TypeError(f"recognise takes a response of requests, httpx, Scrapy or web-poet, not {type(response)}")
    answer = _answer(response)
    if answer.status in REDIRECTS:
        return Recognition("redirect", 0.95, f"status {answer.status}")
    headers = [f"{name}: {value}".lower() for name, value in answer.headers]
    if answer.status == HTTPStatus.PARTIAL_CONTENT:
        return _by_header(headers) or _partial(response, request)
    body = measured(answer.body, headers)
    if answer.status >= FIRST_ERROR:
        return _by_status(answer.status, body, headers)
    return (
        _by_header(headers)
        or by_format(answer.body, headers)
        or _by_words(body)
        or _by_form(body)
        or _by_bareness(body)
        or _by_structure(body)
    )


def _partial(response: Any, request: Any) -> Recognition:
    """Say whether a part of the page is what was asked for."""
    if request is None:
        try:
            request = response.request
        except (AttributeError, RuntimeError):  # httpx raises where a response was made without a request
            request = None
    asked = _fields(getattr(request, "headers", None) or ())
    if any(name.lower() == "range" for name, _ in asked):
        return Recognition(CONTENT, 0.9, "status 206, the part that was asked for (RFC 9110, section 14.2)")
    return Recognition("half-page", 0.95, "status 206, a part of the page (RFC 9110, section 15.3.7)")


def _answer(response: Any) -> _Answer:
    status = getattr(response, "status_code", None)
    if status is None:
        status = getattr(response, "status", None)
    body = getattr(response, "content", None)
    if body is None:
        body = getattr(response, "body", None)
    if isinstance(body, str):
        body = body.encode("utf-8", "replace")
    return _Answer(
        status=int(status) if status is not None else 200,
        headers=tuple(_fields(getattr(response, "headers", None) or ())),
        body=bytes(body or b""),
    )


def _fields(headers: Any) -> Iterable[tuple[str, str]]:
    pairs = headers.items() if hasattr(headers, "items") else headers
    for name, value in pairs:
        # Scrapy holds bytes, and a list of them for each name.
        for one in value if isinstance(value, (list, tuple)) else [value]:
            yield _text(name), _text(one)


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _by_status(status: int, body: Body, headers: list[str]) -> Recognition:
    kind, evidence = _told(kind_of(status), f"status {status}", _places(body, headers, failed=True))
    if body.prose >= ARTICLE:
        return Recognition(kind, 0.7, f"{evidence}, though the body holds an article")
    return Recognition(kind, 0.98, evidence)


def _by_header(headers: list[str]) -> Recognition | None:
    sign = first_sign({"header": tuple(headers)})
    return None if sign is None else Recognition(sign.kind, sign.confidence, sign.evidence)


def _places(body: Body, headers: Iterable[str] = (), *, failed: bool = False) -> Mapping[Place, tuple[str, ...]]:
    """Return what is believed of a page: the less text it has, the more; more still where it has `failed` anyway."""
    texts: dict[Place, tuple[str, ...]] = {"header": tuple(headers)}
    if body.prose >= ARTICLE:
        return texts
    texts["title"] = texts["caption"] = texts["cry"] = _titles(body)
    headings = _no_names(body, body.headings)
    if body.prose < SHORT_PROSE and body.visible < LONG_TEXT:
        texts["heading"] = headings
        texts["caption"] = texts["cry"] = (*texts["title"], *headings)
    if body.visible < SHORT_TEXT:
        texts["markup"] = (body.source,)
        texts["lead"] = (body.text,)
        if _PASSWORD.search(body.source):
            texts["form"] = (*texts["title"], *headings[:1])
        if body.prose < NOTE:
            texts["sentence"] = body.sentences
    if body.visible < (SHORT_TEXT if failed else NOTE):
        texts["note"] = texts["lead"]
    if body.visible < (NOTE if failed else BARE_NOTE) and "<textarea" not in body.source:
        texts["bare"] = texts["markup"]
    return texts


def _titles(body: Body) -> tuple[str, ...]:
    """Return the title as it stands and without the site's name, which is before or after it."""
    parts = SITE_NAME.split(body.title)
    return _no_names(body, (body.title, parts[0], parts[-1]) if len(parts) > 1 else (body.title,))


def _no_names(body: Body, texts: Iterable[str]) -> tuple[str, ...]:
    """Leave out texts of one word that name what the page is about: a trade, an album, a book."""
    return tuple(text for text in texts if not (_WORD.fullmatch(text) and _is_name(body, text)))


def _is_name(body: Body, word: str) -> bool:
    """Say whether a word says nothing of an error on a page that goes on to something else."""
    if body.prose < NOTE and 0 < len(body.sentences) < MANY_TEXTS:
        return False
    status = status_said(word)
    sign = whole_sign(word)
    kind = kind_of(status) if status is not None else sign.kind if sign is not None else None
    if kind is None or kind in _EXPLAINED or _PASSWORD.search(body.source):
        return False
    others = tuple(text for text in body.sentences if text != word)
    return first_sign({"sentence": others, "caption": others}) is None


def _by_words(body: Body) -> Recognition | None:
    if body.item:
        sign = first_sign({"tail": (body.tail,)}) or first_sign(_places(body), _WALLS)
    else:
        sign = _banner(body) or first_sign({"tail": (body.tail,)}) or first_sign(_places(body))
    if sign is None or (sign.kind == "shell" and state(body)):
        return None
    kind, evidence = _told(sign.kind, sign.evidence, _places(body, failed=True))
    return Recognition(kind, sign.confidence if body.prose < ARTICLE else 0.65, f"{evidence}; {_measures(body)}")


def _told(kind: str, evidence: str, texts: Mapping[Place, tuple[str, ...]]) -> tuple[str, str]:
    """Return the most telling kind that a page of this kind names, with the evidence for each step to it."""
    sign = first_sign(texts, _MORE_TELLING[kind]) if kind in _MORE_TELLING else None
    return (kind, evidence) if sign is None else _told(sign.kind, f"{evidence} and {sign.evidence}", texts)


def _banner(body: Body) -> Sign | None:
    """Return what a title, without the site's name, or the first heading consists of."""
    if body.prose >= 2 * ARTICLE:
        return None
    texts = [*_titles(body), *_no_names(body, body.headings[:1])]
    if body.visible < LINE:
        texts.append(body.text)
    for text in texts:
        status = status_said(text)
        if status is not None:
            return Sign(kind_of(status), 0.9, f"{text[:60]!r} names the status {status} (RFC 9110)")
    for text in texts:
        sign = whole_sign(text)
        if sign is not None and (body.prose < ARTICLE or sign.kind in _STATED):
            return sign
    return None


def _by_form(body: Body) -> Recognition | None:
    if body.item or body.visible >= NOTE or not _PASSWORD.search(body.source):
        return None
    return Recognition("login", 0.7, f"a password field; {_measures(body)}")


def _by_bareness(body: Body) -> Recognition | None:
    """Say what a page is for that has hardly any text, and nothing for machines or people to read either."""
    if body.visible >= BARE_TEXT or _MACHINE_DATA.search(body.source):
        return None
    if _REFRESH.search(body.source):
        return Recognition("redirect", 0.8, f"a refresh; {_measures(body)}")
    leaves = _JUMP.search(body.source) or (not body.visible and _SET.search(body.source))
    if leaves and body.visible < LINE and len(body.source) < _JUMP_SOURCE:
        return Recognition("redirect", 0.7, f"a script that goes elsewhere; {_measures(body)}")
    holding = held(body)
    if holding is not None:
        return None if body.cut else Recognition(CONTENT, 0.6, f"{holding}; {_measures(body)}")
    if _LOADED.search(body.source) and not body.paragraph:
        return Recognition("shell", 0.7, f"scripts; {_measures(body)}")
    return None if body.visible else Recognition("empty", 0.7 if body.source else 0.95, _measures(body))


def _by_structure(body: Body) -> Recognition:
    if body.cut:
        return Recognition("half-page", 0.7, f"it ends within markup (WHATWG HTML, parse errors); {_measures(body)}")
    return Recognition(CONTENT, 0.9 if body.prose >= ARTICLE else 0.6, _measures(body))


def _measures(body: Body) -> str:
    return f"{body.visible} characters of text, {body.prose} of prose"
