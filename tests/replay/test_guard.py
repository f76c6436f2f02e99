"""The guard refuses what would leave the process, and remembers it whatever the scraper swallows."""

import json

import pytest

from tests.replay.tripwire import connections, run, tripwire

PROLOGUE = """
import asyncio, json, socket, sys, threading, urllib.request
from harness.replay import guard
guard.arm()
guard.arm()
port = int(sys.argv[1])
raised = []
def swallow(call):
    try:
        call()
    except Exception as failure:
        raised.append(type(failure).__name__)
"""
EPILOGUE = """
print(json.dumps([guard.escapes(), raised]))
"""
TCP = "socket.socket()"
UDP = "socket.socket(type=socket.SOCK_DGRAM)"
CONNECT = ("connect 127.0.0.1:PORT", "ConnectionRefusedError")
SEND = ("send 127.0.0.1:PORT", "ConnectionRefusedError")
RESOLVE = ("resolve shop.invalid", "gaierror")


TELL_EACH = """
told = []
for attempt in json.loads(sys.argv[2]):
    guard.reset()
    raised.clear()
    exec(attempt)
    told.append([guard.escapes(), raised[:]])
print(json.dumps(told))
"""
ATTEMPTS = {
    f"with {TCP} as s: swallow(lambda: s.connect(('127.0.0.1', port)))": CONNECT,
    f"with {TCP} as s: swallow(lambda: s.connect_ex(('127.0.0.1', port)))": CONNECT,
    "swallow(lambda: socket.create_connection(('127.0.0.1', port)))": CONNECT,
    "swallow(lambda: asyncio.run(asyncio.open_connection('127.0.0.1', port)))": CONNECT,
    f"with {UDP} as s: swallow(lambda: s.sendto(b'x', ('127.0.0.1', port)))": SEND,
    f"with {UDP} as s: swallow(lambda: s.sendto(b'x', 0, ('127.0.0.1', port)))": SEND,
    f"with {UDP} as s: swallow(lambda: s.sendmsg([b'x'], (), 0, ('127.0.0.1', port)))": SEND,
    "swallow(lambda: socket.getaddrinfo('shop.invalid', 80))": RESOLVE,
    "swallow(lambda: socket.getaddrinfo(b'shop.invalid', 80))": RESOLVE,
    "swallow(lambda: socket.gethostbyname('shop.invalid'))": RESOLVE,
    "swallow(lambda: socket.gethostbyname_ex('shop.invalid'))": RESOLVE,
    f"with {TCP} as s: swallow(lambda: s.connect(('shop.invalid', port)))": RESOLVE,
    f"with {TCP} as s: swallow(lambda: s.bind(('shop.invalid', 0)))": RESOLVE,
    f"with {UDP} as s: swallow(lambda: s.sendto(b'x', ('shop.invalid', 9)))": RESOLVE,
    "swallow(lambda: socket.gethostbyaddr('127.0.0.1'))": ("resolve 127.0.0.1", "gaierror"),
    "swallow(lambda: socket.getnameinfo(('127.0.0.1', port), 0))": ("resolve 127.0.0.1", "gaierror"),
}


@pytest.fixture(name="told", scope="module")
def _told() -> dict[str, tuple[list[str], list[str]]]:
    """Make all attempts in one process that is guarded, against a listener that nothing must reach."""
    with tripwire() as listener:
        port = listener.getsockname()[1]
        told = run(PROLOGUE + TELL_EACH, port, json.dumps(list(ATTEMPTS)))

        assert 0 == connections(listener)
    return {
        attempt: ([escape.replace(str(port), "PORT") for escape in escapes], raised)
        for attempt, (escapes, raised) in zip(ATTEMPTS, told, strict=True)
    }


@pytest.mark.parametrize(("attempt", "expected"), ATTEMPTS.items())
def test_an_attempt_is_refused_and_told(
    attempt: str, expected: tuple[str, str], told: dict[str, tuple[list[str], list[str]]]
) -> None:
    escape, exception = expected

    assert ([escape], [exception]) == told[attempt]


def test_an_attempt_in_a_thread_is_told_though_it_was_swallowed() -> None:
    attempt = """
def reach():
    with socket.socket() as s:
        swallow(lambda: s.connect(("127.0.0.1", port)))
thread = threading.Thread(target=reach)
thread.start()
thread.join()
"""
    with tripwire() as listener:
        port = listener.getsockname()[1]

        assert [[f"connect 127.0.0.1:{port}"], ["ConnectionRefusedError"]] == run(PROLOGUE + attempt + EPILOGUE, port)
        assert 0 == connections(listener)


def test_an_unpatched_client_is_refused_in_its_own_terms() -> None:
    attempt = "swallow(lambda: urllib.request.urlopen(f'http://127.0.0.1:{port}/'))"
    with tripwire() as listener:
        port = listener.getsockname()[1]

        assert [[f"connect 127.0.0.1:{port}"], ["URLError"]] == run(PROLOGUE + attempt + EPILOGUE, port)
        assert 0 == connections(listener)


def test_each_attempt_is_told_once_and_a_reset_forgets() -> None:
    attempt = """
def reach(name):
    swallow(lambda: socket.getaddrinfo(name, 80))
reach("a.invalid")
guard.reset()
for name in ("c.invalid", "b.invalid", "c.invalid"):
    reach(name)
"""
    escapes, raised = run(PROLOGUE + attempt + EPILOGUE, 9)

    assert ["resolve c.invalid", "resolve b.invalid"] == escapes
    assert ["gaierror"] * 4 == raised


def test_what_stays_on_the_machine_is_let_through() -> None:
    """Event loops, socket pairs, Unix sockets, a server's own port, and literal addresses."""
    attempt = """
import tempfile
near, far = socket.socketpair()
near.sendall(b"pair")
raised.append(far.recv(4).decode())
near.close(), far.close()
with tempfile.TemporaryDirectory() as folder:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(f"{folder}/s"); server.listen(); client.connect(f"{folder}/s"); server.accept()[0].close()
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
async def elsewhere():
    return await asyncio.to_thread(lambda: "thread")
raised.append(asyncio.run(elsewhere()))
raised.append(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)[0][4][0])
raised.append(socket.getaddrinfo("::1", 80, type=socket.SOCK_STREAM)[0][4][0])
"""
    assert [[], ["pair", "thread", "127.0.0.1", "::1"]] == run(PROLOGUE + attempt + EPILOGUE, 9)


def test_a_replayed_client_never_meets_the_guard() -> None:
    attempt = """
import httpx, aiohttp, requests
from harness.replay import Player, installed
player = Player()
player.begin(limit=10)
async def both(url):
    async with httpx.AsyncClient() as client:
        first = await client.get(url)
    async with aiohttp.ClientSession() as session, session.get(url) as second:
        return [first.status_code, second.status]
with installed(player):
    url = "https://shop.invalid/"
    raised += [requests.get(url).status_code, httpx.get(url).status_code, *asyncio.run(both(url))]
    swallow(lambda: urllib.request.urlopen(url).close())
"""
    assert [[], [404, 404, 404, 404, "HTTPError"]] == run(PROLOGUE + attempt + EPILOGUE, 9)
