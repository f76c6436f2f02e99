"""An answer is kept when it is what the table says and tells nothing of the machine; else nothing is written."""

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from harness.cases import read_exchanges
from tests.software import keep as keeping
from tests.software.keep import answers, keep
from tests.software.made import GONE, MADE
from tests.software.model import Answer, NotRecordedError

PAGE = "<title>410</title><h1>Lamp is gone</h1>"


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str, str]]]
    page = PAGE

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path, self.headers["Accept-Language"]))
        self.send_response(410)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page.encode())

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Handler]]:
    class Fresh(Handler):
        asked: ClassVar[list[tuple[str, str, str]]] = []

    with ThreadingHTTPServer(("127.0.0.1", 0), Fresh) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setattr(keeping, "HTTP", server.server_port)
        yield Fresh
        server.shutdown()
        thread.join()


def test_keeps_cassette_and_sidecar(served: type[Handler], tmp_path: Path) -> None:
    assert len(PAGE) == keep(MADE, GONE, tmp_path / "unproved.yaml", tmp_path / "kept")

    (exchange,) = read_exchanges(tmp_path / "kept/not-found/made-410.yaml")
    assert ("http://made.errors.example/lamp", 410) == (exchange.request.url, exchange.response.status)
    assert MADE.sidecar(GONE) == (tmp_path / "kept/not-found/made-410.toml").read_text()
    assert [("made.errors.example", "/lamp", "de")] * 3 == served.asked


@pytest.mark.parametrize(
    ("answer", "page", "said"),
    [
        (replace(GONE, status=404), PAGE, "answered with 410 where the table says 404"),
        (replace(GONE, forbidden=("Lamp is lost",)), PAGE, "forbidden text 'Lamp is lost' is not on the page"),
        (replace(GONE, markers=("<h2>",)), PAGE, "marker '<h2>' is in no answer"),
        (GONE, f"{PAGE} at /root/lamp.py", "tells of this machine: /root/lamp.py"),
    ],
)
def test_keeps_nothing_else(served: type[Handler], tmp_path: Path, answer: Answer, page: str, said: str) -> None:
    served.page = page
    with pytest.raises(NotRecordedError) as raised:
        keep(MADE, answer, tmp_path / "unproved.yaml", tmp_path / "kept")

    assert said in str(raised.value)
    assert not (tmp_path / "kept").exists()


def test_says_whether_anything_answers(served: type[Handler], monkeypatch: pytest.MonkeyPatch) -> None:
    assert answers(MADE.host)
    assert [("made.errors.example", "/", "en")] == served.asked
    monkeypatch.setattr(keeping, "HTTP", 9)
    assert not answers(MADE.host)
