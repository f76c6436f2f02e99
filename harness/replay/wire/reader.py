"""Read requests: bytes in, one request after the other out. Of what a request carries the beginning is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

import h11

from harness.replay.bodies import KEPT
from harness.replay.credentials import NONE, Credentials, credentials_of
from harness.replay.wire.limits import Limits


class Refused(Exception):  # noqa: N818 - it names what is done with a request, as `RequestStorm` does
    """A request that is answered by the server itself, after which it closes the connection."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = HTTPStatus(status)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks for."""

    method: str
    target: str
    """As it stands in the request: a path, a URL, or `host:port` after CONNECT (RFC 9112, section 3.2)."""
    host: str
    """The Host field, or ""."""
    last: bool
    """Whether the client wants the connection closed after the answer."""
    accepts: str = ""
    """The Accept-Encoding field, or ""."""
    credentials: Credentials = NONE
    body: bytes = b""
    """What it carries, as far as that is looked at and wanted."""


class Reader:
    """Reads the requests of one stream."""

    def __init__(self, limits: Limits, wants_body: Callable[[Asked], bool] = lambda _: True) -> None:
        """Make a reader that keeps of a body what is looked at, where it is wanted."""
        self._limits = limits
        self._wants_body = wants_body
        self._parser = self._fresh()
        self._request: h11.Request | None = None
        self._drained = 0
        self._body = bytearray()
        self._room = 0
        self._continued = False
        self.idle = True
        """Whether nothing of a next request has come."""

    def feed(self, data: bytes) -> None:
        """Take bytes, of which there is at least one."""
        self.idle = False
        self._parser.receive_data(data)

    def next(self) -> Asked | None:
        """Return the next request once all of it has come.

        Raises:
            Refused: it is no HTTP, or larger than the limits allow.
        """
        try:
            while True:
                event = self._parser.next_event()
                if isinstance(event, h11.Request):
                    self._begin(event)
                elif isinstance(event, h11.Data):
                    self._take(event.data)
                elif isinstance(event, h11.EndOfMessage):
                    return self._complete()
                else:
                    return None
        except h11.RemoteProtocolError as error:
            raise Refused(error.error_status_hint, str(error)) from None

    def awaits_continue(self) -> bool:
        """Say, once a request, whether the client waits for `100 Continue` before it sends the body."""
        waiting = not self._continued and self._parser.they_are_waiting_for_100_continue
        self._continued |= waiting
        return waiting

    def rest(self) -> bytes:
        """Return what has come after the last request."""
        return self._parser.trailing_data[0]

    def _fresh(self) -> h11.Connection:
        return h11.Connection(h11.SERVER, max_incomplete_event_size=self._limits.head_bytes)

    def _begin(self, request: h11.Request) -> None:
        self._request = request
        announced = _field(request, b"content-length")
        if announced:
            self._allow(int(announced))
        self._drained = 0

    def _take(self, data: bytes) -> None:
        self._allow(self._drained + len(data))
        if not self._drained and self._request is not None:
            self._room = KEPT if self._wants_body(self._asked(self._request)) else 0
        self._drained += len(data)
        self._body += data[: self._room - len(self._body)]

    def _allow(self, size: int) -> None:
        if size > self._limits.body_bytes:
            raise Refused(413, f"a request's body may have {self._limits.body_bytes:,} bytes")

    def _asked(self, request: h11.Request) -> Asked:
        return Asked(
            method=request.method.decode("ascii"),
            target=request.target.decode("ascii"),
            host=_field(request, b"host"),
            last=self._parser.their_state is h11.MUST_CLOSE,
            accepts=_field(request, b"accept-encoding"),
            credentials=credentials_of(name.decode("latin-1") for name, _ in request.headers),
        )

    def _complete(self) -> Asked:
        request = self._request
        assert request is not None  # noqa: S101 - h11 ends no message that it has not begun
        asked = replace(self._asked(request), body=bytes(self._body))
        rest = self.rest()
        # A parser serves one request: the next would wait until it has seen our answer, which may be no valid HTTP.
        self._parser = self._fresh()
        self._request, self._drained, self._continued, self.idle = None, 0, False, True
        self._body.clear()
        if rest:
            self.feed(rest)
        return asked


def _field(request: h11.Request, wanted: bytes) -> str:
    return next((value.decode("latin-1") for name, value in request.headers if name == wanted), "")
