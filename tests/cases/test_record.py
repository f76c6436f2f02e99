"""Recording writes what the site answered, all or nothing, in a file for people to review and any loader to read."""

import gzip
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests
import vcr  # type: ignore[import-untyped]  # vcrpy ships no types
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from vcr.serializers import yamlserializer  # type: ignore[import-untyped]  # vcrpy ships no types

from harness.cases import read_exchanges
from harness.cases.limits import Limits
from harness.cases.record import Readable, record, write_text
from harness.errors import RecordError
from tests.origin.page import Page
from tests.origin.server import Origin, serve

PAGE = Page("https://news.example/story?id=1", "<h1>Größe & Łódź</h1> \n\n\t<p>one  \n   two".encode())
MISSING = Page("https://news.example/gone", b"<h1>Gone</h1>", 410, "Gone")
OLD = Page("https://news.example/old", b"", 301, "Moved Permanently", (("Location", "https://shop.example/new"),))
NEW = Page("https://shop.example/new", b"caf\xe9\n", headers=(("Content-Type", "text/html; charset=latin-1"),))
COOKIE = Page(
    "https://news.example/in", b"in", headers=(("Set-Cookie", "sid=abc; Path=/"), ("Age", "5"), ("X-Runtime", "0.2"))
)
LOOP = Page("https://news.example/loop", b"", 302, "Found", (("Location", "/loop"),))
FILE = Page("https://news.example/file", b"", 302, "Found", (("Location", "file:///etc/hostname"),))
NOTHING = Page("https://news.example/nothing", b"", 204, "No Content", (("X-Queue", "7"),))
SAME = Page("https://news.example/same", b"", 304, "Not Modified", (("ETag", '"a1"'),))
PART = Page(
    "https://news.example/part",
    "<h1>Größ".encode()[:-1],
    206,
    "Partial Content",
    (("Content-Range", "bytes 0-8/4711"), ("Content-Type", "text/html; charset=utf-8")),
)
PICTURE = Page("https://news.example/picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff")
PAGES = (PAGE, MISSING, OLD, NEW, COOKIE, LOOP, FILE, NOTHING, SAME, PART, PICTURE)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origin]:
    with serve(PAGES, folder=tmp_path_factory.mktemp("ca")) as running:
        yield running


@pytest.fixture
def cassette(tmp_path: Path) -> Path:
    return tmp_path / "site" / "page.yaml"


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """Give a plain http URL at which one request is answered with these bytes and a closed connection."""

    def once() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=once)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/page"
        finally:
            thread.join()


def interactions(cassette: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]
    return loaded


def test_cassette_plays_in_plain_vcrpy_with_another_client(origin: Origin, cassette: Path) -> None:
    assert cassette == record(cassette, [PAGE.url, MISSING.url], resolve=origin.resolve, ca=origin.ca)
    with vcr.use_cassette(cassette, record_mode="none"):
        page, missing = requests.get(PAGE.url, timeout=5), requests.get(MISSING.url, timeout=5)
    assert (200, PAGE.body) == (page.status_code, page.content)
    assert (410, "Gone", MISSING.body) == (missing.status_code, missing.reason, missing.content)


def test_each_hop_of_a_redirect_is_an_exchange(origin: Origin, cassette: Path) -> None:
    record(cassette, [OLD.url], resolve=origin.resolve, ca=origin.ca)
    assert [OLD.url, NEW.url] == [each["request"]["uri"] for each in interactions(cassette)]
    assert [301, 200] == [each["response"]["status"]["code"] for each in interactions(cassette)]
    assert NEW.body == interactions(cassette)[1]["response"]["body"]["string"]


def test_body_is_plain_and_stands_line_by_line(origin: Origin, cassette: Path) -> None:
    record(cassette, [PAGE.url], resolve=origin.resolve, ca=origin.ca)
    block = "      string: |-\n        <h1>Größe & Łódź</h1> \n\n        \t<p>one  \n           two\n"
    assert cassette.read_text(encoding="utf-8").endswith(block)
    assert "Content-Encoding" not in interactions(cassette)[0]["response"]["headers"]


def test_what_changes_with_every_request_is_left_out_but_for_the_date(origin: Origin, cassette: Path) -> None:
    record(
        cassette, [COOKIE.url, PAGE.url], resolve=origin.resolve, ca=origin.ca, headers={"Authorization": "Basic eA=="}
    )
    headers = interactions(cassette)[0]["response"]["headers"]
    assert ["Wed, 01 Apr 2026 09:00:00 GMT"] == headers["Date"]
    assert {"age", "x-runtime"}.isdisjoint(name.lower() for name in headers)
    assert sorted(headers, key=str.lower) == list(headers)
    for each in interactions(cassette):
        assert {"Cookie", "Authorization", "Connection"}.isdisjoint(each["request"]["headers"])


def test_recording_again_writes_the_same_bytes(origin: Origin, tmp_path: Path) -> None:
    urls = [PAGE.url, OLD.url, COOKIE.url]
    first, second = (
        record(tmp_path / name, urls, resolve=origin.resolve, ca=origin.ca) for name in ("a.yaml", "b.yaml")
    )
    assert first.read_bytes() == second.read_bytes()


def test_existing_cassette_is_kept_unless_told_otherwise(origin: Origin, cassette: Path) -> None:
    write_text(cassette, "old")
    with pytest.raises(RecordError, match=r"page\.yaml: exists already"):
        record(cassette, [PAGE.url], resolve=origin.resolve, ca=origin.ca)
    assert "old" == cassette.read_text()
    record(cassette, [PAGE.url], resolve=origin.resolve, ca=origin.ca, overwrite=True)
    assert 1 == len(interactions(cassette))


def test_nothing_is_left_when_a_later_page_fails(origin: Origin, cassette: Path) -> None:
    write_text(cassette, "old")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = closed.getsockname()
    with pytest.raises(RecordError, match=r"https://away\.example/: cannot be fetched"):
        record(
            cassette,
            [PAGE.url, "https://away.example/"],
            resolve={**origin.resolve, "away.example": address},
            ca=origin.ca,
            overwrite=True,
        )
    assert ["page.yaml"] == [path.name for path in cassette.parent.iterdir()]
    assert "old" == cassette.read_text()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/story", "only http and https"),
        ("file:///etc/hostname", "only http and https"),
        ("news.example/story", "only http and https"),
        ("https:///story", "only http and https"),
        ("https://news.example:port/", "not a URL"),
        ("https://[news.example/", "not a URL"),
    ],
)
def test_refuses_what_is_no_page_of_the_web(url: str, words: str, cassette: Path) -> None:
    with pytest.raises(RecordError, match=words) as raised:
        record(cassette, [url])
    assert str(raised.value).startswith(f"{url}: ")
    assert not cassette.parent.exists()


def test_refuses_to_record_nothing(cassette: Path) -> None:
    with pytest.raises(RecordError, match="no URL to record"):
        record(cassette, [])


@pytest.mark.parametrize("page", [LOOP, FILE], ids=["loop", "file"])
def test_refuses_redirects_that_lead_nowhere(page: Page, origin: Origin, cassette: Path) -> None:
    with pytest.raises(RecordError, match="redirects without end, or where none can follow"):
        record(cassette, [page.url], resolve=origin.resolve, ca=origin.ca)
    assert not cassette.exists()


@pytest.mark.parametrize("page", [LOOP, OLD, MISSING], ids=["loop", "redirect", "error"])
def test_what_is_not_followed_is_recorded_as_it_is(page: Page, origin: Origin, cassette: Path) -> None:
    record(cassette, [page.url], resolve=origin.resolve, ca=origin.ca, follow=False)
    (exchange,) = read_exchanges(cassette)
    location = dict(page.headers).get("Location")
    assert (page.url, page.status, page.body) == (
        exchange.request.url,
        exchange.response.status,
        exchange.response.body,
    )
    assert location == exchange.response.header("Location")


@pytest.mark.parametrize("page", [NOTHING, SAME, PART, PICTURE], ids=["204", "304", "206", "binary"])
@pytest.mark.parametrize("follow", [True, False])
def test_whatever_is_answered_is_read_again_as_it_was(
    page: Page, origin: Origin, cassette: Path, *, follow: bool
) -> None:
    """Answers without body, a part that ends within a character, and bytes that are no text."""
    record(cassette, [page.url], resolve=origin.resolve, ca=origin.ca, follow=follow)
    (exchange,) = read_exchanges(cassette)
    answered = exchange.response
    assert (page.status, page.reason, page.body) == (answered.status, answered.reason, answered.body)
    assert list(page.headers) == [field for field in answered.headers if field in page.headers]


def test_refuses_a_certificate_that_nobody_vouches_for(origin: Origin, cassette: Path) -> None:
    with pytest.raises(RecordError, match=r"cannot be fetched \(SSLCertVerificationError"):
        record(cassette, [PAGE.url], resolve=origin.resolve)


def test_says_that_a_certificate_file_is_none(tmp_path: Path, cassette: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    with pytest.raises(RecordError, match=r"ca\.pem: not a file of certificates"):
        record(cassette, [PAGE.url], ca=tmp_path / "ca.pem")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "IncompleteRead"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", "IncompleteRead"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8bxx", "not the gzip data"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 2001, mtime=0),
            "larger than 2,000 bytes",
        ),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2001, "larger than 2,000 bytes"),
        (b"nonsense\r\n\r\n", "BadStatusLine"),
        (b"", "RemoteDisconnected"),
    ],
    ids=["short", "chunk", "gzip", "bomb", "long", "nonsense", "nothing"],
)
def test_refuses_a_broken_answer(answer: bytes, words: str, cassette: Path) -> None:
    with answering(answer) as url, pytest.raises(RecordError, match=words) as raised:
        record(cassette, [url], limits=Limits(body_bytes=2000))
    assert str(raised.value).startswith(f"{url}: ")
    assert not cassette.exists()


def test_whole_body_of_just_the_limit_is_recorded(cassette: Path) -> None:
    packed = gzip.compress(b"y" * 5000, mtime=0)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n".encode()
    with answering(head + packed) as url:
        record(cassette, [url], limits=Limits(body_bytes=5000))
    assert "y" * 5000 == interactions(cassette)[0]["response"]["body"]["string"]


def test_url_goes_over_the_wire_in_ascii_and_without_fragment(cassette: Path) -> None:
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as url:
        record(cassette, [f"{url}/käse%20x?q=ä b#teil"])
    assert f"{url}/k%C3%A4se%20x?q=%C3%A4%20b" == interactions(cassette)[0]["request"]["uri"]


def test_proxy_of_the_environment_is_passed_by_when_addresses_are_given(
    origin: Origin, cassette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    record(cassette, [PAGE.url], resolve=origin.resolve, ca=origin.ca)
    assert 1 == len(interactions(cassette))


def test_interrupted_write_leaves_the_old_file_and_nothing_else(
    cassette: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write_text(cassette, "old")
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_text(cassette, "new")
    assert ["page.yaml"] == [path.name for path in cassette.parent.iterdir()]
    assert "old" == cassette.read_text()


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(RecordError, match=r"page\.yaml: cannot be written"):
        write_text(tmp_path / "site" / "page.yaml", "text")


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(' \t\r\n\0\x85\u2028\ufeff"\\#:-|'), max_size=60))
@example(" leading\n")
@example("\tindented\n")
@example("\n\n \n")
@example("a\r\n  b \r\n")
@example("--- \n... \n%TAG\n")
@example("a\n\U0001f600\u2029\n")
def test_any_text_survives_every_loader(text: str) -> None:
    written = Readable.serialize({"body": {"string": text, "list": [text]}})
    for loaded in (
        yaml.load(written, yaml.SafeLoader),
        yaml.load(written, yaml.CSafeLoader),
        yamlserializer.deserialize(written),
    ):
        assert {"body": {"string": text, "list": [text]}} == loaded
