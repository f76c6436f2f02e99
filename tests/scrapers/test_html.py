"""A page is decoded as a browser would; its bytes are given as they are."""

import pytest

from harness.model import Response
from harness.scrapers.html import arguments, text


def page(body: bytes, kind: str = "text/html") -> Response:
    return Response(200, (("Content-Type", kind),), body)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (page("\ufeffé".encode(), "text/html; charset=latin-1"), "é"),
        (page("\ufeffé".encode("utf-16-le")), "é"),
        (page(b"\xe9\x93", "text/html; charset=ISO-8859-1"), "é“"),
        (page(b"<meta charset=windows-1251>\xe9"), "<meta charset=windows-1251>й"),
        (page(b"<meta charset=utf-8>\xe9", "text/html; charset=windows-1251"), "<meta charset=utf-8>й"),
        (page("é".encode()), "é"),
        (page(b"\xe9\x80"), "é€"),
        (page(b"a\xff", "text/html; charset=utf-8"), "a\ufffd"),
        (page(b"\xe9", "text/html; charset=nonsense"), "é"),
        (page(b""), ""),
    ],
)
def test_text_is_what_a_browser_reads(response: Response, expected: str) -> None:
    assert expected == text(response)


def test_bytes_are_the_body() -> None:
    assert (b"\xff\x00",) == arguments("html-bytes", page(b"\xff\x00"), "https://news.example/")
