"""A body is compressed for clients that accept it, and for no other."""

import gzip
import zlib

import pytest

from harness.delivery import coded
from harness.model import Response

PAGE = Response(200, (("A", "1"),), b"<p>page</p>")


def compressed(coding: str, body: bytes) -> Response:
    return Response(200, (("A", "1"), ("Content-Encoding", coding)), body)


def test_what_is_sent_in_no_coding_is_sent_as_it_is() -> None:
    assert coded(PAGE, "gzip") is PAGE


def test_gzip_and_deflate_are_undone_to_the_page() -> None:
    as_gzip = coded(Response(200, PAGE.headers, PAGE.body, coding="gzip"), "gzip, deflate, br")
    as_deflate = coded(Response(200, PAGE.headers, PAGE.body, coding="deflate"), "gzip, deflate, br")

    assert (compressed("gzip", as_gzip.body), PAGE.body) == (as_gzip, gzip.decompress(as_gzip.body))
    assert (compressed("deflate", as_deflate.body), PAGE.body) == (as_deflate, zlib.decompress(as_deflate.body))


@pytest.mark.parametrize(
    "accepts", ["", "identity", "br", "deflate", "gzip;q=0", "gzip; q=0.000", "x-gzip", "gzip;", "*"]
)
def test_who_does_not_accept_it_is_given_the_page_plain(accepts: str) -> None:
    assert PAGE == coded(Response(200, PAGE.headers, PAGE.body, coding="gzip"), accepts)


@pytest.mark.parametrize("accepts", ["gzip", "deflate, GZIP", "br;q=1.0, gzip ; q=0.8, *;q=0.1"])
def test_who_accepts_it_is_given_it(accepts: str) -> None:
    assert coded(Response(200, PAGE.headers, PAGE.body, coding="gzip"), accepts).header("Content-Encoding") == "gzip"


def test_an_empty_body_is_sent_as_it_is() -> None:
    assert Response(204) == coded(Response(204, coding="gzip"), "gzip")
