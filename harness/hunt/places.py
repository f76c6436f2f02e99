"""Names for the places of a page: of an element, and of a value in it, short enough for a sentence.

In: a page and an element or a site of it. Out: `h1.title`, the second `<span>` of `div.buy`, `offers.price` of the
JSON-LD. A name in the form of a selector alone is one that no other element of the page answers to.
"""

from collections.abc import Iterator

from harness.mutations.json_block import block_of, kind_of
from harness.mutations.json_source import is_json_ld
from harness.page import Element, Page, Site

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NAMING = ("itemprop", "property", "name", "rel")
"""Attributes by which elements without a class are told apart."""
LONGEST_NAME = 40
MOST_CLASSES = 3
"""Class tokens of an element of which one may name it."""


def element_name(page: Page, element: Element) -> str:
    """Return the name of an element: a selector that is its alone, or else its number in its parent."""
    for selector, count in _selectors(page, element):
        if count == 1:
            return f"`{selector}`"
    if len(page.by_tag[element.tag]) == 1:
        return f"the `<{element.tag}>`"
    alike = [one for one in page.siblings(element) if one.tag == element.tag]
    number = ordinal(alike.index(element)) + " " if len(alike) > 1 else ""
    around = _rough_name(page, page.elements[element.parent]) if element.parent >= 0 else "the page"
    return f"the {number}`<{element.tag}>` of {around}"


def site_name(page: Page, site: Site) -> str:
    """Return the name of the place where a value stands."""
    element = page.elements[site.element]
    if site.kind == "attribute":
        return f"the attribute `{short(site.attribute)}` of {element_name(page, element)}"
    if site.kind == "text":
        return element_name(page, element)
    path, kind = json_path(page, site), kind_of(element)
    if is_script(element) and not path:
        return "a script"
    return f"`{short(dotted(path))}` of the {kind}" if path else f"the {kind}"


def is_script(element: Element) -> bool:
    """Say whether the element is a script that is no JSON-LD, where a value may stand for many reasons."""
    return element.tag == "script" and not is_json_ld(element)


def json_path(page: Page, site: Site) -> tuple[str | int, ...]:
    """Return the path of the innermost value of JSON that holds a site; empty where there is none that can be read."""
    block = block_of(page, page.elements[site.element])
    if block is None:
        return ()
    spans = ((value.path, block.span(value)) for value in block.values)
    return max((path for path, (start, end) in spans if start <= site.start and site.end <= end), key=len, default=())


def dotted(path: tuple[str | int, ...]) -> str:
    """Return a path of JSON in one word: `author[0].name`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def ordinal(index: int) -> str:
    """Return the ordinal of an index in words, from 11 on as number."""
    return ORDINALS[index] if index < len(ORDINALS) else f"{index + 1}th"


def _selectors(page: Page, element: Element) -> Iterator[tuple[str, int]]:
    """Yield selectors of an element, the most telling first, each with how many elements answer to it."""
    like = page.by_tag[element.tag]
    if identifier := element.get("id").strip():
        yield short(f"{element.tag}#{identifier}"), sum(one.get("id").strip() == identifier for one in page.elements)
    for token in element.classes[:MOST_CLASSES]:
        yield short(f"{element.tag}.{token}"), sum(one.tag == element.tag for one in page.by_class[token])
    for name in NAMING:
        if value := element.get(name):
            yield short(f'{element.tag}[{name}="{value}"]'), sum(one.get(name) == value for one in like)


def _rough_name(page: Page, element: Element) -> str:
    """Return a name that several elements may have; then with an article that says so."""
    named = list(_selectors(page, element))
    for selector, count in named:
        if count == 1:
            return f"`{selector}`"
    if named:
        return f"a `{named[0][0]}`"
    return f"{'the' if len(page.by_tag[element.tag]) == 1 else 'a'} `<{element.tag}>`"


def short(name: str) -> str:
    """Return a name of the page's own in one piece, short enough for a sentence and without a mark of code in it."""
    plain = "".join(name.split()).replace("`", "'")
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"
