"""Write a response as the HTTP/1.1 bytes that a server would send.

The clients then parse it themselves, so that redirects, cookies, charsets, streaming and each client's own exceptions
are the real ones and not an imitation (RFC 9112, section 2.1).
"""

from harness.model import Headers, Response

_FRAMING = frozenset({b"content-length", b"transfer-encoding"})
_BREAKS = bytes.maketrans(b"\r\n\0", b"   ")
_BODILESS = frozenset({204, 304})
_INFORMATIONAL = range(100, 200)


def encode(method: str, response: Response) -> bytes:
    """Return status line, header fields and body."""
    return head(response, length_of(response)) + body(method, response)


def head(response: Response, framing: Headers) -> bytes:
    """Return status line and header fields, with `framing` in place of the recorded fields that frame a body."""
    fields = b"".join(b"%b: %b\r\n" % field for field in _fields(response, framing))
    return b"HTTP/1.1 %d %b\r\n%b\r\n" % (response.status, raw_reason(response), fields)


def length_of(response: Response) -> Headers:
    """Return the one true Content-Length, or nothing where an answer has no body (RFC 9110, section 8.6)."""
    return () if _bodiless(response.status) else (("Content-Length", str(len(response.body))),)


def _fields(response: Response, framing: Headers) -> list[tuple[bytes, bytes]]:
    fields = [(_line(name), _line(value)) for name, value in response.headers]
    kept = [(name, value) for name, value in fields if name.lower() not in _FRAMING]
    return [*kept, *((_line(name), _line(value)) for name, value in framing)]


def raw_reason(response: Response) -> bytes:
    """Return the reason phrase as bytes."""
    return _line(response.reason)


def body(method: str, response: Response) -> bytes:
    """Return what is sent as body: nothing where RFC 9110 (sections 9.3.2, 15) allows none."""
    return b"" if method.upper() == "HEAD" or _bodiless(response.status) else response.body


def _bodiless(status: int) -> bool:
    return status in _BODILESS or status in _INFORMATIONAL


def _line(text: str) -> bytes:
    # Clients decode header fields as Latin-1 when they record them, so this gives the recorded bytes back.
    try:
        raw = text.encode("latin-1")
    except UnicodeEncodeError:
        raw = text.encode("utf-8", "surrogateescape")
    return raw.translate(_BREAKS)
