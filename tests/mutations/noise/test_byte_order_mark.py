"""The mark stands before the page, and only before one that is UTF-8."""

import pytest

from harness.model import Response
from harness.mutations.noise.byte_order_mark import ByteOrderMark
from tests.mutations.noise.sample import HTML


def test_changes() -> None:
    assert b"\xef\xbb\xbf<p>a" == ByteOrderMark().rewrite(Response(200, HTML, b"<p>a")).body


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=windows-1252", b"<p>a"),
        ("text/html", b"<p>a"),
        ("application/json; charset=utf-8", b"{}"),
        ("text/html; charset=utf-8", b"\xef\xbb\xbf<p>a"),
    ],
)
def test_leaves_alone(kind: str, body: bytes) -> None:
    response = Response(200, (("Content-Type", kind),), body)
    assert ByteOrderMark().rewrite(response) is response
