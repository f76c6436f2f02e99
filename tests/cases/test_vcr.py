"""Every cassette loads, or is refused in one line that names the file and the remedy."""

import contextlib
import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.cases.limits import Limits
from harness.cases.vcr import read_exchanges
from harness.errors import CassetteError
from harness.model import Exchange, Request, Response
from tests.cases.cassette import URL, cassette, interaction, write

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PAGE = "<p>page</p>"
LIMITS = Limits()


def read(tmp_path: Path, document: Any, *, suffix: str = "yaml", limits: Limits = LIMITS) -> tuple[Exchange, ...]:
    path = tmp_path / f"case.{suffix}"
    text = json.dumps(document) if suffix == "json" else yaml.safe_dump(document)
    path.write_text(text, "utf-8")
    return read_exchanges(path, limits)


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_exchange_is_read_whole(tmp_path: Path, suffix: str) -> None:
    response = Response(200, (("Content-Type", "text/html; charset=utf-8"),), PAGE.encode(), "OK")
    assert (Exchange(Request("GET", URL), response),) == read(tmp_path, cassette(interaction()), suffix=suffix)


def test_encodings_are_undone_and_their_headers_dropped(tmp_path: Path) -> None:
    headers = {
        "content-encoding": ["gzip"],
        "Content-Length": ["9"],
        "Transfer-Encoding": ["chunked"],
        "X-A": ["1", "2"],
    }
    (exchange,) = read(tmp_path, cassette(interaction(gzip.compress(b"hi", mtime=0), headers=headers)))
    assert exchange.response.body == b"hi"
    assert exchange.response.headers == (("X-A", "1"), ("X-A", "2"))


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({"string": "é"}, "é".encode()),
        ({"string": "é", "encoding": "latin-1"}, b"\xe9"),
        ({"string": "é", "encoding": "no such"}, "é".encode()),
        ({"string": "é" * 100, "encoding": "idna"}, "é".encode() * 100),
        ({"string": "é", "encoding": "punycode"}, "é".encode()),
        ({"string": "é", "encoding": "undefined"}, "é".encode()),
        ({"string": "é", "encoding": "a\0b"}, "é".encode()),
        ({"base64_string": "aGk="}, b"hi"),
        ({"string": None}, b""),
        ({"string": "a\udc80"}, b"a\x80"),
        ({"string": "\ud83d\ude00"}, "😀".encode()),
        ("hi", b"hi"),
        (None, b""),
    ],
)
def test_each_way_of_storing_a_body_is_read(tmp_path: Path, stored: Any, expected: bytes) -> None:
    one = interaction()
    one["response"]["body"] = stored
    assert expected == read(tmp_path, cassette(one), suffix="json")[0].response.body


def test_older_shapes_are_read(tmp_path: Path) -> None:
    httpx = interaction()
    httpx["response"] = {"status_code": 404, "http_version": "HTTP/1.1", "headers": {}, "content": "gone"}
    assert read(tmp_path, cassette(httpx))[0].response.status == 404
    assert PAGE.encode() == read(tmp_path, [interaction()])[0].response.body
    assert len(read(tmp_path, {"http_interactions": [interaction()], "recorded_with": "betamax"}, suffix="json")) == 1


def without(part: str, key: str) -> dict[str, Any]:
    one = interaction()
    del one[part][key]
    return one


def having(part: str, key: str, value: Any) -> dict[str, Any]:
    one = interaction()
    one[part][key] = value
    return one


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (cassette(), "no interactions: record it again"),
        ({"version": 1, "interactions": None}, "no interactions: record it again"),
        ({"version": 1, "interactions": "x"}, "interactions is not a list"),
        ({"version": 1}, "no key interactions"),
        ({"log": {"entries": []}}, "a HAR file"),
        ("text", "not a mapping"),
        (3, "not a mapping"),
        (cassette(interaction(), version=2), "format version 2"),
        (cassette(interaction(), version=True), "format version True"),
        (cassette(interaction(), version="1"), "format version 1"),
        ({"version": 1, "interactions": [3]}, "interaction 1: not a mapping"),
        ({"version": 1, "interactions": [{"request": {}}]}, "interaction 1: no response"),
        ({"version": 1, "interactions": [{"response": {}}]}, "interaction 1: no request"),
        (cassette(interaction(), without("request", "method")), "interaction 2: the request has no method"),
        (cassette(without("request", "uri")), "the request has no uri"),
        (cassette(having("request", "uri", 7)), "the request has no uri"),
        (cassette(having("request", "uri", "../../etc")), "the request's uri, ../../etc, is no http(s) URL: record"),
        (cassette(without("response", "status")), "status is None"),
        (cassette(having("response", "status", {"code": "OK"})), "status is OK"),
        (cassette(having("response", "status", {"code": 99})), "status is 99"),
        (cassette(having("response", "status", {"code": 20000})), "status is 20000"),
        (cassette(without("response", "body")), "the response has no body"),
        (cassette(having("response", "body", {"text": "x"})), "body has no string"),
        (cassette(having("response", "body", {"string": 5})), "body is not text"),
        (cassette(having("response", "headers", "x")), "headers are not a mapping"),
        (cassette(interaction(headers={"Age": [5]})), "header Age is not text"),
        (cassette(interaction(headers={"Age": None})), "header Age is not text"),
        (cassette(interaction(b"\x1f\x8bx", headers={"content-encoding": ["gzip"]})), "not the gzip data"),
    ],
)
def test_a_cassette_that_is_none_is_refused_in_one_line(tmp_path: Path, document: Any, says: str) -> None:
    with pytest.raises(CassetteError) as caught:
        read(tmp_path, document)
    assert str(caught.value).startswith(f"{tmp_path / 'case.yaml'}: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(file_bytes=100), "bytes, the limit is 100: record less, or raise limits.file_bytes"),
        (Limits(body_bytes=5), "larger than 5 bytes: record a smaller page, or raise limits.body_bytes"),
        (Limits(interactions=1), "2 interactions, the limit is 1: record less, or raise limits.interactions"),
        (Limits(depth=3), "nested more than 3 deep"),
    ],
)
def test_limits_hold(tmp_path: Path, limits: Limits, says: str) -> None:
    with pytest.raises(CassetteError, match=says):
        read(tmp_path, cassette(interaction(), interaction()), limits=limits)


def test_a_file_of_100_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    with pytest.raises(CassetteError, match="the limit is"):
        read_exchanges(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path, says in [
        (tmp_path / "absent.yaml", "no such file"),
        (tmp_path, "a folder"),
        (tmp_path / "pipe.yaml", "not a regular file: remove it, or put the file itself there"),
        (tmp_path / ("x" * 300), "cannot be read"),
    ]:
        with pytest.raises(CassetteError, match=says):
            read_exchanges(path)


def test_a_cut_cassette_never_ends_in_another_exception(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.yaml").read_bytes()
    path = tmp_path / "cut.yaml"
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with contextlib.suppress(CassetteError):
            assert read_exchanges(path)[0].request == Request("GET", URL)


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data of real pages is not here")
def test_real_cassettes_load_unless_they_are_empty() -> None:
    refused = {}
    for item in json.loads((DATA / "cassettes" / "index.json").read_text("utf-8"))["items"]:
        try:
            exchanges = read_exchanges(DATA / "cassettes" / item["file"])
        except CassetteError as error:
            refused[item["file"]] = str(error).rpartition(f"{item['file']}: ")[2]
        else:
            assert item.get("interactions", len(exchanges)) == len(exchanges)
            assert not any(exchange.response.body.startswith(b"\x1f\x8b") for exchange in exchanges)
    assert refused == {
        "hist__betamaxpy__betamax__2013-08-27__5c49b03e__test.json": "no interactions: record it again",
        "hist__betamaxpy__betamax__2013-09-13__790a429d__test.json": "no interactions: record it again",
    }


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data of real pages is not here")
@pytest.mark.parametrize("folder", ["har", "warc"])
def test_files_of_other_formats_are_refused(folder: str) -> None:
    for path in sorted((DATA / folder).iterdir()):
        with pytest.raises(CassetteError) as caught:
            read_exchanges(path)
        assert "\n" not in str(caught.value)
