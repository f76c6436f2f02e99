"""Each client gets the answer that was recorded for the body it sends, in whatever order it asks."""

import asyncio
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import aiohttp
import httpx
import pytest
import requests
import urllib3

from harness.delivery import Send
from harness.model import Exchange, Request, Response
from harness.replay import Player, installed
from harness.replay.memory.far_end import FarEnd
from tests.replay.exchanges import ORIGIN

URL = f"{ORIGIN}/graphql"
NAMES = ("a", "b", "c", "d")
RECORDED_AS = (2, 0, 3, 1)
D = '{"sku":"d","n":1}'
CHUNKED = "Transfer-Encoding: chunked"


def recorded(name: str) -> Exchange:
    return Exchange(
        Request("POST", URL, body=f'{{"sku": "{name}", "n": 1}}'.encode()), Response(200, body=name.encode())
    )


@pytest.fixture(name="player")
def _player() -> Iterator[Player]:
    player = Player()
    player.load([recorded(NAMES[place]) for place in RECORDED_AS])
    player.begin(limit=100)
    with installed(player):
        yield player


def written(name: str) -> bytes:
    return f'{{"n":1,"sku":"{name}"}}'.encode()


def by_requests() -> list[str]:
    with requests.Session() as session, ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda name: session.post(URL, data=written(name)).text, NAMES))


def by_requests_in_chunks() -> list[str]:
    with requests.Session() as session:
        return [session.post(URL, data=iter([written(name)[:3], written(name)[3:]])).text for name in NAMES]


def by_urllib() -> list[str]:
    asked = [urllib.request.Request(URL, written(name)) for name in NAMES]
    return [urllib.request.urlopen(one).read().decode() for one in asked]


def by_urllib3() -> list[str]:
    with urllib3.PoolManager() as pool:
        return [pool.request("POST", URL, body=written(name)).data.decode() for name in NAMES]


def by_httpx() -> list[str]:
    with httpx.Client() as client:
        return [client.post(URL, json={"n": 1, "sku": name}).text for name in NAMES]


def by_async_httpx() -> list[str]:
    async def fetch() -> list[str]:
        async with httpx.AsyncClient() as client:
            answers = await asyncio.gather(*(client.post(URL, json={"n": 1, "sku": name}) for name in NAMES))
        return [answer.text for answer in answers]

    return asyncio.run(fetch())


def by_aiohttp() -> list[str]:
    async def fetch() -> list[str]:
        async with aiohttp.ClientSession() as session:

            async def one(name: str) -> str:
                async with session.post(URL, json={"n": 1, "sku": name}) as answer:
                    return await answer.text()

            return list(await asyncio.gather(*map(one, NAMES)))

    return asyncio.run(fetch())


@pytest.mark.parametrize(
    "fetch", [by_requests, by_requests_in_chunks, by_urllib, by_urllib3, by_httpx, by_async_httpx, by_aiohttp]
)
@pytest.mark.usefixtures("player")
def test_each_body_gets_its_own_answer(fetch: Callable[[], list[str]]) -> None:
    assert list(NAMES) == fetch()


TOKEN = {"Authorization": "Bearer t"}


def token_by_requests() -> bytes:
    return requests.post(URL, json=1, headers=TOKEN).content


def token_by_urllib() -> bytes:
    answer: bytes = urllib.request.urlopen(urllib.request.Request(URL, b"1", TOKEN)).read()
    return answer


def token_by_httpx() -> bytes:
    return httpx.post(URL, json=1, headers=TOKEN).content


def token_by_async_httpx() -> bytes:
    async def fetch() -> bytes:
        async with httpx.AsyncClient() as client:
            return (await client.post(URL, json=1, headers=TOKEN)).content

    return asyncio.run(fetch())


def token_by_aiohttp() -> bytes:
    async def fetch() -> bytes:
        async with aiohttp.ClientSession() as session, session.post(URL, json=1, headers=TOKEN) as answer:
            return await answer.read()

    return asyncio.run(fetch())


@pytest.mark.parametrize(
    "fetch", [token_by_requests, token_by_urllib, token_by_httpx, token_by_async_httpx, token_by_aiohttp]
)
@pytest.mark.parametrize("bodies", [(b"", b""), (b"1", b"2")], ids=["at once", "after the body"])
def test_who_sends_a_token_gets_what_was_recorded_for_one(
    player: Player, fetch: Callable[[], bytes], bodies: tuple[bytes, bytes]
) -> None:
    fields = (("Accept", "*/*"),), (("Authorization", "Bearer s"),)
    exchanges = [
        Exchange(Request("POST", URL, head, body), Response(200, body=head[0][0].encode()))
        for body in bodies
        for head in fields
    ]
    player.load(exchanges)
    player.begin(limit=1)

    assert b"Authorization" == fetch()


@pytest.mark.parametrize(
    ("pieces", "answered"),
    [
        pytest.param(["Content-Length: 18\r\n\r\n", D[:9], f"{D[9:]} "], [0, 0, 1], id="with a length"),
        pytest.param([f"Content-Length: 17\r\n\r\n{D}"], [1], id="at once"),
        pytest.param([f"{CHUNKED}\r\n\r\n", f"11\r\n{D}\r\n", "0\r\n\r\n"], [0, 0, 1], id="in chunks"),
        pytest.param(["\r\n"], [1], id="none"),
    ],
)
def test_an_answer_waits_for_its_body(player: Player, pieces: list[str], answered: list[int]) -> None:
    far_end = FarEnd(player, "127.0.0.1", 9)
    head, *rest = pieces
    scripts = [far_end.take_request(f"POST /graphql HTTP/1.1\r\n{head}".encode())]
    scripts += [far_end.take_request(piece.encode()) for piece in rest]

    assert answered == [len(script) for script in scripts]


def test_who_reads_before_the_body_is_whole_gets_what_is_next(player: Player) -> None:
    far_end = FarEnd(player, "127.0.0.1", 9)

    assert () == far_end.take_request(b"POST /graphql HTTP/1.1\r\nContent-Length: 99\r\n\r\n")
    assert (Send(b"HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nc"),) == far_end.take_rest()
    assert () == far_end.take_rest()
