"""What a request costs on the wire beyond what its client takes: requests with keep-alive, over http and https.

Beside the wire stands the least that a server can be: it reads up to the end of a head, and sends the same bytes each
time. Both are proxies in processes of their own, so that neither shares an interpreter with the client.
"""

import multiprocessing
import socket
import ssl
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import Connection

import requests
import trustme
from rich.console import Console
from rich.table import Table

from harness.delivery import http1
from harness.model import Exchange, Request
from harness.replay import Player
from harness.replay.wire import Wire
from tests.benchmarks.page import URL, page

ROUNDS = 500
"""Of one request each: the quickest tenth tells what a request takes when nothing else runs."""
MOST_MILLISECONDS = 1.5
URLS = {"https": URL, "http": URL.replace("https", "http", 1)}
HOST = URL.split("/")[2]

Measured = dict[tuple[str, str], list[float]]
"""Milliseconds a request in each round, by server and scheme."""


def serve_wire(parent: Connection, _folder: str) -> None:
    """Be the wire, until the parent says something."""
    player = Player(kept=0)
    player.load([Exchange(Request("GET", url), page().response) for url in URLS.values()])
    player.begin(limit=1_000_000)
    with Wire(player) as wire:
        parent.send((wire.address[1], str(wire.ca)))
        parent.recv()


def serve_bytes(parent: Connection, folder: str) -> None:
    """Be the least of servers, until the process is ended."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    authority.cert_pem.write_to_path(f"{folder}/ca.pem")
    answer = http1.encode("GET", page().response)

    def converse(connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while head := _head(connection):
            if head.startswith(b"CONNECT"):
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                connection = context.wrap_socket(connection, server_side=True)
            else:
                connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        parent.send((listener.getsockname()[1], f"{folder}/ca.pem"))
        while True:
            threading.Thread(target=converse, args=(listener.accept()[0],), daemon=True).start()


def _head(connection: socket.socket) -> bytes:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = connection.recv(1 << 16)
        if not piece:
            return b""
        head += piece
    return head


@contextmanager
def _session(serve: Callable[[Connection, str], None]) -> Iterator[requests.Session]:
    """Yield a client of a server that runs meanwhile."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    with tempfile.TemporaryDirectory() as folder, requests.Session() as session:
        process = spawn.Process(target=serve, args=(theirs, folder), daemon=True)
        process.start()
        port, ca = ours.recv()
        session.trust_env, session.verify = False, ca
        session.proxies = dict.fromkeys(URLS, f"http://127.0.0.1:{port}")
        try:
            yield session
        finally:
            ours.send(None)
            process.join(1)
            process.terminate()


def measure() -> Measured:
    """Let both servers take turns in each round."""
    body = page().response.body
    measured: Measured = {(name, scheme): [] for scheme in ("http", "https") for name in ("bytes", "wire")}
    with ExitStack() as stack:
        sessions = {
            name: stack.enter_context(_session(serve)) for name, serve in (("bytes", serve_bytes), ("wire", serve_wire))
        }
        for _ in range(ROUNDS):
            for (name, scheme), rounds in measured.items():
                started = time.perf_counter()
                answer = sessions[name].get(URLS[scheme], timeout=10)
                rounds.append((time.perf_counter() - started) * 1000)
                assert answer.content == body
    return measured


def show(measured: Measured) -> bool:
    """Print the figures, and say whether the promise is kept."""
    size = len(page().response.body) / 1000
    table = Table(title=f"a page of {size:.0f} KB on the wire, {ROUNDS} requests")
    for heading in ("milliseconds", "", "least server", "wire", "more", "ratio"):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    dearest = 0.0
    for scheme in ("http", "https"):
        for name, part in (("quickest tenth", 0), ("median", 4)):
            least, wire = (statistics.quantiles(measured[server, scheme], n=10)[part] for server in ("bytes", "wire"))
            table.add_row(scheme, name, f"{least:.2f}", f"{wire:.2f}", f"{wire - least:.2f}", f"{wire / least:.2f}")
            dearest = max(dearest, wire - least) if part == 0 else dearest
    console = Console()
    console.print(table)
    console.print(f"a request costs {dearest:.2f} ms more than it must; promised: at most {MOST_MILLISECONDS} ms")
    return dearest <= MOST_MILLISECONDS
