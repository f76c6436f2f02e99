"""The answer begins, and its head or its framing is broken (RFC 9112), or it stops in the middle."""

from harness.delivery import http1
from harness.delivery.faults.kind import FaultKind, place
from harness.delivery.script import FOREVER, Ending, Pause, Script, Send, Step
from harness.model import Response

DRIPS = 20
DRIP_SECONDS = 1.0
INTERIM_ANSWERS = 100
HUGE = 1 << 20
COOKIE = 4000
"""Bytes of one cookie: browsers keep up to 4096 (RFC 6265, section 6.1)."""
PRIVATE_ADDRESS = "http://169.254.169.254/latest/meta-data/"
"""Where clouds keep the secrets of the machine that asks: link-local (RFC 3927)."""
UNDELIVERED = 1000
"""Bytes that are announced beyond those that come."""


def _cut_head(response: Response, at: int | None) -> bytes:
    head = http1.head(response, http1.length_of(response))
    return head[: place(at, len(head) - 1)]


def _reset_in_headers(_method: str, response: Response, at: int | None) -> Script:
    return (Send(_cut_head(response, at)), Ending.RESET)


def _close_in_headers(_method: str, response: Response, at: int | None) -> Script:
    return (Send(_cut_head(response, at)), Ending.CLOSE)


def _begun(response: Response, at: int | None, announced: int = 0) -> Send:
    """Return the head and the body up to `at`, with the length of the whole announced, or more."""
    length = len(response.body) + announced
    return Send(
        http1.head(response, (("Content-Length", str(length)),)) + response.body[: place(at, len(response.body))]
    )


def _reset_in_body(_method: str, response: Response, at: int | None) -> Script:
    return (_begun(response, at, 1), Ending.RESET)


def _short_body(_method: str, response: Response, at: int | None) -> Script:
    return (_begun(response, at, UNDELIVERED), Ending.CLOSE)


def _stall_in_body(_method: str, response: Response, at: int | None) -> Script:
    return (_begun(response, at, 1), Pause(FOREVER))


def _slow_drip(_method: str, response: Response, _at: int | None) -> Script:
    body = response.body
    size = -(-len(body) // DRIPS) or 1
    steps: list[Step] = [Send(http1.head(response, (("Content-Length", str(len(body))),)))]
    for start in range(0, len(body), size):
        steps += [Pause(DRIP_SECONDS), Send(body[start : start + size])]
    return tuple(steps)


def _chunked(response: Response, body: bytes) -> bytes:
    head = http1.head(response, (("Transfer-Encoding", "chunked"),))
    return head + (b"%x\r\n%b\r\n" % (len(body), body) if body else b"")


def _chunked_without_end(_method: str, response: Response, at: int | None) -> Script:
    return (Send(_chunked(response, response.body[: place(at, len(response.body))])), Ending.CLOSE)


def _bad_chunk_size(_method: str, response: Response, at: int | None) -> Script:
    begun = _chunked(response, response.body[: place(at, len(response.body))])
    return (Send(begun + b"not a size\r\n" + response.body), Ending.CLOSE)


def _body_after_204(_method: str, response: Response, _at: int | None) -> Script:
    head = b"HTTP/1.1 204 No Content\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(response.body)
    return (Send(head + response.body), Ending.CLOSE)


def _huge_header(method: str, response: Response, _at: int | None) -> Script:
    fields = (("X-Trace", "t" * HUGE), *http1.length_of(response))
    return (Send(http1.head(response, fields) + http1.body(method, response)), Ending.CLOSE)


def _invalid_header(method: str, response: Response, _at: int | None) -> Script:
    status, _, fields = http1.head(response, http1.length_of(response)).partition(b"\r\n")
    broken = b"%b\r\nno colon in this line\r\n: no name\r\nX-Control: \x00\x01\r\n%b" % (status, fields)
    return (Send(broken + http1.body(method, response)), Ending.CLOSE)


def _huge_cookies(method: str, response: Response, _at: int | None) -> Script:
    cookies = tuple(("Set-Cookie", f"c{number}={'v' * COOKIE}; Path=/") for number in range(HUGE // COOKIE))
    fields = (*cookies, *http1.length_of(response))
    return (Send(http1.head(response, fields) + http1.body(method, response)), Ending.CLOSE)


def _http_1_0(method: str, response: Response, _at: int | None) -> Script:
    head = http1.head(response, ()).replace(b"HTTP/1.1", b"HTTP/1.0", 1)
    return (Send(head + http1.body(method, response)), Ending.CLOSE)


def _continue(method: str, response: Response, _at: int | None) -> Script:
    return (Send(b"HTTP/1.1 100 Continue\r\n\r\n"), Send(http1.encode(method, response)))


def _informational_storm(method: str, response: Response, _at: int | None) -> Script:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload; as=style\r\n\r\n"
    return (Send(hint * INTERIM_ANSWERS), Send(http1.encode(method, response)))


def _private_redirect(_method: str, _response: Response, _at: int | None) -> Script:
    head = b"HTTP/1.1 302 Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n"
    return (Send(head % PRIVATE_ADDRESS.encode()),)


FRAMING = (
    FaultKind(
        name="reset-in-headers",
        summary="the connection is reset within the header fields",
        script=_reset_in_headers,
        part="head",
    ),
    FaultKind(
        name="close-in-headers",
        summary="the connection is closed within the header fields",
        script=_close_in_headers,
        part="head",
    ),
    FaultKind(
        name="reset-in-body", summary="the connection is reset within the body", script=_reset_in_body, part="body"
    ),
    FaultKind(
        name="short-body",
        summary="the connection is closed with fewer bytes than Content-Length says",
        script=_short_body,
        part="body",
    ),
    FaultKind(
        name="stall-in-body",
        summary="the body stops and the connection stays open",
        script=_stall_in_body,
        part="body",
        stalls=True,
    ),
    FaultKind(name="slow-drip", summary="the body comes in drips, one a second", script=_slow_drip, whole=True),
    FaultKind(
        name="chunked-without-end",
        summary="a chunked body ends without its last chunk",
        script=_chunked_without_end,
        part="body",
    ),
    FaultKind(
        name="bad-chunk-size",
        summary="a chunk's size is no number",
        script=_bad_chunk_size,
        part="body",
    ),
    FaultKind(name="body-after-204", summary="status 204 is followed by a body", script=_body_after_204),
    FaultKind(name="huge-header", summary="a header field of 1 MB", script=_huge_header),
    FaultKind(
        name="invalid-header", summary="header lines without colon, without name, with NUL", script=_invalid_header
    ),
    FaultKind(name="huge-cookies", summary="cookies of 1 MB together", script=_huge_cookies),
    FaultKind(
        name="http-1.0",
        summary="HTTP/1.0 without a length: the body ends with the connection",
        script=_http_1_0,
        whole=True,
    ),
    FaultKind(name="100-continue", summary="an unasked 100 Continue before the answer", script=_continue, whole=True),
    FaultKind(
        name="informational-storm", summary="a hundred 103 Early Hints before the answer", script=_informational_storm
    ),
    FaultKind(
        name="redirect-to-private-address",
        summary="a redirect to the cloud's metadata address",
        script=_private_redirect,
    ),
)
