"""What no client asks for, and no server answers with, is told of the cassette and not blamed on the scraper."""

import http.client
import io
from pathlib import Path
from typing import Any

import pytest

from harness.cases import read_exchanges
from harness.cases.heads import is_url
from harness.delivery.http1 import encode
from harness.errors import CassetteError
from tests.cases.cassette import interaction, write

IMPOSSIBLE = [
    "http://[",
    "ftp://a/b",
    "file:///etc/passwd",
    "https://shop.example:99999/lamp",
    "https://shop.example:x/lamp",
    "https://..example/lamp",
    f"https://{'a' * 64}.example/",
    "https://shop example/lamp",
    "https://shop.example/\r\nX: y",
    "https:///lamp",
    "://",
    "",
]


@pytest.mark.parametrize("url", IMPOSSIBLE)
def test_an_impossible_url_is_refused_with_its_interaction(tmp_path: Path, url: str) -> None:
    path = write(tmp_path / "a.yaml", interaction(), interaction(url=url))
    with pytest.raises(CassetteError) as error:
        read_exchanges(path)
    shown = " ".join(url.split()) or "empty"
    told = f"{path}: interaction 2: the request's uri, {shown}, is no http(s) URL: record it again"
    assert told == str(error.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000",
        "https://[::1]:8443/",
        "https://a_b.example./p?q=a b|c#x",
        "HTTPS://SHOP.EXAMPLE/",
        "https://münchen.example/straße",
        "http://user:secret@shop.example/",
    ],
)
def test_what_clients_ask_for_is_left_alone(url: str) -> None:
    assert is_url(url)


@pytest.mark.parametrize("method", ["GET\r\nX", "GET /x", "G\u00cbT"])
def test_a_method_is_one_word(tmp_path: Path, method: str) -> None:
    one = interaction()
    one["request"]["method"] = method
    with pytest.raises(CassetteError, match=r"a\.yaml: interaction 1: the request's method, .*, is none: record it"):
        read_exchanges(write(tmp_path / "a.yaml", one))


@pytest.mark.parametrize("name", ["", " ", "X\r\nY", "X\0"])
def test_a_header_has_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(CassetteError, match=r"interaction 1: a header of the response is called '.*': record it again"):
        read_exchanges(write(tmp_path / "a.yaml", interaction(headers={name: ["v"]})))


def test_no_text_of_a_head_begins_a_line_of_its_own(tmp_path: Path) -> None:
    """As it is loaded, and as it is sent: a folded field is one field (RFC 9112, 5.2)."""
    one: dict[str, Any] = interaction(headers={"Link": ["<a>,\r\n <b>"], "Age": ["1\r\nX: y\r\n\r\nbody"]})
    one["response"]["status"]["message"] = "OK\r\nX: y"
    (exchange,) = read_exchanges(write(tmp_path / "a.yaml", one))

    assert {"Link": "<a>, <b>", "Age": "1 X: y body"} == dict(exchange.response.headers)
    assert "OK X: y" == exchange.response.reason
    sent = io.BytesIO(encode("GET", exchange.response))
    assert b"HTTP/1.1 200 OK X: y\r\n" == sent.readline()
    assert ["Age", "Content-Length", "Link"] == sorted(http.client.parse_headers(sent))
