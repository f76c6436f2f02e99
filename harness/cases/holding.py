"""Say what a page with hardly any text holds that a scraper could want all the same.

In: a measured body. Out: what it holds, in words, or None.

Rule 1: a shell says nothing of its own. Two texts that are no link, button, legal line or notice are its own; below a
heading, or within `main` or `article`, links, images and attributes of data count as well: a list, a gallery, a gauge.
Rule 2: a state that a script reads is a page for machines: where it holds entries, prose or many values, a thing with
a name and a price, or the thing that the page is titled by. Of what is handed to a tracker only a thing counts.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from harness.cases.body import SITE_NAME, Body, decoded
from harness.cases.markers import first_sign

OWN_TEXTS = 2
"""Texts of its own that a page has and a shell has not: a name and a price, an artist and a song."""
MANY_VALUES = 10
"""Values of a state that are more than the settings of an application."""
ENTRIES = 3
"""How often keys come back that are the fields of a list."""
PROSE = 80
"""Characters of a value that is a sentence."""
FIELDS = 4
"""Values beside which a title is that of a thing."""
AROUND = 1000
"""Bytes before and after a name in which the fields of the same thing stand."""

_TOKEN = re.compile(rb"<(/?)([a-z!?][a-z0-9-]*)([^>]*)>?|([^<]+)")
_SCOPES = frozenset({b"main", b"article"})
_HEADINGS = frozenset({b"h1", b"h2", b"h3"})
_CONTROLS = frozenset({b"button", b"label", b"option", b"textarea", b"iframe", b"object"})
_LINKED = frozenset({b"a", b"header", b"aside"})
"""What is furniture unless it stands below a heading or within the content."""
_DATA = re.compile(rb"\s(?:alt|data-[a-z-]+)\s*=\s*(?:\"([^\"]+)|'([^']+)|([^\s\"'>]+))")
_LEGAL = re.compile("\u00a9|copyright|all rights reserved")
_TELLING = re.compile(r"\w")
_STATE_TYPE = re.compile(rb"type\s*=\s*[\"']?application/json")
_ASSIGNED = re.compile(rb"\b(?:window|self|globalthis|var|let|const)\b[\s.\[\]\"'\w$]{0,80}=\s*(?:json\.parse\(|[{\[])")
_PUSHED = re.compile(rb"\b(?:(?:window|self|globalthis)\.)?(__)?[a-z][\w$]{0,80}\.push\(\s{0,9}[\[{]")
_ATTRIBUTE = re.compile(rb"=(?:\"(\{&quot;[^\"]*)|'(\{\"[^']*))")
_MEMBER = re.compile(rb"[\"']([\w$@:. -]{1,60})\\?[\"']\s*:\s*(?:\\?[\"']([^\"'\\]+)|-?\d)")
_MARKUP = frozenset({b"children", b"classname", b"__html"})
_STYLE = re.compile(rb"\\?\"style\\?\":\{[^{}]{0,2000}\}")
_ELEMENT = re.compile(rb"\[\\?\"\$\\?\",\\?\"[a-z][\w-]{0,40}\\?\",[^{}\[]{0,80}\{[^{}]{0,2000}")
"""An element and its attributes as React sends them, which is how a page looks. Source: React, Flight's protocol."""
_PRICED = re.compile(rb"[\"'\s{,]price\\?[\"']?\s{0,9}:\s{0,9}\\?[\"']?\d")
_CALLED = re.compile(rb"[\"'\s{,](?:item_|product_?)?(?:name|title)\\?[\"']?\s{0,9}:\s{0,9}\\?[\"']\w")
_SETTING = re.compile(
    rb"[\"'](?:locale|lang|language|theme\w*|short_name|version|env\w*|debug|timezone|build\w*|api\w*|logo|domain|host)"
    rb"\\?[\"']\s{0,9}:"
)
_BRACE = re.compile(rb"[{}]")
_DIGIT = re.compile(rb"\d")
_ADDRESS = re.compile(rb"https?:|[/#$.]")


def held(body: Body) -> str | None:
    """Return what a page holds beside its furniture."""
    texts = list(islice(_own_texts(body), OWN_TEXTS))
    if len(texts) == OWN_TEXTS:
        return f"texts of its own, {texts[0][:30]!r} and {texts[1][:30]!r}"
    return state(body)


def state(body: Body) -> str | None:
    """Return what the page says to its scripts, if it is more than settings."""
    texts = [_ELEMENT.sub(b"", _STYLE.sub(b"", text)) for text in _states(body.whole)]
    values = list(chain.from_iterable(map(_values, texts)))
    repeated = [key for key, number in Counter(key for key, _ in values).items() if number >= ENTRIES]
    prose = any(value and len(value) >= PROSE and b" " in value for _, value in values)
    if len(values) >= MANY_VALUES or len(repeated) > 1 or prose:
        return f"a state of {len(values):,} values"
    if any(map(_is_priced, texts)):
        return "a state that holds a name and a price"
    if any(_is_titled(body, text) for text in texts):
        return f"a state of what the page is titled by, {body.title[:30]!r}"
    return None


def _values(text: bytes) -> list[tuple[bytes, bytes]]:
    """Return the members of a state that hold a text or a number, which is empty here, but for addresses and markup."""
    found = (match.groups(b"") for match in _MEMBER.finditer(text))
    return [(key, value) for key, value in found if key not in _MARKUP and not (value and _ADDRESS.match(value))]


def _is_priced(text: bytes) -> bool:
    return _PRICED.search(text) is not None and _CALLED.search(text) is not None


def _is_titled(body: Body, text: bytes) -> bool:
    """Say whether a state holds a thing that the title names: by some words, beside other fields, no settings.

    The site's own name stands among its settings.
    """
    titles = (title.strip() for title in (body.title, *SITE_NAME.split(body.title)))
    for title in {title for title in titles if " " in title}:
        called = rb"[\"'](?:name|title|headline)\\?[\"']\s{0,9}:\s{0,9}\\?[\"']" + re.escape(
            title.encode(body.charset, "replace")
        )
        found = re.search(called + rb"\\?[\"']", text)
        if found is not None:
            before = text[max(found.start() - AROUND, 0) : found.start()]
            after = text[found.end() : found.end() + AROUND]
            thing = _BRACE.split(before)[-1] + found[0] + _BRACE.split(after)[0]
            values = _values(thing)
            counted = any(not value or _DIGIT.search(value) for _, value in values)
            if len(values) >= FIELDS and counted and _SETTING.search(thing) is None:
                return True
    return False


def _own_texts(body: Body) -> Iterator[str]:
    """Yield the texts that are the page's own, each once."""
    inside: set[bytes] = set()
    below = False
    seen: set[str] = set()
    for token in _TOKEN.finditer(body.shown):
        end, name, attributes, text = token.groups(b"")
        if end:
            inside.discard(name)
            continue
        within = below or not inside.isdisjoint(_SCOPES)
        if name:
            inside.add(name)
            below = below or (name in _HEADINGS and b"header" not in inside)
            found = [b"".join(match) for match in _DATA.findall(attributes)] if within else []
        elif inside.isdisjoint(_CONTROLS) and (within or inside.isdisjoint(_LINKED)):
            found = [text]
        else:
            continue
        for each in found:
            plain = decoded(each, body.charset)
            if plain not in seen and _is_own(plain):
                seen.add(plain)
                yield plain


def _is_own(text: str) -> bool:
    if _TELLING.search(text) is None or _LEGAL.search(text) is not None:
        return False
    return first_sign({"title": (text,)}) is None  # such as `Loading` or `Sign in`


def _states(whole: bytes) -> Iterator[bytes]:
    """Yield the texts of the states that scripts read: JSON, what is assigned or handed to a name, an attribute."""
    start = 0
    while (start := whole.find(b"<script", start)) >= 0:
        end = whole.find(b"</script", start)
        if end < 0:
            break
        opening, _, text = whole[start:end].partition(b">")
        assigned = _ASSIGNED.search(text) or _handed(text)
        if _STATE_TYPE.search(opening):
            yield text
        elif assigned is not None:
            yield text[assigned.start() :]
        start = end
    for found in _ATTRIBUTE.finditer(whole):
        yield (found[1] or found[2]).replace(b"&quot;", b'"')


def _handed(text: bytes) -> re.Match[bytes] | None:
    """Return where a script hands a state to a list; frameworks name theirs with two underscores, trackers do not."""
    pushed = _PUSHED.search(text)
    return pushed if pushed is not None and (pushed[1] or _is_priced(text)) else None
