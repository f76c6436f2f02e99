"""What really happened to a connection that failed, as one of the faults that can be played.

In: errors of `http.client` and of what is built on it. Out: names of `harness.delivery.FAULTS`, and bodies as far as
they came.
"""

import http.client
import socket
import ssl
import urllib.error
from collections.abc import Callable
from dataclasses import dataclass

from harness.cases.encodings import BodyError

_VERIFICATION = {10: "tls-expired", 18: "tls-self-signed", 19: "tls-self-signed", 20: "tls-self-signed"}
"""By OpenSSL's verification codes: certificate expired, self-signed, self-signed in chain, issuer unknown."""
_NAME_MISMATCH = 62

_PIECE = 1 << 16

_BEFORE_AN_ANSWER: tuple[tuple[type[BaseException], str], ...] = (
    (http.client.RemoteDisconnected, "close-before-headers"),
    (ConnectionRefusedError, "connection-refused"),
    (ConnectionResetError, "reset-before-headers"),
    (TimeoutError, "silence"),
    (ssl.SSLError, "tls-alert"),
    (http.client.LineTooLong, "huge-header"),
)
_WITHIN_A_BODY: tuple[tuple[type[BaseException], str], ...] = (
    (ConnectionResetError, "reset-in-body"),
    (TimeoutError, "stall-in-body"),
    (http.client.IncompleteRead, "chunked-without-end"),
)


def fault_before_answer(error: BaseException | None) -> str | None:
    """Return the name of the fault that an error of a request was, or None where none of them is it."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        if reason.verify_code == _NAME_MISMATCH:
            return "tls-name-mismatch"
        return _VERIFICATION.get(reason.verify_code, "tls-self-signed")
    if isinstance(reason, socket.gaierror):
        return "dns-failure"
    return next((name for kind, name in _BEFORE_AN_ANSWER if isinstance(reason, kind)), None)


def fault_within_body(error: BaseException | None) -> str | None:
    """Return the name of the fault that broke a body off; an end without an error is a body that is too short."""
    if error is None:
        return "short-body"
    return next((name for kind, name in _WITHIN_A_BODY if isinstance(error, kind)), None)


@dataclass(frozen=True, slots=True)
class Torn:
    """A body that broke off: by which fault, and after how many bytes."""

    name: str
    at: int


def bounded(limit: int, torn: list[Torn] | None) -> type[http.client.HTTPResponse]:
    """Return a response class that reads no more than `limit` bytes: vcrpy itself reads whatever comes.

    A body that breaks off raises; where `torn` is a list it is told there instead, and kept as far as it came.
    """

    class BoundedResponse(http.client.HTTPResponse):
        def read(self, amt: int | None = None) -> bytes:
            if amt is not None:
                return super().read(amt)
            with self:  # vcrpy reads once and closes nothing
                body, error = _pieces(self.read1, limit)
            if len(body) > limit:
                raise BodyError(
                    f"the body is larger than {limit:,} bytes: record a smaller page, or raise limits.body_bytes"
                )
            if error is None and not self.length:  # a body that ends too early raises nothing by itself
                return body
            name = fault_within_body(error)
            if torn is None or name is None:
                raise error or http.client.IncompleteRead(body, self.length)
            torn.append(Torn(name, len(body)))
            return body

    return BoundedResponse


def _pieces(read: Callable[[int], bytes], limit: int) -> tuple[bytes, Exception | None]:
    """Return what can be read, a little more than `limit` at most, and the error that ended it."""
    body = bytearray()
    try:
        while len(body) <= limit and (piece := read(_PIECE)):
            body += piece
    except (OSError, http.client.HTTPException) as error:
        return bytes(body), error
    return bytes(body), None
