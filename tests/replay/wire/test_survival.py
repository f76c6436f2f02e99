"""Nothing that clients do fills the server's memory, stops it, or has it read or connect to anything."""

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.replay.tripwire import REPO, connections, tripwire
from tests.replay.wire.wires import SECONDS, get, hello, to_the_end

MEBIBYTE = 1 << 20
MOST_GROWTH = 24 * MEBIBYTE
"""What Python, OpenSSL and the allocator may keep of what they once needed."""

PROGRAM = """
import json, sys
from harness.model import Exchange, Request, Response
from harness.replay import Player
from harness.replay.wire import Wire

player = Player(kept=10)
answer = Response(200, body=b"page", reason="OK")
player.load([Exchange(Request("GET", f"{scheme}://shop.example/a"), answer) for scheme in ("http", "https")])
player.begin(limit=10**9)
touched = []
WATCHED = {"open", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen", "os.listdir"}
with Wire(player) as wire:
    sys.addaudithook(lambda event, arguments: event in WATCHED and touched.append((event, str(arguments[0]))))
    print(json.dumps([wire.address[1], str(wire.ca)]), flush=True)
    sys.stdin.read()
    seen = touched[:]
print(json.dumps({"touched": seen, "strangers": len(wire.strangers())}), flush=True)
"""
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage"


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    port: int

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)

    def memory(self) -> int:
        """Bytes that the process holds."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))

    def answers(self) -> bool:
        with self.connect() as connection:
            connection.sendall(get("/a", "Connection: close"))
            return to_the_end(connection) == OK

    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def end(self) -> dict[str, Any]:
        """Stop it, and return what it tells of itself."""
        out, err = self.process.communicate("", timeout=SECONDS)
        assert ("", 0) == (err, self.process.returncode), err
        told: dict[str, Any] = json.loads(out)
        return told


@pytest.fixture(name="server")
def _server() -> Iterator[Server]:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        server = Server(process, json.loads(process.stdout.readline())[0])
        assert server.answers()
        yield server
        process.kill()


def settles(server: Server, descriptors: int) -> bool:
    """Say whether the server comes back to so many open descriptors."""
    end = time.monotonic() + SECONDS
    while server.descriptors() > descriptors:
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


BEGINNINGS = (b"", b"G", get("/a")[:-2], get("a:443", method="CONNECT"), b"\x16\x03\x01\x02\x00\x01\x00", get("/a"))


def test_ten_thousand_connections_that_are_dropped(server: Server) -> None:
    descriptors, memory = server.descriptors(), server.memory()
    for number in range(10_000):
        with server.connect() as connection:
            if beginning := BEGINNINGS[number % len(BEGINNINGS)]:
                connection.sendall(beginning)

    assert server.answers()
    assert settles(server, descriptors)
    assert server.memory() - memory < MOST_GROWTH
    assert [] == server.end()["touched"]


def test_two_hundred_that_are_half_open(server: Server) -> None:
    """They hold a connection each, and nobody up."""
    descriptors, memory = server.descriptors(), server.memory()
    held = [server.connect() for _ in range(200)]
    for number, connection in enumerate(held):
        if beginning := BEGINNINGS[number % 5]:
            connection.sendall(beginning)

    assert server.answers()
    assert server.memory() - memory < MOST_GROWTH
    for connection in held:
        connection.close()
    assert settles(server, descriptors)
    assert [] == server.end()["touched"]


@pytest.mark.parametrize("framing", ["Content-Length: 104857600", "Transfer-Encoding: chunked"])
def test_a_request_of_a_hundred_megabytes(server: Server, framing: str) -> None:
    """It is read, dropped and, once it goes too far, refused: the client, which reads last, still learns why."""
    memory = server.memory()
    piece = bytes(MEBIBYTE)
    chunk = b"%x\r\n%b\r\n" % (len(piece), piece) if "chunked" in framing else piece
    with server.connect() as connection:
        connection.sendall(get("/a", framing, method="POST"))
        for _ in range(100):
            connection.sendall(chunk)
        connection.shutdown(socket.SHUT_WR)

        assert to_the_end(connection).startswith(b"HTTP/1.1 413 ")
    assert server.memory() - memory < MOST_GROWTH
    assert server.answers()
    assert [] == server.end()["touched"]


def test_a_hundred_uploads_at_once(server: Server) -> None:
    """Each within the bound, and none of them kept."""
    memory = server.memory()
    held = [server.connect() for _ in range(100)]
    for connection in held:
        connection.sendall(get("/a", f"Content-Length: {MEBIBYTE}", method="POST"))
    for _ in range(15):
        for connection in held:
            connection.sendall(bytes(1 << 16))

    assert server.answers()
    assert server.memory() - memory < MOST_GROWTH
    for connection in held:
        connection.close()


def test_a_million_requests_would_not_fill_it(server: Server) -> None:
    """Ten thousand do not: distinct ones, pipelined, over one connection."""
    memory = server.memory()
    with server.connect() as connection:
        for start in range(0, 10_000, 500):
            connection.sendall(b"".join(get(f"/{number}") for number in range(start, start + 500)))
            received = b""
            while received.count(b"404 Not Recorded") < 500:
                received += connection.recv(1 << 16)

    assert server.memory() - memory < MOST_GROWTH
    assert [] == server.end()["touched"]


def test_names_without_end(server: Server) -> None:
    """Each has a certificate of its own, and the latest are kept."""
    memory = server.memory()
    for number in range(600):
        with server.connect() as connection:
            connection.sendall(hello(f"host-{number}.example"))
            assert connection.recv(1) == b"\x16"

    assert server.answers()
    assert server.memory() - memory < MOST_GROWTH


def test_bytes_that_mean_nothing(server: Server) -> None:
    """Requests and handshakes with bytes exchanged, taken out and put in: not a word is said of an exception."""
    random = Random(0)
    sound = (
        get("http://shop.example/a?b=c#d", "Content-Length: 3", "Expect: 100-continue", method="POST") + b"abc",
        get("/a", "Transfer-Encoding: chunked") + b"3\r\nabc\r\n0\r\n\r\n" + get("/b"),
        get("[::1]:443", method="CONNECT") + hello("shop.example"),
        hello("shop.example"),
    )
    for _ in range(3000):
        data = bytearray(random.choice(sound))
        for _ in range(random.randint(1, 4)):
            place = random.randrange(len(data))
            data[place : place + random.randint(0, 2)] = random.randbytes(random.randint(0, 2))
        with server.connect() as connection, suppress(ConnectionError):
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            to_the_end(connection)

    assert server.answers()
    own = (tempfile.gettempdir(), sys.base_prefix)  # certificates pass through the one, codecs come from the other
    assert [] == [path for _, path in server.end()["touched"] if not path.startswith(own)]


TRICKS = (
    "/../../etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "http://host/..%2f",
    "http://shop.example/../../../etc/passwd",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "ftp://127.0.0.1:PORT/",
    "gopher://127.0.0.1:PORT/_x",
    "http://127.0.0.1:PORT/",
    "https://127.0.0.1:PORT/",
    "http://user:secret@127.0.0.1:PORT/",
    "http://[::1]:PORT/",
    "http://169.254.169.254/latest/meta-data/",
    "unix:/run/docker.sock",
    "jar:file:///etc/passwd!/",
    "\\\\..\\\\etc",
)


def test_tricks_lead_nowhere(server: Server) -> None:
    """Neither to a file nor to a port, whatever they are asked through."""
    with tripwire() as listener:
        port = str(listener.getsockname()[1])
        for trick in TRICKS:
            with server.connect() as connection:
                connection.sendall(get(trick.replace("PORT", port), "Connection: close"))
                assert to_the_end(connection).startswith(b"HTTP/1.1 404 Not Recorded\r\n")
        for target in (f"127.0.0.1:{port}", "127.0.0.1:22", "[::1]:22", "localhost:" + port):
            with server.connect() as connection:
                connection.sendall(get(target, method="CONNECT") + get("/", "Connection: close", host=target))
                assert b"HTTP/1.1 404 Not Recorded\r\n" in to_the_end(connection)

        told = server.end()
        assert 0 == connections(listener)
    assert [] == told["touched"]


def test_what_is_touched_would_be_told(server: Server) -> None:
    """A certificate goes through a temporary file: the watch does see files that are opened."""
    with server.connect() as connection:
        connection.sendall(hello("shop.example"))
        assert connection.recv(1)

    assert {True} == {path.startswith(tempfile.gettempdir()) for _, path in server.end()["touched"]}
