"""What stands in for a request is found without searching the recorded pages for it more often than once."""

import pytest

from harness.model import Exchange, Request, Response
from harness.replay import Player
from harness.replay.matching import Index

URL = "https://api.example/feed"
TOKENS = [f"{number:02}" * 4 + "a1b2c3d4e5f60718293a4b5c" for number in range(10, 20)]


class Page(bytes):
    """A body that counts how often it is searched."""

    __slots__ = ()
    searched = 0

    def __contains__(self, _part: object) -> bool:
        type(self).searched += 1
        return False


@pytest.mark.parametrize(
    ("query", "asked", "searched", "found"),
    [
        pytest.param("item={}&t=" + TOKENS[0], f"item=3&t={TOKENS[1]}", 10, (3,), id="once in each page"),
        pytest.param("t={}", f"t={TOKENS[0]}", 10, None, id="once for all recorded ones"),
        pytest.param("t=" + TOKENS[0] + "&z={}", f"t={TOKENS[1]}&z=none", 0, None, id="not where a name tells"),
    ],
)
def test_pages_are_searched_last(
    monkeypatch: pytest.MonkeyPatch, query: str, asked: str, searched: int, found: tuple[int, ...] | None
) -> None:
    monkeypatch.setattr(Page, "searched", 0)
    told = TOKENS[1:] if query.startswith("t={}") else range(10)
    recorded = [Exchange(Request("GET", f"{URL}?{query.format(one)}"), Response(200, body=Page(b"x"))) for one in told]
    recorded += [Exchange(Request("GET", "https://b.example/"), Response(200, body=Page(b"x")))] * (10 - len(recorded))
    near = Index(recorded).near("GET", f"{URL}?{asked}", ())

    assert (found, searched) == (near and near.indices, Page.searched)


def test_a_request_is_looked_up_once_for_its_body_and_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "searched", 0)
    player = Player()
    player.load([Exchange(Request("POST", f"{URL}?t={TOKENS[0]}"), Response(200, body=Page(b"x")))])
    player.begin(limit=2)
    asked = "POST", f"{URL}?t={TOKENS[1]}"

    assert (False, 200, 1) == (player.hears(*asked), player.play(*asked).status, Page.searched)
