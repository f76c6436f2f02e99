"""The parts of a page that are taken away one by one, and how: each kind is one neutral edit of the source.

In: a page and a part. Out: edits after which a browser builds the same tree but for this part.

Rule 1. Only what is asked for goes: a renamed element keeps its content and place, an unwrapped one its content.
Rule 2. Edits of one kind never overlap, so that many parts go in one run.
Rule 3. Where HTML has no other name for a tag (`tr`, `option`, what holds raw text), that kind is not asked there.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Literal, NamedTuple

from harness.mutations.markup import direct_texts, drop, insert_after, insert_before, without_attribute
from harness.page import RAW_TEXT_TAGS, VOID_TAGS, Attribute, Edit, Element, Page, name_spans, value_span
from harness.parts.blocks import Held, blocks_of

Kind = Literal[
    "element", "tag", "attribute", "class", "text", "key", "name", "child", "position", "last", "wrapper", "content"
]

NEUTRAL = "x-ray"
"""A tag that means nothing to any browser or scraper."""
DOCUMENT_TAGS = frozenset({"html", "head", "body"})
"""Elements that a browser makes by itself where they are missing: only their attributes can be taken away."""
_TWINS = {
    **dict.fromkeys(VOID_TAGS - {"col", "frame"}, "wbr"),
    "meta": "link",
    "link": "meta",
    "base": "meta",
    "wbr": "br",
    "script": "style",
    "title": "style",
    "td": "th",
    "th": "td",
    "thead": "tbody",
    "tfoot": "tbody",
}
"""What takes the place of a tag where a neutral one could not stand."""
_OWN_RULES = frozenset(
    {"caption", "col", "colgroup", "frame", "frameset", "optgroup", "option", "select", "tbody", "template", "tr"}
)
"""Elements that stand in given places only, so that neither another name nor a wrapper is neutral."""
_IN_HEAD = frozenset({"base", "link", "meta", "script", "style", "title"})
HOLDING = frozenset({"alt", "content", "datetime", "href", "src", "title", "value"})
"""Attributes by which hardly anything is found."""
_CELLS = frozenset({"td", "th", "thead", "tfoot"})


class Part(NamedTuple):
    """One part of a page."""

    element: int
    kind: Kind
    name: str = ""
    """The attribute or class token."""
    path: tuple[str | int, ...] = ()
    """The keys that lead to a JSON value; the first is the number of its block on the page."""


def edits_of(page: Page, part: Part) -> list[Edit]:
    """Return the edits that take a part away; none where that cannot be done neutrally."""
    if part.kind in {"key", "name"}:
        return [_without_key(blocks_of(page)[part.path], whole=part.kind == "key")]
    element = page.elements[part.element]
    if part.kind == "attribute":
        return [without_attribute(page, element.attributes[part.name])]
    if part.kind == "class":
        return list(_without_token(page, element.attributes["class"], part.name))
    if part.kind == "text":
        return [Edit(start, end, "") for start, end in own_texts(page, element)]
    return _moved(page, element, part.kind)


def _moved(page: Page, element: Element, kind: Kind) -> list[Edit]:
    if kind == "element":
        return [drop(element)]
    if kind == "tag":
        twin = _TWINS.get(element.tag, NEUTRAL)
        return [Edit(start, end, twin) for start, end in name_spans(page.source, element)]
    if kind == "child":
        return [insert_before(element, f"<{NEUTRAL}>"), insert_after(element, f"</{NEUTRAL}>")]
    if kind == "wrapper":
        return [Edit(element.start, element.content, ""), Edit(element.content_end, element.end, "")]
    empty = f"<{element.tag}>" + ("" if element.tag in VOID_TAGS else f"</{element.tag}>")
    return [insert_before(element, empty) if kind == "position" else insert_after(element, empty)]


def parts_of(page: Page, element: Element, kind: Kind) -> Iterator[Part]:
    """Yield the parts of one kind that an element has; JSON keys apart."""
    if kind == "attribute":
        for name, attribute in element.attributes.items():
            if name != "class" or not all(_without_token(page, attribute, token) for token in element.classes):
                yield Part(element.index, kind, name)
    elif kind == "class":
        if "class" in element.attributes:
            attribute = element.attributes["class"]
            if all(_without_token(page, attribute, token) for token in element.classes):
                yield from (Part(element.index, kind, token) for token in dict.fromkeys(element.classes))
    elif kind == "text":
        if own_texts(page, element):
            yield Part(element.index, kind)
    elif _may_move(page, element, kind):
        yield Part(element.index, kind)


def _may_move(page: Page, element: Element, kind: Kind) -> bool:
    """Say whether an element may be renamed, wrapped, unwrapped, or have another put before it."""
    if element.tag in DOCUMENT_TAGS or not page.sound(element):
        return False
    if kind in {"position", "last", "element"}:
        return True
    whole = element.closed or element.tag in VOID_TAGS
    if kind == "tag":
        twin = element.tag in _TWINS
        return (whole or element.tag in _CELLS) and (twin or element.tag not in _OWN_RULES | RAW_TEXT_TAGS)
    if kind == "child":
        in_head = element.parent >= 0 and page.elements[element.parent].tag == "head"
        return whole and not in_head and element.tag not in _OWN_RULES | _CELLS | (_IN_HEAD - {"script"})
    return element.closed and element.tag not in _OWN_RULES | _CELLS | RAW_TEXT_TAGS


def contents(page: Page, element: int) -> tuple[Part, ...]:
    """Return the texts and the attributes that usually hold values, of an element and all in it."""
    found: list[Part] = []
    waiting = [element]
    while waiting:
        one = page.elements[waiting.pop()]
        waiting += one.children
        found += parts_of(page, one, "text")
        found += (part for part in parts_of(page, one, "attribute") if part.name in HOLDING)
    return tuple(found)


def own_texts(page: Page, element: Element) -> list[tuple[int, int]]:
    """Return where text stands directly in an element; JSON in it has keys, and is none."""
    json = blocks_of(page).get((element.index,))
    spans = [(text.start, text.end) for text in direct_texts(page, element)]
    if json is not None:
        start, end = json.span
        spans = [(element.content, start), (end, element.content_end)]
    inside = [(start, end) for start, end in spans if element.content <= start < end <= element.content_end]
    return [(start, end) for start, end in inside if not page.source[start:end].isspace()]


def _without_token(page: Page, attribute: Attribute, token: str) -> tuple[Edit, ...]:
    """Return the edits that cut a class token wherever it stands in the attribute; none where it is spelt otherwise."""
    span = value_span(page.source, attribute)
    if span is None:
        return ()
    position, edits = span[0], []
    for word in page.source[span[0] : span[1]].split():
        start = page.source.index(word, position, span[1])
        position = start + len(word)
        if word == token:
            edits.append(Edit(start, position, ""))
    return tuple(edits)


_KEY = re.compile(r'"(?:[^"\\]|\\.)*"')
_EMPTY = {"object": "{}", "array": "[]", "string": '""', "number": "0", "literal": "null"}


def _without_key(held: Held, *, whole: bool) -> Edit:
    """Take a member out under its key, or its key's name alone; empty an entry of a list, so that others keep place."""
    value, within = held
    if isinstance(value.path[-1], int):
        return within.edit(value.start, value.end, _EMPTY[value.kind])
    start = within.text.index('"', value.cut[0])
    end = value.end if whole else start + len(_KEY.match(within.text, start)[0])  # type: ignore[index]  # it was scanned as a key
    return within.edit(start, end, f'"{NEUTRAL}":null' if whole else f'"{NEUTRAL}"')


def stands(page: Page, part: Part) -> str:
    """Return what stands in a part: a text, an attribute's or key's value; nothing for what has only a place."""
    if part.kind == "key":
        held = blocks_of(page)[part.path]
        return held.written if held.value.kind in {"string", "number", "literal"} else ""
    if part.kind == "attribute":
        return page.elements[part.element].get(part.name)
    if part.kind == "text":
        return unescape(" ".join(page.source[start:end] for start, end in own_texts(page, page.elements[part.element])))
    return ""


def altered(page: Page, part: Part, number: int) -> list[Edit]:
    """Return edits that put a value beside the one a part holds: another digit, or another letter where it has none."""
    if part.kind == "key":
        value, within = held = blocks_of(page)[part.path]
        return [within.edit(value.start, value.end, other(held.written, number))]
    element = page.elements[part.element]
    if part.kind == "attribute":
        attribute = element.attributes[part.name]
        text = escape(other(attribute.value, number))
        return [Edit(attribute.start, attribute.end, f'{page.source[attribute.start :][: len(part.name)]}="{text}"')]
    raw = element.tag in RAW_TEXT_TAGS - {"title", "textarea"}
    edits = []
    for start, end in own_texts(page, element):
        text = page.source[start:end]
        changed = other(text, number) if raw else escape(other(unescape(text), number), quote=False)
        edits.append(Edit(start, end, changed))
    return edits


def other(text: str, number: int) -> str:
    """Return a text with its last digit changed, or its first for number 1; of one without digits, its last letter.

    Two places, because some changes of a date or a code are none.
    """
    order = range(len(text)) if number else range(len(text) - 1, -1, -1)
    for wanted in (str.isdigit, str.isalpha):
        for place in order:
            if text[place].isascii() and wanted(text[place]):
                return text[:place] + _next(text[place]) + text[place + 1 :]
    return text


def _next(character: str) -> str:
    return chr(ord(character) + (-1 if character in "9zZ" else 1))
