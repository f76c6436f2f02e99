"""The far end of a connection: a server, or a proxy before it, for both of which a player speaks.

In come the steps that a client takes: look-up, connection, handshake, the heads of its requests. Out go scripts, or the
errors that the system raises at that step.
"""

import re
import ssl
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from harness.delivery import Ending, Phase, Script, Send, coded, kind_of, script
from harness.model import exchange
from harness.replay.credentials import NONE, Credentials, credentials_in
from harness.replay.memory import native_errors
from harness.replay.memory.arriving import Arriving
from harness.replay.player import Player

ADDRESS = "192.0.2.1"
"""What every name resolves to: an address kept for documentation (RFC 5737)."""

_ACCEPTS = re.compile(rb"\r\naccept-encoding:([^\r\n]*)", re.IGNORECASE)
_ESTABLISHED = (Send(b"HTTP/1.1 200 Connection established\r\n\r\n"),)
_UNREACHABLE = (Send(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"), Ending.CLOSE)


class FarEnd:
    """What a client has connected to, or is about to."""

    def __init__(self, player: Player, host: str, port: int) -> None:
        self.player = player
        self.secure = False
        """Whether TLS is spoken."""
        self._arriving: Arriving | None = None
        self._turn_to(host, port)

    def resolve(self) -> None:
        """Look the host's name up.

        Raises:
            socket.gaierror: the fault of this place.
        """
        if self._strikes("resolve"):
            raise native_errors.unknown_name()

    def connect(self, *, asynchronous: bool = False) -> None:
        """Connect; asynchronously, as an event loop does.

        Raises:
            ConnectionRefusedError: the fault of this place.
        """
        if self._strikes("connect"):
            raise native_errors.refused(self.address if asynchronous else None)

    def handshake_by(self, context: ssl.SSLContext, host: str | None) -> None:
        """Speak TLS from now on with a client that checks what its context says.

        Raises:
            ssl.SSLError: the fault of this place, if the client minds it.
        """
        self.handshake(host, verifies=context.verify_mode != ssl.CERT_NONE, checks_host=context.check_hostname)

    def handshake(self, host: str | None, *, verifies: bool, checks_host: bool) -> None:
        """Speak TLS from now on with a client that checks the certificate or not, and the name in it or not.

        Raises:
            ssl.SSLError: the fault of this place, if the client minds it.
        """
        self.secure = True
        if self._fault and self._strikes("tls"):
            error = native_errors.handshake_error(
                self._fault.name, host or self.address[0], verifies=verifies, checks_host=checks_host
            )
            if error:
                raise error
            self._overlooked = True

    def take_request(self, data: bytes) -> Script:
        """Take the beginning of a request, with all of its head, and return what is sent for it.

        Where that hangs on the body, nothing is sent until it has come, in further pieces.

        Raises:
            RequestStorm: the run has made its limit of requests.
        """
        if self._arriving is not None:
            self._arriving.add(data)
            return self.take_rest() if self._arriving.whole else ()
        method, _, rest = bytes(data).partition(b"\r\n")[0].decode("latin-1").partition(" ")
        target = rest.rpartition(" ")[0]
        if method == "CONNECT":
            return self._tunnel(target)
        with_tls, without = self._origins
        origin = with_tls if self.secure else without
        url = origin + target if target.startswith(("/", "*")) else target
        found = _ACCEPTS.search(data, 0, data.find(b"\r\n\r\n"))
        accepts = found[1].decode("latin-1") if found else ""
        if not self.player.hears(method, url):
            return self.answer(method, url, accepts, credentials=credentials_in(data))
        self._arriving = Arriving(data, method, url, accepts)
        return self.take_rest() if self._arriving.whole else ()

    def take_rest(self) -> Script:
        """Return what is sent for a request of which no more comes; nothing where none was begun.

        Raises:
            RequestStorm: the run has made its limit of requests.
        """
        asked, self._arriving = self._arriving, None
        return self.answer(asked.method, asked.url, asked.accepts, asked.body, asked.credentials) if asked else ()

    def answer(self, method: str, url: str, accepts: str, body: bytes = b"", credentials: Credentials = NONE) -> Script:
        """Return what is sent for a request whose `Accept-Encoding` field says `accepts`.

        Raises:
            RequestStorm: the run has made its limit of requests.
        """
        response = self.player.play(method, url, body, credentials)
        if self._overlooked and response.fault == self._fault:
            response = msgspec.structs.replace(response, fault=None)
        return script(method, coded(response, accepts))

    def _strikes(self, phase: Phase) -> bool:
        return self._fault is not None and kind_of(self._fault).phase == phase

    def _turn_to(self, host: str, port: int) -> None:
        self.address = (host if native_errors.is_address(host) else ADDRESS, port)
        self._origins = _origins(host, port)
        faults = (self.player.connect(place) for place in self._origins)
        self._fault = next((fault for fault in faults if fault), None)
        self._overlooked = False

    def _tunnel(self, target: str) -> Script:
        """Be the proxy that opens a connection to `target` (RFC 9110, section 9.3.6)."""
        parts = urlsplit(f"//{target}")
        self.secure = False
        self._turn_to(parts.hostname or "", parts.port or 443)
        return _UNREACHABLE if self._strikes("resolve") or self._strikes("connect") else _ESTABLISHED


@lru_cache(maxsize=1024)
def _origins(host: str, port: int) -> tuple[str, str]:
    """Return what a place is called with TLS and without: which it is shows only with the handshake."""
    place = f"[{host}]" if ":" in host else host
    return exchange.origin(f"https://{place}:{port}"), exchange.origin(f"http://{place}:{port}")
