"""Which element of a page is which of a later capture of it.

In: two pages. Out: pairs of indices. In this order: texts and ids that stand once on each page; then, from below,
elements around what was matched, the most alike of the candidates first; then, from above, children of matched
elements that look alike and stand in the same order.

The method is that of J.-R. Falleri et al., Fine-grained and Accurate Source Code Differencing (ASE 2014), in short.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from harness.ageing.kept import hidden, landmarks
from harness.page import Element, Page

HIGHEST = 3
"""How many elements above a matched child's place may be its parent's match: wrappers come between."""
LEAST_ALIKE = 0.3
MOST_CHILDREN = 400
"""Children of one element that are compared with each other; beyond them, only what has a text or an id is matched."""


def align(old: Page, new: Page) -> dict[int, int]:
    """Return of each element that is found again its index on the new page."""
    found: dict[int, int] = {}
    taken: set[int] = set()

    def take(one: int, other: int) -> None:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)

    for one, other in _known_again(old, new):
        take(one, other)
    for element in reversed(old.elements):
        around = None if element.index in found else _around(new, element, found, taken)
        if around is not None:
            take(element.index, around)
    for element in old.elements:
        if element.index in found:
            for one, other in _in_order(old, new, element, new.elements[found[element.index]], found, taken):
                take(one, other)
    return found


def _known_again(old: Page, new: Page) -> Iterator[tuple[int, int]]:
    there = landmarks(new)
    for text, place in landmarks(old).items():
        if text in there:
            yield place.element, there[text].element
    ids = _by_id(new)
    for name, element in _by_id(old).items():
        if name in ids and ids[name].tag == element.tag:
            yield element.index, ids[name].index
    for tag in ("html", "head", "body"):
        for one, other in zip(old.by_tag.get(tag, ())[:1], new.by_tag.get(tag, ())[:1], strict=False):
            yield one.index, other.index


def _by_id(page: Page) -> dict[str, Element]:
    counted = Counter(token for element in page.elements if (token := element.get("id").strip()))
    return {element.get("id").strip(): element for element in page.elements if counted[element.get("id").strip()] == 1}


def _around(new: Page, element: Element, found: Mapping[int, int], taken: set[int]) -> int | None:
    votes: Counter[int] = Counter()
    for child in element.children:
        if child in found:
            above = new.elements[found[child]].parent
            for step in range(HIGHEST):
                if above < 0:
                    break
                if above not in taken:
                    votes[above] += HIGHEST - step
                above = new.elements[above].parent
    best = max(votes, key=lambda index: (_alike(element, new.elements[index]), votes[index], -index), default=None)
    if best is None or _alike(element, new.elements[best]) < LEAST_ALIKE:
        return None
    return best


def _alike(one: Element, other: Element) -> float:
    """Return from 0 to 2 how alike two elements are by tag, id and classes."""
    own, others = set(one.classes), set(other.classes)
    either = own | others
    classes = len(own & others) / len(either) if either else 1.0
    same_id = bool(one.get("id")) and one.get("id") == other.get("id")
    return 0.5 * (one.tag == other.tag) + classes + 0.5 * same_id


def _in_order(  # noqa: PLR0917 (two of each: page, element, what is matched)
    old: Page, new: Page, one: Element, other: Element, found: Mapping[int, int], taken: set[int]
) -> Iterator[tuple[int, int]]:
    unseen, unseen_there = hidden(old), hidden(new)
    here = [index for index in one.children if index not in found and index not in unseen][:MOST_CHILDREN]
    there = [index for index in other.children if index not in taken and index not in unseen_there][:MOST_CHILDREN]
    looks = [(old.elements[index].tag, *sorted(old.elements[index].classes)) for index in here]
    looks_there = [(new.elements[index].tag, *sorted(new.elements[index].classes)) for index in there]
    blocks = SequenceMatcher(None, looks, looks_there, autojunk=False).get_matching_blocks()
    at = at_there = 0
    for block in blocks:
        if block.a - at == block.b - at_there == 1 and looks[at][0] == looks_there[at_there][0]:
            yield here[at], there[at_there]
        for step in range(block.size):
            yield here[block.a + step], there[block.b + step]
        at, at_there = block.a + block.size, block.b + block.size
