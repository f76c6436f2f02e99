"""Servers for tests, and a client that says exactly what it is told."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from harness.model import Exchange, Fault, Request, RequestMade, Response
from harness.replay import Player
from harness.replay.wire import Wire

HOST = "shop.example"
SECONDS = 20.0
"""After which a test has failed rather than waits on."""


def page(
    path: str,
    body: bytes = b"page",
    status: int = 200,
    *,
    method: str = "GET",
    scheme: str = "http",
    fault: Fault | None = None,
    **headers: str,
) -> Exchange:
    """Return what was recorded for a path of HOST; header names have `_` for `-`."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Exchange(Request(method, f"{scheme}://{HOST}{path}"), Response(status, fields, body, "OK", fault))


@contextmanager
def serving(*exchanges: Exchange, limit: int = 1000, **options: Any) -> Iterator[tuple[Wire, Player]]:
    """Serve exchanges."""
    player = Player()
    player.load(exchanges)
    player.begin(limit=limit)
    with Wire(player, **options) as wire:
        yield wire, player


def asked(player: Player) -> list[tuple[str, str, int]]:
    """Return the ledger."""
    return [_plain(made) for made in player.ledger()]


def _plain(made: RequestMade) -> tuple[str, str, int]:
    return made.method, made.url, made.exchange


def connected(wire: Wire) -> socket.socket:
    """Return a connection to the server."""
    return socket.create_connection(wire.address, timeout=SECONDS)


def trusting(wire: Wire, host: str = HOST, *, verify: bool = True) -> ssl.SSLSocket:
    """Return a TLS connection straight to the server, as if it were `host`."""
    context = ssl.create_default_context(cafile=wire.ca)
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    plain = connected(wire)
    try:
        return context.wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def to_the_end(connection: socket.socket) -> bytes:
    """Return all that comes until the server closes."""
    return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def exactly(connection: socket.socket, count: int) -> bytes:
    """Return so many bytes."""
    received = b""
    while len(received) < count:
        piece = connection.recv(count - len(received))
        assert piece, received
        received += piece
    return received


def said(wire: Wire, data: bytes) -> bytes:
    """Return all that the server answers to `data` on a connection of its own, until it closes."""
    with connected(wire) as connection:
        connection.sendall(data)
        return to_the_end(connection)


def get(path: str = "/a", *fields: str, host: str = HOST, method: str = "GET") -> bytes:
    """Return the bytes of a request without a body."""
    return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {host}", *fields, "", ""]).encode()


def hello(host: str | None) -> bytes:
    """Return the first message of a real TLS client that wants to reach `host`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    with suppress(ssl.SSLWantReadError):
        context.wrap_bio(incoming, outgoing, server_hostname=host).do_handshake()
    return outgoing.read()
