"""Ways to find one value on a page, as scrapers have them.

In: a page and a text on it. Out: locators of all kinds, each of which finds just that text there, and what each finds
on another page.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import trafilatura

from harness.ageing.kept import own_texts
from harness.mutations.json_source import is_json_ld
from harness.page import Element, Page

READ = ("itemprop", "property", "data-testid", "data-test", "data-qa", "rel", "name", "role", "datetime")
SHORTEST_LABEL = 3
LONGEST_LABEL = 40
EXTRACTOR = "trafilatura"
"""The kind of what is found by an extractor without a locator."""
MOST_JSON = 6
"""Values of structured data a page."""


@dataclass(frozen=True, slots=True)
class Locator:
    """One way to find a value."""

    kind: str
    words: str
    """As a scraper would write it."""
    depth: int
    """How many elements it names."""
    expected: str
    element: int
    """Where the value stands on the old page; -1 in structured data."""
    find: Callable[[Page], str | None]


def locators(page: Page, element: Element) -> Iterator[Locator]:
    """Yield the locators that find an element's text on its own page."""
    text = own_texts(page)[element.index]
    for kind, words, depth, find in _ways(page, element):
        if find(page) == text:
            yield Locator(kind, words, depth, text, element.index, find)


def _ways(page: Page, element: Element) -> Iterator[tuple[str, str, int, Callable[[Page], str | None]]]:
    path, template = page.paths[element.index], page.templates[element.index]
    steps = path.count("/") + 1
    text = own_texts(page)[element.index]
    yield "absolute XPath", f"/{path}", steps, partial(_at, path)
    yield "tag path", template, steps, partial(_among, template, text)
    for ancestor in page.ancestors(element):
        name = ancestor.get("id").strip()
        if name:
            below = path[len(page.paths[ancestor.index]) + 1 :]
            words = f'//*[@id="{name}"]/{below}'
            yield "relative XPath", words, below.count("/") + 2, partial(_below_id, name, below)
            break
    if element.classes:
        classes = frozenset(element.classes)
        words = f"{element.tag}.{'.'.join(element.classes)}"
        yield "class CSS", words, 1, partial(_with_classes, element.tag, classes)
    else:
        above = next((one for one in page.ancestors(element) if one.classes), None)
        if above is not None:
            classes = frozenset(above.classes)
            words = f".{'.'.join(above.classes)} {element.tag}"
            yield "class CSS", words, 2, partial(_within_classes, classes, element.tag)
    if own := element.get("id").strip():
        yield "id CSS", f"#{own}", 1, partial(_with, "id", own)
    for name in element.attributes:
        if name in READ and (value := element.get(name)):
            yield "attribute", f'[{name}="{value}"]', 1, partial(_with, name, value)
            break
    label = _label(page, element)
    if label:
        yield "text anchor", f'//*[text()="{label}"]/following::*[1]', 2, partial(_behind, label)


def _text(page: Page, index: int | None) -> str | None:
    return None if index is None else own_texts(page).get(index)


def _at(path: str, page: Page) -> str | None:
    return _text(page, page.once(_by_path).get(path))


def _by_path(page: Page) -> dict[str, int]:
    return {path: index for index, path in enumerate(page.paths)}


def _among(template: str, text: str, page: Page) -> str | None:
    return text if text in page.once(_by_template).get(template, frozenset()) else None


def _by_template(page: Page) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for index, text in own_texts(page).items():
        found.setdefault(page.templates[index], set()).add(text)
    return {template: frozenset(texts) for template, texts in found.items()}


def _ids(page: Page) -> dict[str, int]:
    found: dict[str, int] = {}
    for element in page.elements:
        if name := element.get("id").strip():
            found.setdefault(name, element.index)
    return found


def _below_id(name: str, below: str, page: Page) -> str | None:
    above = page.once(_ids).get(name)
    return None if above is None else _at(f"{page.paths[above]}/{below}", page)


def _with_classes(tag: str, classes: frozenset[str], page: Page) -> str | None:
    for element in page.by_class.get(min(classes), ()):
        if element.tag == tag and classes <= set(element.classes):
            return own_texts(page).get(element.index)
    return None


def _within_classes(classes: frozenset[str], tag: str, page: Page) -> str | None:
    for above in page.by_class.get(min(classes), ()):
        if classes <= set(above.classes):
            inner = (one for one in page.by_tag.get(tag, ()) if above.start < one.start < above.end)
            first = next(inner, None)
            if first is not None:
                return own_texts(page).get(first.index)
    return None


def _with(name: str, value: str, page: Page) -> str | None:
    return next((_text(page, one.index) for one in page.elements if one.get(name) == value), None)


def _label(page: Page, element: Element) -> str:
    texts = own_texts(page)
    above = [one for one in page.siblings(element) if one.index < element.index]
    label = texts.get(above[-1].index, "") if above else ""
    return label if SHORTEST_LABEL <= len(label) <= LONGEST_LABEL and re.search(r"[^\W\d]", label) else ""


def _behind(label: str, page: Page) -> str | None:
    for index, text in own_texts(page).items():
        if text == label:
            after = [one for one in page.siblings(page.elements[index]) if one.index > index]
            return own_texts(page).get(after[0].index) if after else None
    return None


def text_locators(page: Page, elements: Iterable[Element]) -> Iterator[Locator]:
    """Yield what trafilatura makes of a page as locators: its title, and each text that is part of the article."""
    extracted = _extracted(page)
    if extracted.title:
        yield Locator(EXTRACTOR, "trafilatura title", 0, extracted.title, -1, _title)
    for element in elements:
        text = own_texts(page)[element.index]
        if text in extracted.text:
            yield Locator(EXTRACTOR, "trafilatura text", 0, text, element.index, partial(_in_article, text))


def _title(page: Page) -> str | None:
    return _extracted(page).title


def _in_article(text: str, page: Page) -> str | None:
    return text if text in _extracted(page).text else None


@dataclass(frozen=True, slots=True)
class _Extracted:
    title: str
    text: str


def _extracted(page: Page) -> _Extracted:
    return page.once(_extract)


def _extract(page: Page) -> _Extracted:
    """Extract a page; white space is folded, as in the texts that are looked for."""
    found = trafilatura.bare_extraction(page.source, with_metadata=True)
    title, text = (" ".join(str(getattr(found, name, None) or "").split()) for name in ("title", "text"))
    return _Extracted(title, text)


def data_locators(page: Page) -> Iterator[Locator]:
    """Yield locators of values in JSON-LD, by type and key."""
    for (kind, key), value in list(_data(page).items())[:MOST_JSON]:
        words = f"json-ld {kind}.{key}"
        yield Locator("JSON-LD path", words, 1, value, -1, partial(_value, (kind, key)))


def _value(at: tuple[str, str], page: Page) -> str | None:
    return _data(page).get(at)


def _data(page: Page) -> dict[tuple[str, str], str]:
    return page.once(_of_blocks)


def _of_blocks(page: Page) -> dict[tuple[str, str], str]:
    """Return the first text of each key of each object at the top of a block, or of its graph."""
    found: dict[tuple[str, str], str] = {}
    for element in page.elements:
        if is_json_ld(element):
            try:
                root: Any = json.loads(page.source[element.content : element.content_end])
            except (ValueError, RecursionError):
                continue
            for value in root if isinstance(root, list) else [root]:
                graph = value.get("@graph", [value]) if isinstance(value, dict) else []
                for one in graph if isinstance(graph, list) else []:
                    if isinstance(one, dict):
                        kind = one.get("@type")
                        for key, inner in one.items():
                            if isinstance(inner, str) and not key.startswith("@"):
                                found.setdefault((str(kind), key), " ".join(inner.split()))
    return found
