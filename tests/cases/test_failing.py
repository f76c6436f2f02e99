"""A connection that fails while it is recorded is kept as what it was, and replays so."""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from harness.cases import load_case
from harness.cases.faults import faults_path, read_faults
from harness.cases.record import record
from harness.errors import RecordError
from harness.model import Fault

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<p>one\r\n"


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Give a URL at which one connection is treated so, once its request is there."""

    def once() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            answer(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=once)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/page"
        finally:
            thread.join()


def close(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_WR)


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silence(connection: socket.socket) -> None:
    connection.recv(1)  # until the client gives up


def short(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"<p>one")


def stall(connection: socket.socket) -> None:
    short(connection)
    silence(connection)


def unfinished(connection: socket.socket) -> None:
    connection.sendall(CHUNKED)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (close, Fault("close-before-headers")),
        (reset, Fault("reset-before-headers")),
        (silence, Fault("silence")),
        (short, Fault("short-body", 6)),
        (stall, Fault("stall-in-body", 6)),
        (unfinished, Fault("chunked-without-end", 6)),
    ],
)
def test_what_happened_is_kept(tmp_path: Path, answer: Callable[[socket.socket], None], fault: Fault) -> None:
    with serving(answer) as url:
        path = record(tmp_path / "p.yaml", [url], timeout=0.3, faults=True)
    (exchange,) = load_case(path, tmp_path).exchanges
    assert (url, fault) == (exchange.request.url, exchange.response.fault)
    assert (b"<p>one" if fault.at else b"") == exchange.response.body


def test_a_refused_connection_after_a_page_is_kept_beside_the_page(tmp_path: Path) -> None:
    def whole(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    with serving(whole) as url:
        path = record(tmp_path / "p.yaml", [url, nobody], faults=True)
    assert [(url, None), (nobody, Fault("connection-refused"))] == [
        (one.request.url, one.response.fault) for one in load_case(path, tmp_path).exchanges
    ]


def test_without_being_asked_nothing_is_written(tmp_path: Path) -> None:
    with serving(close) as url, pytest.raises(RecordError, match="cannot be fetched"):
        record(tmp_path / "p.yaml", [url], timeout=1)
    assert [] == list(tmp_path.iterdir())


def test_a_page_that_is_well_again_loses_its_faults(tmp_path: Path) -> None:
    def whole(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    path = tmp_path / "p.yaml"
    with serving(close) as url:
        record(path, [url], faults=True)
    assert 1 == len(read_faults(path))
    with serving(whole) as url:
        record(path, [url], overwrite=True)
    assert not faults_path(path).exists()
