"""A response is written as a server would send it, whatever was recorded."""

import pytest

from harness.delivery.http1 import encode
from harness.model import Response


def test_a_response_is_written_out() -> None:
    response = Response(200, (("A", "1"), ("A", "2")), b"body", "Fine")

    assert b"HTTP/1.1 200 Fine\r\nA: 1\r\nA: 2\r\nContent-Length: 4\r\n\r\nbody" == encode("GET", response)


def test_framing_fields_are_made_true() -> None:
    response = Response(200, (("content-length", "99"), ("Transfer-Encoding", "chunked")), b"body")

    assert b"HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\nbody" == encode("GET", response)


@pytest.mark.parametrize("status", [204, 304, 103])
def test_some_answers_have_no_body(status: int) -> None:
    assert encode("GET", Response(status, body=b"body")).endswith(b"\r\n\r\n")


def test_a_head_request_gets_the_length_and_no_body() -> None:
    assert b"HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\n" == encode("HEAD", Response(200, body=b"body"))


def test_a_field_never_ends_its_line() -> None:
    response = Response(200, (("A", "1\r\nB: 2"),), reason="OK\r\nC: 3")

    assert b"HTTP/1.1 200 OK  C: 3\r\nA: 1  B: 2\r\nContent-Length: 0\r\n\r\n" == encode("GET", response)


@pytest.mark.parametrize(("value", "raw"), [("\xe9", b"\xe9"), ("\u4e2d", b"\xe4\xb8\xad"), ("\udce9", b"\xe9")])
def test_fields_in_any_alphabet_are_written(value: str, raw: bytes) -> None:
    assert raw in encode("GET", Response(200, (("A", value),)))
