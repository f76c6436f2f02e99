"""Each client gets what an exhibit is: answers without body, parts, bytes that are no text, redirects in a circle."""

import asyncio
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import aiohttp
import httpx
import pytest
import requests
import urllib3

from harness.exhibits import overlays
from harness.model import Case, Exchange, Request, Response
from harness.replay import Player, installed
from tests.exhibits.recorded import exhibit

STORY = "https://news.example/2026/story-1"
CASE = Case("story", "story.yaml", STORY, (Exchange(Request("GET", STORY), Response(200, (), b"content")),))
Answer = tuple[int, bytes, str | None]
"""Status, body and Content-Range."""


def by_requests(url: str) -> Answer:
    answer = requests.get(url, timeout=5)
    return answer.status_code, answer.content, answer.headers.get("Content-Range")


def by_httpx(url: str) -> Answer:
    answer = httpx.get(url, follow_redirects=True)
    return answer.status_code, answer.content, answer.headers.get("Content-Range")


def by_aiohttp(url: str) -> Answer:
    async def fetch() -> Answer:
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            return answer.status, await answer.read(), answer.headers.get("Content-Range")

    return asyncio.run(fetch())


def by_urllib(url: str) -> Answer:
    try:
        answer = urllib.request.urlopen(url)
    except urllib.error.HTTPError as error:
        if error.code != 304:
            error.close()
            raise
        answer = error
    with answer:
        return answer.status, answer.read(), answer.headers.get("Content-Range")


def by_urllib3(url: str) -> Answer:
    with urllib3.PoolManager() as pool:
        answer = pool.request("GET", url)
        return answer.status, answer.data, answer.headers.get("Content-Range")


@pytest.fixture(name="player")
def _player() -> Iterator[Player]:
    player = Player()
    player.load(CASE.exchanges)
    with installed(player):
        yield player


def play(player: Player, name: str) -> None:
    played = overlays(exhibit(name), CASE, 0)
    player.begin(played.overlays, played.further, limit=50)


@pytest.mark.parametrize("fetch", [by_requests, by_httpx, by_aiohttp, by_urllib, by_urllib3])
@pytest.mark.parametrize(
    "name", ["empty/204", "empty/304", "half-page/206", "wrong-type/image-as-html", "wrong-type/pdf-as-html"]
)
def test_an_answer_arrives_as_it_was_recorded(player: Player, name: str, fetch: Callable[[str], Answer]) -> None:
    play(player, name)
    shown = exhibit(name).response
    assert (shown.status, shown.body, shown.header("Content-Range")) == fetch(STORY)
    assert 1 == len(player.ledger())


@pytest.mark.parametrize(
    ("fetch", "exception", "most"),
    [
        (by_requests, requests.TooManyRedirects, 31),
        (by_httpx, httpx.TooManyRedirects, 21),
        (by_aiohttp, aiohttp.TooManyRedirects, 11),
        (by_urllib, urllib.error.HTTPError, 11),
        (by_urllib3, urllib3.exceptions.MaxRetryError, 5),
    ],
    ids=["requests", "httpx", "aiohttp", "urllib", "urllib3"],
)
@pytest.mark.parametrize("name", ["redirect/loop", "redirect/to-itself"])
def test_a_circle_ends_by_the_clients_own_exception(
    player: Player, name: str, fetch: Callable[[str], Answer], exception: type[Exception], most: int
) -> None:
    play(player, name)
    with pytest.raises(exception) as raised:
        fetch(STORY)
    if isinstance(raised.value, urllib.error.HTTPError):
        raised.value.close()
    assert 2 < len(player.ledger()) <= most
    assert not player.storm
    assert {made.exchange for made in player.ledger()} == ({0} if name == "redirect/to-itself" else {0, 1})
