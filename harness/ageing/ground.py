"""What changes of a page's structure do to its paths, reckoned on the tree and without making the page.

In: a page. Out: for each element the texts at or below it, as the bits of a number, and for a change the texts whose
tag path and whose absolute XPath it takes away. Parsing the changed page would tell the same a hundred times slower.
"""

from dataclasses import dataclass

from harness.ageing.kept import hidden, landmarks, own_texts
from harness.mutations.drift.places import BLOCK_TAGS
from harness.page import Element, Page

OUTERMOST = frozenset({"html", "head", "body"})


@dataclass(frozen=True, slots=True)
class Struck:
    """Which texts lose their path."""

    tag_paths: int = 0
    xpaths: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """A page with its texts as bits."""

    page: Page
    leaves: tuple[int, ...]
    """The elements of the texts; the first is the lowest bit."""
    below: tuple[int, ...]
    """Of each element, the texts in it."""

    def lineage(self, leaf: int) -> list[Element]:
        """Return an element and those around it within the body, innermost first."""
        element = self.page.elements[leaf]
        around = (element, *self.page.ancestors(element))
        return [one for one in around if one.tag not in OUTERMOST]

    def shifted(self, element: Element, tags: frozenset[str]) -> int:
        """Return the texts in the siblings behind an element that are counted with these tags."""
        found = 0
        for sibling in self.page.siblings(element):
            if sibling.index > element.index and sibling.tag in tags:
                found |= self.below[sibling.index]
        return found

    def inserted(self, element: Element, tag: str) -> Struck:
        """Put an element of this tag before another."""
        own = self.below[element.index] if element.tag == tag else 0
        return Struck(0, own | self.shifted(element, frozenset({tag})))

    def removed(self, element: Element) -> Struck:
        """Take an element out: its own texts are no longer asked about."""
        return Struck(0, self.shifted(element, frozenset({element.tag})))

    def wrapped(self, element: Element) -> Struck:
        """Put an element around another and its peers."""
        wrapper = "div" if element.tag in BLOCK_TAGS else "span"
        return self._all(element, frozenset() if wrapper == element.tag else frozenset({wrapper, element.tag}))

    def unwrapped(self, element: Element) -> Struck:
        """Take the tags of an element and of its peers away."""
        inner = {self.page.elements[child].tag for child in element.children}
        return self._all(element, frozenset({element.tag, *inner}))

    def retagged(self, element: Element, to: str) -> Struck:
        """Give an element and its peers another tag."""
        return self._all(element, frozenset({element.tag, to}))

    def _all(self, element: Element, counted: frozenset[str]) -> Struck:
        within = beside = 0
        parents: set[int] = set()
        for peer in self.page.peers(element):
            within |= self.below[peer.index]
            if counted and peer.parent not in parents:  # behind the first of some siblings stands what does behind all
                parents.add(peer.parent)
                beside |= self.shifted(peer, counted)
        return Struck(within, within | beside)


def ground(page: Page) -> Ground:
    """Return a page's ground: the texts by which its elements are known again, or all where there are none."""
    unseen = hidden(page)
    known = [found.element for found in landmarks(page).values()] or list(own_texts(page))
    leaves = tuple(
        index for index in sorted(known) if index not in unseen and page.elements[index].tag not in OUTERMOST
    )
    below = [0] * len(page.elements)
    for bit, index in enumerate(leaves):
        below[index] |= 1 << bit
    for element in reversed(page.elements):
        if element.parent >= 0:
            below[element.parent] |= below[element.index]
    return Ground(page, leaves, tuple(below))
