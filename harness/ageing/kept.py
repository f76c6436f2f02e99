"""What of a page is still there on a later one: the four ways in which scrapers find things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from harness.model import Kept
from harness.page import RAW_TEXT_TAGS, Page

T = TypeVar("T")

SHORTEST = 2
"""Characters below which a text is not looked for again."""
UNSEEN = frozenset({"head", "noscript", "template"} | RAW_TEXT_TAGS)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text stands that is on the page only once."""

    element: int
    path: str
    template: str


def own_texts(page: Page) -> dict[int, str]:
    """Return the text directly in each element that a reader sees, white space folded."""
    return page.once(_own_texts)


def _own_texts(page: Page) -> dict[int, str]:
    unseen = hidden(page)
    parts: dict[int, list[str]] = {}
    for text in page.texts:
        if text.parent not in unseen:
            parts.setdefault(text.parent, []).append(page.source[text.start : text.end])
    joined = ((index, " ".join(" ".join(found).split())) for index, found in parts.items())
    return {index: text for index, text in joined if len(text) >= SHORTEST}


def hidden(page: Page) -> frozenset[int]:
    """Return the elements that no reader sees, and all within them."""
    return page.once(_hidden)


def _hidden(page: Page) -> frozenset[int]:
    found: set[int] = set()
    for element in page.elements:
        if element.tag in UNSEEN or element.parent in found:
            found.add(element.index)
    return frozenset(found)


def landmarks(page: Page) -> dict[str, Found]:
    """Return the texts that stand on the page only once, by which its elements are known again."""
    return page.once(_landmarks)


def _landmarks(page: Page) -> dict[str, Found]:
    places: dict[str, list[int]] = {}
    for index, text in own_texts(page).items():
        places.setdefault(text, []).append(index)
    return {
        text: Found(found[0], page.paths[found[0]], page.templates[found[0]])
        for text, found in places.items()
        if len(found) == 1
    }


def ids_of(page: Page) -> frozenset[str]:
    """Return the page's ids."""
    return frozenset(token for element in page.elements if (token := element.get("id").strip()))


def kept(old: Page, new: Page) -> Kept:
    """Return what of `old` is still there on `new`; paths are told of texts that stand once on each."""
    here, there = landmarks(old), landmarks(new)
    both = [(here[text], there[text]) for text in here if text in there]
    return Kept(
        _share(old.by_class, new.by_class.__contains__),
        _share(ids_of(old), ids_of(new).__contains__),
        _share(both, lambda pair: pair[0].template == pair[1].template),
        _share(both, lambda pair: pair[0].path == pair[1].path),
    )


def _share(of: Iterable[T], holds: Callable[[T], bool]) -> float:
    answers = [holds(one) for one in of]
    return sum(answers) / len(answers) if answers else 1.0
