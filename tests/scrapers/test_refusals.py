"""Clients' status and transport errors are refusals; a scraper's own mistakes, and all else, are crashes."""

import http.client
import json
import socket
import ssl
import subprocess
import sys
import urllib.error
import zlib
from email.message import Message
from typing import Any
from unittest.mock import Mock

import aiohttp
import httpx
import pytest
import requests
import scrapy.exceptions
import urllib3
import web_poet.exceptions
from scrapy.http import HtmlResponse
from scrapy.spidermiddlewares.httperror import HttpError

from harness.errors import ScraperError
from harness.scrapers import declare, is_refusal

REQUEST = httpx.Request("GET", "https://news.example/")
INFO: Any = Mock(real_url="https://news.example/")
POOL: Any = Mock()


class Blocked(Exception):  # noqa: N818 - as users name theirs
    pass


class Forbidden(requests.HTTPError):
    pass


def group(*errors: Exception) -> ExceptionGroup[Exception]:
    return ExceptionGroup("several", errors)


@pytest.mark.parametrize(
    "error",
    [
        requests.HTTPError("403"),
        requests.ConnectionError(),
        requests.ReadTimeout(),
        requests.TooManyRedirects(),
        requests.exceptions.ChunkedEncodingError(),
        requests.exceptions.ContentDecodingError(),
        requests.exceptions.RetryError(),
        Forbidden(),
        httpx.HTTPStatusError("403", request=REQUEST, response=httpx.Response(403)),
        httpx.ConnectError(""),
        httpx.ReadTimeout(""),
        httpx.RemoteProtocolError(""),
        httpx.DecodingError(""),
        httpx.TooManyRedirects(""),
        urllib.error.HTTPError("https://news.example/", 403, "Forbidden", Message(), None),
        urllib.error.URLError("refused"),
        urllib3.exceptions.MaxRetryError(POOL, "/"),
        urllib3.exceptions.ProtocolError(),
        urllib3.exceptions.DecodeError(),
        aiohttp.ClientResponseError(INFO, ()),
        aiohttp.ServerDisconnectedError(),
        aiohttp.ServerTimeoutError(),
        aiohttp.ClientPayloadError(),
        http.client.IncompleteRead(b""),
        http.client.RemoteDisconnected(""),
        socket.gaierror(),
        ssl.SSLError(),
        TimeoutError(),
        ConnectionResetError(),
        HttpError(HtmlResponse("https://news.example/")),
        scrapy.exceptions.CloseSpider("bandwidth"),
        scrapy.exceptions.DropItem("no price"),
        scrapy.exceptions.NotSupported("Response content isn't text"),
        scrapy.exceptions.DownloadTimeoutError(),
        web_poet.exceptions.HttpResponseError(""),
        web_poet.exceptions.Retry("half a page"),
        web_poet.exceptions.UseFallback(),
        group(requests.HTTPError(), TimeoutError()),
    ],
    ids=lambda error: type(error).__qualname__,
)
def test_refuses(error: Exception) -> None:
    assert is_refusal(error)
    if isinstance(error, urllib.error.HTTPError):
        error.close()


@pytest.mark.parametrize(
    "error",
    [
        requests.exceptions.JSONDecodeError("", "", 0),
        requests.exceptions.InvalidURL(),
        requests.exceptions.MissingSchema(),
        requests.exceptions.InvalidHeader(),
        httpx.InvalidURL(""),
        httpx.UnsupportedProtocol(""),
        httpx.StreamConsumed(),
        urllib3.exceptions.LocationParseError(""),
        urllib3.exceptions.URLSchemeUnknown(""),
        aiohttp.InvalidURL(""),
        http.client.InvalidURL(),
        http.client.CannotSendRequest(),
        json.JSONDecodeError("", "", 0),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, ""),
        scrapy.exceptions.NotConfigured(),
        web_poet.exceptions.RequestDownloaderVarError(),
        zlib.error(),
        EOFError(),
        AttributeError(),
        OSError(),
        FileNotFoundError(),
        Blocked(),
        group(requests.HTTPError(), KeyError()),
    ],
    ids=lambda error: type(error).__qualname__,
)
def test_crashes(error: Exception) -> None:
    assert not is_refusal(error)


def test_the_users_own_count_when_declared() -> None:
    declared = declare(["tests.scrapers.test_refusals:Blocked"], "mine.toml")
    assert (Blocked,) == declared
    assert is_refusal(Blocked(), declared)
    assert is_refusal(group(Blocked(), TimeoutError()), declared)
    assert not is_refusal(KeyError(), declared)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("tests.scrapers.test_refusals:REQUEST", "is no exception class"),
        (
            "tests.scrapers.test_refusals:Nothing",
            "has no Nothing; correct refusals in mine.toml$",
        ),
    ],
)
def test_a_declared_refusal_that_is_none_is_misuse(name: str, message: str) -> None:
    with pytest.raises(ScraperError, match=f"^{name}: .*{message}"):
        declare([name], "mine.toml")


def test_no_client_is_imported_to_ask() -> None:
    program = (
        "import sys, harness.scrapers as s; s.is_refusal(KeyError());"
        "print(sorted({'requests', 'httpx', 'aiohttp', 'urllib3', 'scrapy', 'web_poet'} & set(sys.modules)))"
    )
    assert "[]\n" == subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
