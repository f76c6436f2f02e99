"""Say whether a response is content or an error page, and of which kind.

In: a response of any client, or our own. Out: a kind, how sure we are, and by what.

Rule 1: a status of 400 and above is an error page, whatever the body holds; markers only name its kind.
Rule 2: prose outweighs wording. A page with paragraphs enough for an article is content, though it says "not found".
Rule 3: without prose, the strongest marker in its place decides; a title counts for more than the text.
Rule 4: without text at all it is a shell or empty, unless it carries data for machines.
"""

import html
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from harness.cases.markers import MARKERS, Marker, Where
from harness.model.case import REDIRECTS

CONTENT = "content"
ARTICLE = 1500
"""Bytes of prose from which a page is taken for an article: two or three paragraphs."""
SHORT_PROSE = 800
"""Bytes of prose below which headings are believed."""
SHORT_TEXT = 2500
"""Bytes of visible text below which its beginning and the source are believed."""
LONG_TEXT = 6000
"""Bytes of visible text from which only the title is believed: a listing has much text and no prose."""
READ = 1 << 20
"""Bytes of a body that are looked at."""
BARE_TEXT = 200
"""Bytes of visible text below which a page with scripts is a shell."""

_STATUS_KINDS = {
    401: "login",
    404: "not-found",
    407: "login",
    410: "not-found",
    429: "rate-limit",
    451: "geo-block",
}
_MORE_TELLING = {
    "forbidden": frozenset({"captcha", "challenge", "block", "geo-block", "login", "rate-limit"}),
    "server-error": frozenset({"captcha", "challenge", "maintenance"}),
    "rate-limit": frozenset({"captcha", "challenge"}),
    "login": frozenset({"captcha", "challenge"}),
}
"""Kinds by which a body may say more than the status."""
# Each repeat that could run over a whole hostile page is bounded: matching takes time linear in the page.
_SKIPPED = re.compile(rb"<(script|style|noscript|template|svg|!--)(?=[\s>/]|(?<=--))")
_HEAD_END = re.compile(rb"</head\s*>|<body")
_PROSE = re.compile(rb">\s*([^<>\s][^<>]{79,})")
_TAG = re.compile(rb"<[^>]*>?")
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,1000})")
_HEADING = re.compile(rb"<h([12])(?=[\s>])")
_REFRESH = re.compile(rb"<meta[^>]{0,80}http-equiv=.?refresh")
_PASSWORD = re.compile(rb"<input[^>]{0,200}type=.?password")
_MACHINE_DATA = re.compile(
    rb"application/ld\+json|property=.?(og|article):|itemprop=|<meta name=.?\w*(author|date|parsely)"
)
_PARAGRAPH = re.compile(rb"<(p|article|main)\b[^>]{0,500}>\s{0,500}[^<\s]")
_LOADED = re.compile(rb"<script|<iframe|<frame\b")
_SITE_NAME = re.compile("\\s+[|\u2013\u2014:\u00b7\u00bb-]+\\s+|:\\s")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


class Recognition(msgspec.Struct, frozen=True):
    """What a response is."""

    kind: str
    """`content`, or the name of an error family."""
    confidence: float
    """From 0 to 1."""
    evidence: str
    """The sign that decided, in words."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What every client's response has."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Body:
    """A page's body, measured."""

    source: bytes
    """Lowercased."""
    texts: Mapping[Where, tuple[str, ...]]
    prose: int
    visible: int
    paragraph: bool = True
    """Whether any paragraph or article holds text."""


def recognise(response: Any) -> Recognition:
    """Say what `response` is: a response of requests, httpx, Scrapy or web-poet, or a `harness.model.Response`.

    Raises:
        TypeError: it has no status, so it is no response.
    """
    if not hasattr(response, "status_code") and not hasattr(response, "status"):
        raise TypeError(f"recognise takes a response of requests, httpx, Scrapy or web-poet, not {type(response)}")
    answer = _answer(response)
    headers = [f"{name.lower()}: {value}" for name, value in answer.headers]
    if answer.status in REDIRECTS:
        return Recognition("redirect", 0.95, f"status {answer.status}")
    body = _measure(answer.body, headers)
    marker, said = _strongest(body, headers)
    if answer.status >= 400:  # noqa: PLR2004 - RFC 9110, 15
        return _by_status(answer.status, body, marker, said)
    if not answer.body.strip():
        return Recognition("empty", 0.95, "no body")
    if (
        body.source.lstrip()[:1] in (b"{", b"[")
        or body.source.strip() in (b"false", b"null")
        or any(line.startswith("content-type: application/json") for line in headers)
    ):
        return _json(answer.body)
    if marker is not None:
        place = "header" if marker.where == ("header",) else f"{body.visible} bytes of text, {body.prose} of prose"
        return Recognition(marker.kind, marker.weight, f"{said!r} ({marker.origin}); {place}")
    return _by_structure(body)


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


def _measure(body: bytes, headers: list[str]) -> _Body:
    body = body[:READ]
    charset = _charset(body, headers)
    if charset.startswith(("utf-16", "utf-32")):
        body, charset = body.decode(charset, "replace").encode(), "utf-8"
    source = body.lower()
    text = _without_scripts(source)
    prose = 0
    for run in _PROSE.finditer(text):
        prose += len(run[1].decode("utf-8", "ignore"))
        if prose >= ARTICLE * 2:
            break
    found = _TITLE.search(source)
    title = _plain(found[1], charset) if found else ""
    headings = tuple(_plain(heading, charset) for heading in itertools.islice(_headings(text), 3))
    named: dict[Where, tuple[str, ...]] = {"title": (title,), "heading": headings}
    named["banner"] = (*_SITE_NAME.split(title, 1)[:1], *headings[:1])
    if prose >= ARTICLE:
        return _Body(source, named, prose, len(text))
    visible = b" ".join(_TAG.sub(b" ", text).split())
    named["lead"] = (_plain(visible[:SHORT_TEXT], charset),)
    return _Body(source, named, prose, len(visible), _PARAGRAPH.search(text) is not None)


def _charset(body: bytes, headers: list[str]) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = next((line.encode() for line in headers if line.startswith("content-type:")), b"")
    found = _CHARSET.search(declared) or _CHARSET.search(body, 0, 2048)
    name = found[1].decode("ascii").lower() if found else "utf-8"
    try:
        "".encode(name)
    except (LookupError, UnicodeError):
        return "utf-8"
    return name


def _plain(markup: bytes, charset: str) -> str:
    try:
        text = _TAG.sub(b" ", markup).decode(charset, "replace")
    except (LookupError, UnicodeError):  # a codec that is no text encoding
        text = markup.decode("latin-1")
    return " ".join(html.unescape(text).split())


def _without_scripts(source: bytes) -> bytes:
    """Return the lowercased page without what is never shown; what is not closed ends with the page."""
    pieces = []
    body = _HEAD_END.search(source)
    start = body.start() if body else 0
    while (found := _SKIPPED.search(source, start)) is not None:
        pieces.append(source[start : found.start()])
        name = found[1]
        closing = b"-->" if name == b"!--" else b"</" + name
        end = source.find(closing, found.end())
        if end < 0:
            start = len(source)
            break
        start = end + len(closing)
    pieces.append(source[start:])
    return b" ".join(pieces)


def _headings(text: bytes) -> Iterator[bytes]:
    start = 0
    while (found := _HEADING.search(text, start)) is not None:
        start = text.find(b"</h" + found[1], found.end())
        if start < 0:
            return
        yield text[found.start() : start]


def _strongest(body: _Body, headers: list[str]) -> tuple[Marker | None, str]:
    """Return the marker of the greatest weight that stands where it is believed, and what it matched."""
    texts: dict[Where, tuple[str, ...]] = {"header": tuple(headers)}
    if body.prose < 2 * ARTICLE:
        texts["banner"] = body.texts.get("banner", ())
    if body.prose < ARTICLE:
        texts["title"] = body.texts.get("title", ())
        if body.prose < SHORT_PROSE and body.visible < LONG_TEXT:
            texts["heading"] = body.texts.get("heading", ())
        if body.visible < SHORT_TEXT:
            texts["lead"] = body.texts.get("lead", ())
    vendor = body.source if body.visible < SHORT_TEXT and body.prose < ARTICLE else b""
    best: Marker | None = None
    said = ""
    for marker in MARKERS:
        if best is not None and marker.weight <= best.weight:
            continue
        string = next((string for string in marker.strings if string in vendor), None)
        if string is not None:
            best, said = marker, string.decode()
        for where in marker.where:
            match = next((found for text in texts.get(where, ()) if (found := marker.pattern.search(text))), None)
            if match:
                best, said = marker, match[0].strip()[:60]
                break
    return best, said


def _by_status(status: int, body: _Body, marker: Marker | None, said: str) -> Recognition:
    kind = _STATUS_KINDS.get(status) or ("server-error" if 500 <= status <= 599 else "forbidden")  # noqa: PLR2004
    evidence = f"status {status}"
    if marker is not None and marker.kind in _MORE_TELLING.get(kind, ()):
        kind, evidence = marker.kind, f"{evidence} and {said!r} ({marker.origin})"
    if body.prose >= ARTICLE:
        return Recognition(kind, 0.7, f"{evidence}, though the body holds an article")
    return Recognition(kind, 0.98, evidence)


def _json(body: bytes) -> Recognition:
    if len(body) > LONG_TEXT:
        return Recognition(CONTENT, 0.8, "JSON")
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return Recognition(CONTENT, 0.3, "JSON that cannot be read")
    if not value:
        return Recognition("empty", 0.7, f"JSON {body.strip().decode('utf-8', 'replace')}")
    if isinstance(value, dict) and any(value.get(key) for key in ("error", "errors", "error_message")):
        return Recognition("server-error", 0.8, "JSON with an error")
    return Recognition(CONTENT, 0.7, "JSON")


def _by_structure(body: _Body) -> Recognition:
    evidence = f"{body.visible} bytes of text, {body.prose} of prose"
    if body.visible < BARE_TEXT and not _MACHINE_DATA.search(body.source):
        if _REFRESH.search(body.source):
            return Recognition("redirect", 0.8, f"a refresh; {evidence}")
        if _LOADED.search(body.source) and not body.paragraph:
            return Recognition("shell", 0.7, f"scripts; {evidence}")
        if not body.visible:
            return Recognition("empty", 0.7, evidence)
    if body.prose < SHORT_PROSE and body.visible < SHORT_TEXT and _PASSWORD.search(body.source):
        return Recognition("login", 0.7, f"a password field; {evidence}")
    return Recognition(CONTENT, 0.9 if body.prose >= ARTICLE else 0.6, evidence)
