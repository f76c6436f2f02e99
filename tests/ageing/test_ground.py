"""What a change does to the paths of a list is reckoned once for each list, and only of a change that applies."""

from unittest.mock import Mock, patch

import msgspec
import pytest

from harness.ageing import MEASURED, Ageing
from harness.ageing.ground import Ground, ground
from harness.mutations import Aim
from harness.page import Element, Page
from tests.ageing.pages import page_of

LISTS = "".join(
    f"<section>{''.join(f'<div>{name} {number}</div><p>gap {name} {number}</p>' for number in range(20))}</section>"
    for name in ("one", "two", "three")
)


def behind(reckoned: Ground, element: Element, tags: frozenset[str]) -> int:
    """Return the texts in any sibling behind any peer, as the definition has it."""
    page = reckoned.page
    found = 0
    for peer in page.peers(element):
        for sibling in page.siblings(peer):
            if sibling.index > peer.index and sibling.tag in tags:
                found |= reckoned.below[sibling.index]
    return found


@pytest.mark.parametrize("place", [0, 7])
def test_peers_shift_what_is_behind_each_of_them(place: int) -> None:
    reckoned = ground(page_of(LISTS))
    element = reckoned.page.by_tag["div"][place]
    struck = reckoned.retagged(element, "p")
    assert struck.tag_paths | behind(reckoned, element, frozenset({"div", "p"})) == struck.xpaths
    assert 60 == struck.tag_paths.bit_count()


def test_the_siblings_of_a_list_are_looked_at_once() -> None:
    reckoned = ground(page_of(LISTS))
    with patch.object(Page, "siblings", autospec=True, side_effect=Page.siblings) as looks:
        reckoned.retagged(reckoned.page.by_tag["div"][0], "p")
    assert 3 == looks.call_count


def test_a_change_that_does_not_apply_is_not_reckoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of a list cannot be wrapped alone."""
    reckoned = Mock()
    monkeypatch.setattr(Ground, "wrapped", reckoned)
    page = page_of("".join(f"<li>entry {number}</li>" for number in range(9)))
    Ageing(Aim(page), msgspec.structs.replace(MEASURED, weights={"wrap": 1.0})).mutations(36, 1)
    assert 0 == reckoned.call_count
