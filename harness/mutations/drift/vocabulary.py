"""The page's own words, its class and id tokens: where each one stands, new ones, and renaming them all over a page."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Literal

from harness.mutations.aim import Aim
from harness.mutations.markup import class_attribute
from harness.page import Anchor, Edit, Element, Page, value_span

REFERENCES = frozenset(
    {
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage"),
        *("aria-flowto", "aria-labelledby", "aria-owns", "for", "form", "headers", "itemref", "list"),
    }
)
"""Attributes that name other elements by id, most of them several."""

_NUMBER = re.compile(r"\d+")

Scope = Literal["node", "tag", "page"]
SCOPES: tuple[Scope, ...] = ("node", "tag", "page")
"""How far a renaming goes, nearest first: the elements at one template path, those of one tag, the whole page."""


def tokens_of(page: Page) -> frozenset[str]:
    """Return every class and id token of the page."""
    return page.once(_tokens)


def _tokens(page: Page) -> frozenset[str]:
    ids = (element.get("id") for element in page.elements)
    return frozenset((*page.by_class, *ids))


def enumerated(page: Page) -> frozenset[str]:
    """Return the ids that differ from another of the page in their numbers alone: they say which entry it is."""
    return page.once(_enumerated)


def _enumerated(page: Page) -> frozenset[str]:
    alike: dict[str, list[str]] = {}
    for element in page.elements:
        if name := element.get("id").strip():
            alike.setdefault(_NUMBER.sub("0", name), []).append(name)
    return frozenset(name for names in alike.values() if len(set(names)) > 1 for name in names)


def fresh(token: str, taken: Collection[str]) -> str:
    """Return `token`, with a number behind it if the page has it already."""
    number = 1
    free = token
    while free in taken:
        number += 1
        free = f"{token}{number}"
    return free


def carrying(page: Page, tokens: Collection[str]) -> Sequence[Element]:
    """Return the elements that carry any of these class tokens, in document order."""
    lists = [page.by_class.get(token, ()) for token in tokens]
    if len(lists) == 1:
        return lists[0]
    found = {element.index: element for elements in lists for element in elements}
    return [found[index] for index in sorted(found)]


def reached(page: Page, target: Element, scope: Scope, among: Iterable[Element]) -> list[Element]:
    """Return those of `among` that a change of `target` reaches; its peers are always among them."""
    if scope == "page":
        return list(among)
    same_tag = [element for element in among if element.tag == target.tag]
    if scope == "tag":
        return same_tag
    path = page.templates[target.index]
    return [element for element in same_tag if page.templates[element.index] == path]


def beyond(at: Anchor, scope: Scope) -> str:
    """Return in words what a scope wider than the peers of `at` takes in."""
    tag = at.path.rpartition("/")[2].partition("[")[0]
    return f"every <{tag}>" if scope == "tag" else "the whole page"


def plausible_scopes(aim: Aim, target: Element, among: Sequence[Element]) -> list[Scope]:
    """Return the scopes that take all or none of the elements near the values, nearest first.

    A narrower one would take some elements of a list and leave others: the list that is left is another value, and no
    scraper could tell.
    """
    near = frozenset(aim.near)
    wanted = {element.index for element in among} & near
    return [scope for scope in SCOPES if wanted <= {one.index for one in reached(aim.page, target, scope, among)}]


def renamed_classes(elements: Iterable[Element], mapping: Mapping[str, str]) -> list[Edit]:
    """Rename class tokens on the given elements; an empty new name removes the token."""
    attributes = [found for element in elements if (found := element.attributes.get("class"))]
    return _renamed(((one.start, one.end, one.value) for one in attributes), mapping)


def all_renamed(page: Page, mapping: Mapping[str, str]) -> list[Edit]:
    """Rename class tokens wherever they stand on a page."""
    return _renamed(page.once(_class_places), mapping)


def _class_places(page: Page) -> list[tuple[int, int, str]]:
    found = (element.attributes.get("class") for element in page.elements)
    return [(attribute.start, attribute.end, attribute.value) for attribute in found if attribute]


def _renamed(places: Iterable[tuple[int, int, str]], mapping: Mapping[str, str]) -> list[Edit]:
    known: dict[str, str | None] = {}
    edits = []
    for start, end, value in places:
        try:
            renamed = known[value]
        except KeyError:
            tokens = value.split()
            new = [to for token in tokens if (to := mapping.get(token, token))]
            renamed = known[value] = None if new == tokens else class_attribute(new)
        if renamed is not None:
            edits.append(Edit(start, end, renamed))
    return edits


def renamed_ids(page: Page, rename: Callable[[str], str]) -> list[Edit]:
    """Rename the page's ids, and all that refers to them within the page with them."""
    ids, places = page.once(_id_places)
    edits = []
    for name, old, span, quoted in places:
        if name == "id":
            new = rename(old.strip())
        elif name == "href":
            new = f"#{rename(old[1:])}"
        else:
            new = " ".join(rename(token) if token in ids else token for token in old.split())
            new = old if new.split() == old.split() else new
        if new != old:
            written = escape(new)
            edits.append(Edit(*span, written if quoted or len(new.split()) == 1 else f'"{written}"'))
    return edits


def _id_places(page: Page) -> tuple[frozenset[str], list[tuple[str, str, tuple[int, int], bool]]]:
    """Return the page's ids, and each attribute that names one: its name, its value and where, and if in quotes."""
    ids = frozenset(token for element in page.elements if (token := element.get("id").strip()))
    places = []
    for element in page.elements:
        for name, attribute in element.attributes.items():
            value = attribute.value
            if name == "id":
                named = bool(value.strip())
            elif name == "href":
                named = value.startswith("#") and value[1:] in ids
            else:
                named = name in REFERENCES and not ids.isdisjoint(value.split())
            if named and (span := value_span(page.source, attribute)):
                places.append((name, value, span, span[1] < attribute.end))
    return ids, places
