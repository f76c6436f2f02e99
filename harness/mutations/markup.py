"""Edits that several mutations make."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, TypeVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.page import VOID_TAGS, Attribute, Edit, Element, Page, Text

R = TypeVar("R")


def with_classes(element: Element, tokens: list[str]) -> Edit:
    """Replace an element's class attribute; an empty list removes it."""
    attribute = element.attributes["class"]
    return Edit(attribute.start, attribute.end, class_attribute(tokens))


def class_attribute(tokens: Sequence[str]) -> str:
    """Return the source text of a class attribute; empty for an empty list."""
    return f'class="{escape(" ".join(tokens))}"' if tokens else ""


def insert_before(element: Element, text: str) -> Edit:
    """Insert source text right before an element."""
    return Edit(element.start, element.start, text)


def insert_after(element: Element, text: str) -> Edit:
    """Insert source text right after an element."""
    return Edit(element.end, element.end, text)


def drop(element: Element) -> Edit:
    """Remove an element with all it holds."""
    return Edit(element.start, element.end, "")


def retag(page: Page, element: Element, tag: str) -> list[Edit]:
    """Give an element another tag name, in its start tag and in its end tag if it has one."""
    name = element.start + 1
    edits = [Edit(name, name + len(element.tag), tag)]
    if element.closed:
        closing = page.source.index("/", element.content_end) + 1
        edits.append(Edit(closing, closing + len(element.tag), tag))
    return edits


def without_attribute(page: Page, attribute: Attribute) -> Edit:
    """Remove an attribute, with one white space before it where the next thing keeps its own border."""
    source = page.source
    spaced = source[attribute.start - 1].isspace() and source[attribute.end : attribute.end + 1] in tuple(" \t\r\n\f>")
    return Edit(attribute.start - spaced, attribute.end, "")


def drawn(
    record: Callable[..., R], aim: Aim, accept: Callable[[Element], bool], **fields: Sequence[Any]
) -> st.SearchStrategy[R]:
    """Draw a record at an element that `accept` takes, each of its other fields from what is given for it."""

    def made(values: tuple[Any, ...]) -> R:
        return record(at=values[0], **dict(zip(fields, values[1:], strict=True)))

    return aim.places(accept, *fields.values()).map(made)


def ends_plainly(page: Page, element: Element) -> bool:
    """Say whether the element's end tag closes nothing else."""
    if not element.closed:
        return False
    last = page.elements[element.children[-1]] if element.children else None
    return last is None or (last.end <= element.content_end and (last.closed or last.tag in VOID_TAGS))


def direct_texts(page: Page, element: Element) -> Sequence[Text]:
    """Return the texts that stand directly in an element, in source order."""
    return page.once(_texts_by_parent).get(element.index, ())


def _texts_by_parent(page: Page) -> dict[int, list[Text]]:
    texts: dict[int, list[Text]] = {}
    for text in page.texts:
        texts.setdefault(text.parent, []).append(text)
    return texts
