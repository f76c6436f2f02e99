"""Redirect sockets, names and trust, for this process.

In: the address of a wire server. Every TCP connection to a port that a case may be served on goes there, whichever host
it was meant for; the server reads that from the request itself. Clients keep their own code, TLS and threads included,
and need no proxy settings. What goes elsewhere is left to the guard, which refuses it and remembers.

Rule 1. Names are never looked up: each gets a loopback address that stands for it.
Rule 2. What the server cannot do to a client that is already connected, a name without address and a refused
        connection, is raised here, as the system would.
Rule 3. A timeout is real time here. One of a blocking socket that is longer than half of a run's limit is cut to that,
        so that a silent server is met with the client's own timeout and not with ours.
"""

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from harness.delivery import kind_of
from harness.replay import guard
from harness.replay.memory.patching import Patches, patch_modules
from harness.replay.player import Player
from harness.replay.redirect.aiohttp_client import patch_aiohttp
from harness.replay.redirect.curl import patch_curl
from harness.replay.redirect.names import Names

PORTS = {80: "http", 443: "https"}
"""Ports that are served for every host, with what is spoken there."""

_MAPPED = "::ffff:"


@contextmanager
def redirected(player: Player, address: tuple[str, int], ca: str, *, longest: float) -> Iterator[None]:
    """Bring this process's connections to a wire server, until exit.

    Args:
        player: Knows which origins cannot be connected to, and which ports are recorded; it answers nothing here.
        address: Where the server listens.
        ca: File of the certificate to trust.
        longest: Seconds that a finite timeout of a socket may last.
    """
    names = Names()
    with Patches() as patches:
        guard.allow(address)
        patches.replace(socket, "getaddrinfo", _looking_up(socket.getaddrinfo, names, player))
        for name in ("connect", "connect_ex"):
            method = getattr(socket.socket, name)
            patches.replace(socket.socket, name, _connecting(method, names, player, address))
        patches.replace(socket.socket, "settimeout", _bounded(socket.socket.settimeout, longest))
        for name in ("load_verify_locations", "load_default_certs"):
            patches.replace(ssl.SSLContext, name, _trusting(ssl.SSLContext.load_verify_locations, ca))
        curl = partial(patch_curl, address=address, ca=ca)
        patch_modules({"curl_cffi.curl": curl, "aiohttp.resolver": patch_aiohttp}, player, patches)
        yield


def _looking_up(look_up: Callable[..., Any], names: Names, player: Player) -> Callable[..., Any]:
    """Wrap `getaddrinfo`: a name gets the address that stands for it."""

    def getaddrinfo(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        if not isinstance(name, str) or names.is_literal(name):
            return look_up(host, port, *rest, **options)
        number = _port(port)
        _fail(player, name, number, "resolve")
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (names.address_of(name), number))]

    return getaddrinfo


def _port(port: Any) -> int:
    if isinstance(port, str | bytes):
        text = port.decode() if isinstance(port, bytes) else port
        return {"http": 80, "https": 443}.get(text) or (int(text) if text.isdecimal() else 0)
    return port or 0


def _connecting(
    method: Callable[..., Any], names: Names, player: Player, server: tuple[str, int]
) -> Callable[..., Any]:
    """Wrap `connect` or `connect_ex`: a connection that may be one of a case's goes to the server."""

    def connect(connection: socket.socket, place: Any) -> Any:
        streams = connection.family in {socket.AF_INET, socket.AF_INET6} and connection.type & socket.SOCK_STREAM
        if not streams or not isinstance(place, tuple) or tuple(place[:2]) == server:
            return method(connection, place)
        host, port = names.name_of(str(place[0])), place[1]
        if port not in PORTS and port not in player.ports():
            return method(connection, (host, port) if host != place[0] else place)
        try:
            _fail(player, host, port, "connect")
        except ConnectionRefusedError as refused:
            if method.__name__ == "connect_ex":
                return refused.errno
            raise
        there = server if connection.family == socket.AF_INET else (f"{_MAPPED}{server[0]}", server[1])
        return method(connection, there)

    return connect


def _fail(player: Player, host: str, port: int, phase: str) -> None:
    """Raise what a connection to an origin fails with in this phase, if it does."""
    schemes = [PORTS[port]] if port in PORTS else ["http", "https"]
    place = f"[{host}]" if ":" in host else host
    for scheme in schemes:
        origin = f"{scheme}://{place}" if port in PORTS else f"{scheme}://{place}:{port}"
        closed = player.closed(origin)
        if closed is None or kind_of(closed).phase != phase:
            continue
        player.connect(origin)
        if phase == "resolve":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        raise ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")


def _bounded(method: Callable[..., Any], longest: float) -> Callable[..., None]:
    def settimeout(connection: socket.socket, seconds: float | None) -> None:
        method(connection, seconds if seconds is None else min(seconds, longest))

    return settimeout


def _trusting(load: Callable[..., Any], ca: str) -> Callable[..., None]:
    """Trust the server's certificate in place of whatever roots were asked for."""

    def trust(context: ssl.SSLContext, *_args: object, **_options: object) -> None:
        load(context, ca)

    return trust
