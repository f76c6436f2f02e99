"""A real server on this machine that follows scripts, one connection after the other, in one thread."""

import contextlib
import select
import socket
import ssl
import struct
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Self

import trustme

from harness.delivery import Ending, Pause, Script, Send

HOST = "shop.example"
LONGEST = 2.0
"""Seconds that the server waits for a client at most."""
ALERT = b"\x15\x03\x03\x00\x02\x02\x28"
RESET_AT_CLOSE = struct.pack("ii", 1, 0)


class Loopback:
    """Listens on a port for each way in which a connection may begin."""

    def __init__(self, authority: trustme.CA) -> None:
        self.script: Script = ()
        """What is sent for each request."""
        self._contexts = _contexts(authority)
        names = ("http", "tls-alert", *self._contexts)
        self._doors = {name: socket.create_server(("127.0.0.1", 0)) for name in names}
        self._woken, self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._serve)
        self._ports = {name: port_of(door) for name, door in self._doors.items()}
        with socket.create_server(("127.0.0.1", 0)) as closed:
            self._ports["dns-failure"] = self._ports["connection-refused"] = port_of(closed)

    def port(self, door: str) -> int:
        """Return the port of `http`, of `https`, or of a fault that strikes before any request."""
        return self._ports[door]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._wake.close()
        self._thread.join()
        for one in (self._woken, *self._doors.values()):
            one.close()

    def _serve(self) -> None:
        names = {door: name for name, door in self._doors.items()}
        while True:
            ready, _, _ = select.select([self._woken, *names], [], [])
            if self._woken in ready:
                return
            with ready[0].accept()[0] as connection, contextlib.suppress(OSError):
                connection.settimeout(LONGEST)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a reset loses what is not yet sent
                self._welcome(connection, names[ready[0]])

    def _welcome(self, connection: socket.socket, door: str) -> None:
        if door == "tls-alert":
            connection.recv(4096)
            connection.sendall(ALERT)
        elif door in self._contexts:
            with self._contexts[door].wrap_socket(connection, server_side=True) as secured:
                self._answer(secured)
        else:
            self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        asked = b""
        # A client that keeps its connection while another comes has forgotten it.
        while connection in select.select([connection, self._woken, *self._doors.values()], [], [], LONGEST)[0]:
            data = connection.recv(65536)
            asked += data
            if asked.endswith(b"\r\n\r\n"):  # the tests ask without a body
                asked = b""
                if not all(_followed(connection, step) for step in self.script):
                    return
            if not data:
                return


def port_of(listener: socket.socket) -> int:
    port: int = listener.getsockname()[1]
    return port


def _followed(connection: socket.socket, step: object) -> bool:
    """Do a step, and say whether the connection stands."""
    match step:
        case Send(data):
            connection.sendall(data)
        case Pause(seconds):
            # Only a client that goes away has something to say now.
            return not select.select([connection], [], [], min(seconds, LONGEST))[0]
        case Ending.RESET:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_CLOSE)
            return False
        case _:
            return False
    return True


def _contexts(authority: trustme.CA) -> Mapping[str, ssl.SSLContext]:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    leaves = {
        "https": authority.issue_cert(HOST),
        "tls-name-mismatch": authority.issue_cert("other.example"),
        "tls-expired": authority.issue_cert(HOST, not_after=yesterday),
    }
    contexts = {name: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) for name in (*leaves, "tls-self-signed")}
    for name, leaf in leaves.items():
        leaf.configure_cert(contexts[name])
    stranger = trustme.CA()
    with stranger.private_key_pem.tempfile() as key, stranger.cert_pem.tempfile() as certificate:
        contexts["tls-self-signed"].load_cert_chain(certificate, key)
    return contexts
