"""Where values of a kind stand in a page: attributes, short texts, and what blocks of JSON hold.

In: a page and what values of the kind look like. Out: each element's slots of that kind, and the edit that puts
another value into one.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from harness.mutations.aim import Aim
from harness.mutations.json_block import Block, attribute_blocks, block_of, blocks_of
from harness.mutations.json_source import JsonValue, Path, template
from harness.mutations.markup import direct_texts
from harness.page import RAW_TEXT_TAGS, Attribute, Edit, Element, Page, name_spans, value_span

LONGEST_TEXT = 60
"""Characters of a text that is a value and no prose."""
MOST_ALIKE = 2
"""Elements of one tag path and the same classes whose slots are kept."""
LONGEST_VALUE = 200
"""Characters of an attribute that may be a number or a date."""

_NAMES = frozenset({"@context", "@type"})
"""Members of JSON-LD that name a vocabulary, and look like addresses."""
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"\S")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?Infinity")
"""What stands without quotes where a number does: as JSON has it, and as `json.loads` takes it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of an element: an attribute, a value of its JSON or of an attribute's, or with neither its text."""

    attribute: str = ""
    path: Path = ()


Slots = Mapping[int, Sequence[Slot]]
"""The slots of each element that has some, by its index."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What values of a kind look like."""

    attribute: Callable[[Attribute], bool]
    text: re.Pattern[str] | None = None
    """What is exchanged of a text."""
    json: re.Pattern[str] | None = None
    may_have: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Attributes that elements of a tag have even where they are not written."""


def found(page: Page, looks: Looks) -> Slots:
    """Return the slots of a page that hold a value which looks so; meant to be asked once for a page."""
    slots: dict[int, list[Slot]] = {}
    for element in page.elements:
        own = [Slot(name) for name, one in element.attributes.items() if looks.attribute(one)]
        own += [Slot(name) for name in looks.may_have.get(element.tag, ()) if name not in element.attributes]
        if looks.text and _span(page, element, looks.text):
            own.append(Slot())
        if own:
            slots[element.index] = own
    slots = _few_alike(page, slots)
    for index, attribute, block in _blocks(page):
        like = [
            Slot(attribute, one.path)
            for one in block.values
            if looks.json and one.path and _looks(block, one, looks.json)
        ]
        if like:
            slots[index] = [*slots.get(index, ()), *like]
    return slots


def _blocks(page: Page) -> Iterator[tuple[int, str, Block]]:
    """Yield the blocks of JSON of scripts, and of attributes with their names."""
    yield from ((index, "", block) for index, block in blocks_of(page).items())
    for index, blocks in attribute_blocks(page).items():
        yield from ((index, kind[1:], block) for kind, block in blocks.items())


def read_of(aim: Aim, index: int, slots: Sequence[Slot]) -> list[Slot]:
    """Return slots of an element without the values of JSON attributes that the scraper does not read."""
    read = {
        Slot(kind[1:], one.path)
        for kind, block in attribute_blocks(aim.page).get(index, {}).items()
        for one in block.values
        if block.holds(one, aim.stated)
    }
    return [slot for slot in slots if not (slot.attribute and slot.path) or slot in read]


def _few_alike(page: Page, slots: Mapping[int, list[Slot]]) -> dict[int, list[Slot]]:
    """Return the slots of only some elements of each list, so that a count beside it is struck as often as they are."""
    alike: Counter[tuple[object, ...]] = Counter()
    few: dict[int, list[Slot]] = {}
    for index, own in slots.items():
        kind = (page.templates[index], *page.elements[index].classes, *own)
        alike[kind] += 1
        if alike[kind] <= MOST_ALIKE:
            few[index] = own
    return few


def put(page: Page, element: Element | None, slot: Slot, value: str, looks: Looks) -> list[Edit]:
    """Put a value into a slot of an element, escaped as it must be there; nothing where there is no such slot."""
    if element is None:
        return []
    if slot.path:
        return _put_json(page, element, slot, value)
    if slot.attribute:
        there = slot.attribute in element.attributes or slot.attribute in looks.may_have.get(element.tag, ())
        return [attribute_edit(page, element, slot.attribute, value)] if there else []
    span = _span(page, element, looks.text) if looks.text else None
    return [Edit(*span, escape(value, quote=False))] if span else []


def attribute_edit(page: Page, element: Element, name: str, value: str) -> Edit:
    """Write an attribute, in its place or behind the tag's name."""
    written = f'{name}="{escaped(value)}"'
    attribute = element.attributes.get(name)
    if attribute is not None:
        return Edit(attribute.start, attribute.end, written)
    place = name_spans(page.source, element)[0][1]
    return Edit(place, place, f" {written}")


def escaped(value: str) -> str:
    """Return a value as it stands between double quotes."""
    return value.replace("&", "&amp;").replace('"', "&quot;")


def words(page: Page) -> Slots:
    """Return the slots that hold words written in HTML: texts, and values of attributes that stand in quotes."""
    slots: dict[int, list[Slot]] = {}
    for element in page.elements:
        own = [Slot(name) for name, one in element.attributes.items() if one.value and _quotes(page, one)]
        if _has_text(page, element):
            own.insert(0, Slot())
        if own:
            slots[element.index] = own
    return slots


def strings(page: Page) -> Slots:
    """Return the slots of strings of JSON; of those in like places one."""
    slots: dict[int, list[Slot]] = {}
    for index, block in blocks_of(page).items():
        like = {template(one.path): one.path for one in reversed(block.values) if one.kind == "string" and one.path}
        if like:
            slots[index] = [Slot(path=path) for path in like.values()]
    return slots


def begins(page: Page, element: Element | None, slot: Slot, inserted: str) -> list[Edit]:
    """Insert something as it is before the words of a slot."""
    return _inserted(page, element, slot, inserted, lambda _text, start, _end: start)


def interrupts(page: Page, element: Element | None, slot: Slot, inserted: str) -> list[Edit]:
    """Insert something behind the first word of a slot, escaped as it must be in JSON."""
    return _inserted(page, element, slot, _quoted(inserted)[1:-1] if slot.path else inserted, _first_space)


def _inserted(
    page: Page, element: Element | None, slot: Slot, inserted: str, place: Callable[[str, int, int], int]
) -> list[Edit]:
    """Insert something into the words of a slot, at the place in their text."""
    if slot.path:
        strings = [(block, one) for block, one in json_at(page, element, slot.path) if one.kind == "string"]
        places = [(block, place(block.text, one.start + 1, one.end - 1)) for block, one in strings]
        return [block.edit(at, at, inserted) for block, at in places]
    span = _words(page, element, slot) if element is not None else None
    at = place(page.source, *span) if span else 0
    return [Edit(at, at, inserted)] if span else []


def _first_space(text: str, start: int, end: int) -> int:
    """Return where the first word of a text ends."""
    space = _SPACE.search(text, start, end)
    return space.start() if space else end


def within(slot: Slot) -> str:
    """Return a slot that holds words in words."""
    return where(slot, "") if slot.path else f"the value of {slot.attribute} of" if slot.attribute else "the text of"


def where(slot: Slot, what: str) -> str:
    """Return a slot in words; `what` is what is exchanged of a text."""
    if slot.path:
        return f"JSON {spoken(slot.path)} in" + (f" {slot.attribute} of" if slot.attribute else "")
    return f"{slot.attribute} of" if slot.attribute else f"{what} in the text of"


def spoken(path: Path) -> str:
    """Return a path of JSON as it is written in most languages."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".") or "root"


def json_at(page: Page, element: Element | None, path: Path, attribute: str = "") -> Iterator[tuple[Block, JsonValue]]:
    """Yield the value at a path of a script that holds JSON, or of an attribute, with its block."""
    if attribute and element is not None:
        block = attribute_blocks(page).get(element.index, {}).get(f"@{attribute}")
    else:
        block = block_of(page, element)
    if block is not None:
        yield from ((block, one) for one in block.values if one.path == path)


def _looks(block: Block, value: JsonValue, looks: re.Pattern[str]) -> bool:
    if value.kind not in {"string", "number"} or value.end - value.start > LONGEST_VALUE or value.path[-1] in _NAMES:
        return False
    return looks.fullmatch(block.written(value).strip('"')) is not None


def _put_json(page: Page, element: Element, slot: Slot, value: str) -> list[Edit]:
    return [
        block.edit(one.start, one.end, value if one.kind == "number" and _NUMBER.fullmatch(value) else _quoted(value))
        for block, one in json_at(page, element, slot.path, slot.attribute)
    ]


def _quoted(value: str) -> str:
    return json.dumps(value).replace("</", "<\\/")


def _words(page: Page, element: Element, slot: Slot) -> tuple[int, int] | None:
    """Return where the words of a slot in HTML stand, quotes and white space around them left out."""
    if slot.attribute:
        attribute = element.attributes.get(slot.attribute)
        return value_span(page.source, attribute) if attribute is not None and _quotes(page, attribute) else None
    if not _has_text(page, element):
        return None
    text = direct_texts(page, element)[0]
    word = _WORD.search(page.source, text.start, text.end)
    return (word.start(), text.end) if word else None


def _quotes(page: Page, attribute: Attribute) -> bool:
    """Say whether an attribute's value stands in quotes, so that anything but them may stand in it."""
    return page.source[attribute.end - 1] in "\"'" and attribute.end - attribute.start > len(attribute.name) + 2


def _has_text(page: Page, element: Element) -> bool:
    return element.tag not in RAW_TEXT_TAGS - {"title"} and bool(direct_texts(page, element))


def _span(page: Page, element: Element, looks: re.Pattern[str]) -> tuple[int, int] | None:
    """Return where the first value that looks so stands in the short texts directly in an element."""
    if element.tag in RAW_TEXT_TAGS - {"title"}:
        return None
    return next(_spans(page, element, looks), None)


def _spans(page: Page, element: Element, looks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for text in direct_texts(page, element):
        if text.end - text.start <= LONGEST_TEXT and (match := looks.search(page.source, text.start, text.end)):
            yield match.span()
