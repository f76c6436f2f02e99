"""Measure a page's body: how much of it is prose, and what stands where.

In: the bytes of a body and its header lines. Out: a `Body`. Each step takes time linear in the body, hostile or not, so
each repeat of a pattern that could run over a whole page is bounded.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from harness.cases.markers import folded

ARTICLE = 1500
"""Characters of prose from which a page is taken for an article: two or three paragraphs."""
SHORT_TEXT = 2500
"""Characters of visible text below which it is believed, and the source."""
LONG_TEXT = 6000
"""Characters of visible text from which only the title is believed: a listing has much text and no prose."""
SITE_NAME = re.compile("\\s+[|\u2013\u2014:\u00b7\u00bb-]+\\s+|:\\s")
"""What stands in a title between its own words and the site's name, which is before or after them."""

_READ = 1 << 20
_SEARCHED = 1 << 14
"""Bytes of the beginning and of the end of the source in which signs are looked for."""
_STEP = 1 << 15
_TAIL = 4000
_HEADINGS = 3
_SKIPPED = re.compile(rb"<(script|style|noscript|template|svg|select|title|nav|footer|!--)(?=[\s>/]|(?<=--))")
_RUN = 80
"""Bytes from which a run of text counts as prose: a sentence."""
_LONGEST_WORD = 20
"""Bytes of a run for each of its spaces, at most."""
_END = "\0"
"""Stands for a tag in text that is still to be taken apart."""
_SENTENCE = re.compile(f"{_END}|(?<=[.!?\u3002\uff01\uff1f])\\s")
_TAG = re.compile(rb"<[^>]*>?")
_DOCUMENT = re.compile(rb"<(!doctype html|html|head|body)\b")
_OPEN = re.compile(rb"<(?!/(html|body)\s*$)[/!a-z][^<>]{0,2000}$")
_ITEMS = (
    rb"article|newsarticle|reportagenewsarticle|opinionnewsarticle|blogposting|liveblogposting|scholarlyarticle|"
    rb"techarticle|product|productgroup|recipe|jobposting|event|book|movie|videoobject|course|vehicle|car|"
    rb"realestatelisting|podcastepisode|musicrecording|howto|review|dataset|discussionforumposting"
)
_ITEM = re.compile(rb"\"@type\"\s{0,20}:\s{0,20}\[?\s{0,20}\"(" + _ITEMS + rb")\"")
_ITEM_TYPE = re.compile(rb"itemtype=.?https?://schema\.org/(" + _ITEMS + rb")\b")
_AROUND = 100
"""Bytes before and after a name in which its value stands."""
_GRAPH = (
    rb"book|books\.\w+|product|product\.item|og:product|music\.(?:song|album|playlist)|"
    rb"video\.(?:movie|episode|tv_show|other)|recipe|restaurant\.\w+"
)
_GRAPH_TYPE = re.compile(
    rb"og:type[\"']?\s{1,20}content=[\"']?(?:" + _GRAPH + rb")[\"'\s/>]|"
    rb"content=[\"']?(?:" + _GRAPH + rb")[\"']?\s{1,20}property=[\"']?og:type\b"
)
"""Kinds of the Open Graph protocol that are one thing; sites say `article` of their error pages too."""
_HEADING = re.compile(rb"<h([12])[\s>]")
_PARAGRAPH = re.compile(rb"<(p|article|main)\b[^>]{0,200}>\s{0,100}[^<\s]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """A page's body, measured."""

    source: str
    """Its two ends, in lower case, a character a byte."""
    whole: bytes
    """All of it that is read, in lower case."""
    shown: bytes
    """The same without what is no text of the page: scripts, menus, footers."""
    charset: str
    title: str
    headings: tuple[str, ...]
    text: str
    """The visible text of a page that has little of it."""
    sentences: tuple[str, ...]
    """The same, taken apart where an element or a sentence ends."""
    tail: str
    """The last visible text, where the page was never closed."""
    prose: int
    """Characters in runs of text of some length, counted up to two articles."""
    visible: int
    """Characters of text that a browser shows outside `nav` and `footer`, counted up to `LONG_TEXT`."""
    paragraph: bool
    """Whether any paragraph or article holds text."""
    item: bool
    """Whether data for machines says that it is about one thing: a story, a product. Source: Schema.org, Open Graph."""
    cut: bool
    """Whether the source ends within a tag, a comment or a script: it is no whole page."""


def measured(body: bytes, headers: list[str]) -> Body:
    """Return what a body with these lowercased header lines holds."""
    end = body[-_SEARCHED:].rstrip().lower()
    whole = len(body) <= _READ
    body = body[:_READ]
    charset = _charset(body, headers)
    if charset.startswith(("utf-16", "utf-32")):
        body, end, charset = body.decode(charset, "replace").encode(), b"</html", "utf-8"
    source = body.lower()
    shown, title, closed_all = _shown(source)
    prose = _prose(shown, charset)
    headings = tuple(_plain(heading, charset) for heading in itertools.islice(_headings(shown), _HEADINGS))
    sentences = _sentences(shown, charset) if prose < ARTICLE else None
    text = "" if sentences is None else " ".join(sentences)
    visible = LONG_TEXT if sentences is None else min(len(text), LONG_TEXT)
    document = _DOCUMENT.search(source, 0, 2048) is not None
    closed = b"</html" in end or b"</body" in end
    return Body(
        source=(source if len(source) <= 2 * _SEARCHED else source[:_SEARCHED] + end).decode("latin-1"),
        whole=source,
        shown=shown,
        charset=charset,
        title=_plain(title, charset),
        headings=headings,
        text=text if visible < SHORT_TEXT else "",
        sentences=sentences if sentences is not None and visible < SHORT_TEXT else (),
        tail=_plain(end[-_TAIL:], charset) if document and not closed else "",
        prose=prose,
        visible=visible,
        paragraph=prose > 0 or _PARAGRAPH.search(shown) is not None,
        item=prose < 2 * ARTICLE and _is_item(source),
        cut=whole and document and not (closed_all and _OPEN.search(end) is None and (closed or end.endswith(b">"))),
    )


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


def _shown(source: bytes) -> tuple[bytes, bytes, bool]:
    """Return the page without what is no text of it, its title, and whether all that was opened is closed.

    What is not closed ends with the page; a menu or footer that is not closed hides nothing.
    """
    pieces: list[bytes] = []
    title: bytes | None = None
    closed = True
    endless: set[bytes] = set()
    start = place = 0
    while (found := _SKIPPED.search(source, place)) is not None:
        name = found[1]
        closing = b"-->" if name == b"!--" else b"</" + name
        end = -1 if name in endless else source.find(closing, found.end())
        if end < 0 and name in (b"nav", b"footer"):
            endless.add(name)
            place = found.end()
            continue
        if name == b"title" and title is None:
            title = source[found.end() : end if end >= 0 else found.end() + 1000].partition(b">")[2][:1000]
        pieces.append(source[start : found.start()])
        end = source.find(b">", end + 2) if end >= 0 else -1
        closed = end >= 0
        start = place = end + 1 if closed else len(source)
    pieces.append(source[start:])
    return b" ".join(pieces), title or b"", closed


def _prose(shown: bytes, charset: str) -> int:
    prose = 0
    for piece in shown.split(b">"):
        if len(piece) >= _RUN and piece.find(b"<", 0, _RUN) < 0:
            run = piece.partition(b"<")[0].strip()
            # Words have spaces between them; encoded data, style and script have not, nor have scripts beyond ASCII.
            if len(run) >= _RUN and (run.count(b" ") * _LONGEST_WORD >= len(run) or not run.isascii()):
                prose += len(run.decode(charset, "ignore"))
                if prose >= 2 * ARTICLE:
                    break
    return prose


def _is_item(source: bytes) -> bool:
    """Say whether there is data about one thing, and none about a list of things."""
    data, microdata, graph = source.find(b'"@type"'), source.find(b"itemtype="), source.find(b"og:type")
    one = (
        (data >= 0 and _ITEM.search(source, data))
        or (microdata >= 0 and _ITEM_TYPE.search(source, microdata))
        or (graph >= 0 and _GRAPH_TYPE.search(source, max(graph - _AROUND, 0), graph + _AROUND))
    )
    return bool(one) and b'"itemlist"' not in source


def _headings(shown: bytes) -> Iterator[bytes]:
    start = 0
    while (found := _HEADING.search(shown, start)) is not None:
        start = shown.find(b"</h" + found[1], found.end())
        if start < 0:
            return
        yield shown[found.start() : min(start, found.start() + 2000)]


def _sentences(shown: bytes, charset: str) -> tuple[str, ...] | None:
    """Return the visible text by sentences, or None if it is long: read in steps, and not to its end."""
    text, size, start = b"", 0, 0
    while start < len(shown):
        end = shown.rfind(b"<", start + 1, start + _STEP) if start + _STEP < len(shown) else -1
        piece = b" ".join(_TAG.sub(_END.encode(), shown[start : end if end > start else start + _STEP]).split())
        size += len(piece) - piece.count(_END.encode())
        if size >= 2 * LONG_TEXT:  # bytes: letters beyond ASCII have two or more
            return None
        text += b" " + piece
        start = end if end > start else start + _STEP
    sentences = _SENTENCE.split(decoded(text, charset))
    return tuple(sentence for sentence in map(str.strip, sentences) if sentence)


def _plain(markup: bytes, charset: str) -> str:
    return decoded(_TAG.sub(b" ", markup), charset)


def decoded(text: bytes, charset: str) -> str:
    """Return text as the phrases of the tables are written."""
    try:
        return folded(text.decode(charset, "replace"))
    except (LookupError, UnicodeError):  # a codec that is no text encoding
        return folded(text.decode("latin-1"))
