"""Say what a page with hardly any text holds that a scraper could want all the same.

In: a measured body. Out: what it holds, in words, or None.

Rule 1: a shell says nothing of its own. Two texts that are no link, button, legal line or notice are its own; below a
heading, or within `main` or `article`, links, images and attributes of data count as well: a list, a gallery, a gauge.
Rule 2: a state that a script reads is a page for machines: where it holds entries, prose or many values.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from harness.cases.body import Body, decoded
from harness.cases.markers import first_sign

OWN_TEXTS = 2
"""Texts of its own that a page has and a shell has not: a name and a price, an artist and a song."""
MANY_VALUES = 10
"""Values of a state that are more than the settings of an application."""
ENTRIES = 3
"""How often keys come back that are the fields of a list."""
PROSE = 80
"""Characters of a value that is a sentence."""

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
_ATTRIBUTE = re.compile(rb"=(?:\"(\{&quot;[^\"]*)|'(\{\"[^']*))")
_MEMBER = re.compile(rb"[\"']([\w$@:. -]{1,60})\\?[\"']\s*:\s*(?:\\?[\"']([^\"'\\]+)|-?\d)")
_ADDRESS = re.compile(rb"https?:|[/#$.]")


def held(body: Body) -> str | None:
    """Return what a page holds beside its furniture."""
    texts = list(islice(_own_texts(body), OWN_TEXTS))
    if len(texts) == OWN_TEXTS:
        return f"texts of its own, {texts[0][:30]!r} and {texts[1][:30]!r}"
    return state(body)


def state(body: Body) -> str | None:
    """Return what the page says to its scripts, if it is more than settings."""
    members = [found for text in _states(body.whole) for found in _MEMBER.finditer(text)]
    values = [(found[1], found[2]) for found in members if not (found[2] and _ADDRESS.match(found[2]))]
    repeated = [key for key, number in Counter(key for key, _ in values).items() if number >= ENTRIES]
    prose = any(value and len(value) >= PROSE and b" " in value for _, value in values)
    if len(values) >= MANY_VALUES or len(repeated) > 1 or prose:
        return f"a state of {len(values):,} values"
    return None


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
    """Yield the texts of the states that scripts read: JSON, what is assigned to a name, an attribute."""
    start = 0
    while (start := whole.find(b"<script", start)) >= 0:
        end = whole.find(b"</script", start)
        if end < 0:
            break
        opening, _, text = whole[start:end].partition(b">")
        assigned = _ASSIGNED.search(text)
        if _STATE_TYPE.search(opening):
            yield text
        elif assigned is not None:
            yield text[assigned.start() :]
        start = end
    for found in _ATTRIBUTE.finditer(whole):
        yield (found[1] or found[2]).replace(b"&quot;", b'"')
