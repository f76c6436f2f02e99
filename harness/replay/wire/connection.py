"""One connection: what it is, what is asked on it, and how the script of each answer is followed.

Rule 1. A stream is known by its first bytes: TLS, and then once more inside; HTTP; or a stranger, who is shown out.
Rule 2. One request after the other is answered. A client that sends on meanwhile, or takes no answer, has to wait.
Rule 3. Where a script falls silent for ever, all that comes is dropped until the client goes.
Rule 4. Nothing runs between the calls that asyncio makes, but for one timer: a client that vanishes leaves nothing.
"""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import msgspec

from harness.delivery import FOREVER, Ending, Pause, Send, Step, coded, http1, kind_of, script
from harness.model import Fault, Response
from harness.model.exchange import origin
from harness.replay.player import Player, RequestStorm
from harness.replay.wire.authority import Authority
from harness.replay.wire.guests import Guests, Strangers
from harness.replay.wire.limits import Limits
from harness.replay.wire.opening import opening, server_name
from harness.replay.wire.reader import Asked, Reader, Refused
from harness.replay.wire.stream import Stream

_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_ESTABLISHED = b"HTTP/1.1 200 Connection Established\r\n\r\n"
_UNREACHABLE = {"resolve": "Host Name Not Resolved", "connect": "Connection Refused"}
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\[\]]+):[0-9]{1,5}")
_INFORMATIONAL = range(100, 200)
_TEXT = ("Content-Type", "text/plain; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Service:
    """What all connections of a server share."""

    player: Player
    authority: Authority
    limits: Limits
    guests: Guests
    strangers: Strangers
    pace: float
    longest_pause: float | None


class Connection(asyncio.Protocol):
    """The server's end of a connection."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._stream: Stream
        self._opening = b""
        """How the stream begins, until that tells what it is."""
        self._reader: Reader | None = None
        """None until the stream is known to be HTTP."""
        self._tunnel = ""
        """`host:port` after CONNECT."""
        self._host = ""
        """Whom a request is for that names no host."""
        self._reached = False
        """Whether the player was asked if the origin can be connected to."""
        self._fault: Fault | None = None
        """How the origin's handshake fails."""
        self._steps: Iterator[Step] | None = None
        """What is left of an answer's script."""
        self._last = False
        """Whether the connection ends with this answer."""
        self._heard = False
        """Whether the client has said all that it will."""
        self._timer: asyncio.TimerHandle | None = None
        self._full = False
        """Whether the client has yet to take what was sent."""
        self._silent = False
        """Whether nothing will be sent any more, though the connection stands."""
        self.waiting = False

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Welcome a client."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - those of a TCP server are
        self._stream = Stream(transport)
        self._host = "{}:{}".format(*transport.get_extra_info("sockname"))
        self._service.guests.enter(self)

    def data_received(self, data: bytes) -> None:
        """Take what the client sends."""
        if self._silent or self._stream.closed:
            return
        if said := self._stream.receive(data):
            self._attempt(partial(self._take, said))
        if self._stream.ended and not self._stream.closed and not self.eof_received():
            self._stream.close()

    def eof_received(self) -> bool:
        """Take note that the client sends no more, and keep the connection while an answer is under way."""
        self._heard = True
        return (self._steps is not None or self._full) and not self._silent and not self._stream.closed

    def pause_writing(self) -> None:
        """Wait until the client has taken what was sent."""
        self._full = True

    def resume_writing(self) -> None:
        """Go on where `pause_writing` stopped, once this call is over: a transport closed within it closes twice."""
        asyncio.get_running_loop().call_soon(self._taken)

    def connection_lost(self, _error: Exception | None) -> None:
        """Forget the client."""
        self._service.guests.leave(self)
        self._stream.lost()
        if self._timer is not None:
            self._timer.cancel()

    # What the list of guests calls.

    def expire(self) -> None:
        """Refuse a request that does not become complete; end any other connection that was quiet for too long."""
        if self._stream.closed or self._full or self._reader is None or self._reader.idle:
            self._stream.abort()
        else:
            self._refuse(Refused(408, f"no complete request within {self._service.limits.patience:g} seconds"))

    def drop(self) -> None:
        """End at once."""
        self._stream.abort()

    # What the stream is.

    def _take(self, data: bytes) -> None:
        if self._reader is None:
            self._opening += data
            self._open()
            return
        if self._reader.idle:
            self._service.guests.touch(self)
        self._reader.feed(data)
        if self._steps is None and not self._full:
            self._converse()
        else:
            self._stream.hold()

    def _open(self) -> None:
        """Find out what the stream is."""
        kind = opening(self._opening)
        if kind is None and len(self._opening) > self._service.limits.head_bytes:
            kind = "http"
        if kind == "tls" and not self._stream.secured:
            self._shake_hands()
        elif kind == "http" and self._fault is not None and not self._stream.secured:
            self._stream.reset()  # the handshake that was to fail never comes
        elif kind == "http":
            self._reader = Reader(self._service.limits, self._hears)
            self._reader.feed(self._opening)
            self._opening = b""
            self._converse()
        elif kind is not None:
            self._service.strangers.add(self._opening, self._tunnel)
            self._stream.close()

    def _shake_hands(self) -> None:
        """Become TLS, with a certificate for whom the client names."""
        name = server_name(self._opening)
        if name is None:
            if len(self._opening) > self._service.limits.head_bytes:
                self._stream.close()
            return
        if not self._reached:
            self._reached = True
            self._host = name or self._host
            self._fault = self._service.player.connect(origin(f"https://{self._host}"))
        fault = self._fault
        if fault is not None and kind_of(fault).phase != "tls":
            self._stream.reset()
        elif fault is not None and fault.name == "tls-alert":
            self._stream.refuse_handshake()
        else:
            host = name or self._host.rpartition(":")[0].strip("[]")
            self._stream.secure(self._service.authority.context(host, fault and fault.name))
            hello, self._opening = self._opening, b""
            self._stream.receive(hello)

    def _dig(self, target: str) -> None:
        """Become a tunnel, which ends here whatever its far end was to be."""
        if not _AUTHORITY.fullmatch(target) or self._stream.secured or self._tunnel:
            raise Refused(400, "CONNECT takes host:port, and no tunnel leads through another")
        player = self._service.player
        fault = player.connect(origin(f"https://{target}")) or player.connect(origin(f"http://{target}"))
        if fault is not None and kind_of(fault).phase != "tls":
            self._fail(fault, proxied=True)
            return
        self._reached = True
        self._fault = fault
        self._tunnel = self._host = target
        self._stream.send(_ESTABLISHED)
        if self._reader is not None:
            self._opening, self._reader = self._reader.rest(), None
        if self._opening:
            self._open()

    # What is asked.

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Refused as refused:
            self._refuse(refused)
        except RequestStorm:
            self._stream.reset()

    def _converse(self) -> None:
        """Answer the requests that have come, one after the other."""
        while self._reader is not None and self._steps is None and not self._full and not self._stream.closed:
            asked = self._reader.next()
            if asked is not None:
                self._answer(asked)
                continue
            if self._heard:
                self._stream.close()
            elif self._reader.awaits_continue():
                self._stream.send(_CONTINUE)
            return

    def _answer(self, asked: Asked) -> None:
        if asked.method == "CONNECT":
            self._dig(asked.target)
            return
        player = self._service.player
        proxied, url = _is_proxied(asked), self._url(asked)
        if not self._reached:
            self._reached = not proxied  # a proxy connects anew for each request
            fault = player.connect(origin(url))
            if fault is not None:
                self._fail(fault, proxied=proxied)
                return
        response = player.play(asked.method, url, asked.body, asked.credentials)
        if response.fault is not None and response.fault == self._fault:
            # The handshake was to fail, and the client did not look at the certificate.
            response = msgspec.structs.replace(response, fault=None)
        self._last = self._last or asked.last or _closes(response)
        self._perform(iter(script(asked.method, coded(response, asked.accepts))))

    def _hears(self, asked: Asked) -> bool:
        return asked.method != "CONNECT" and self._service.player.hears(asked.method, self._url(asked))

    def _url(self, asked: Asked) -> str:
        if _is_proxied(asked):
            return asked.target
        return f"{self._scheme}://{asked.host or self._host}{asked.target}"

    @property
    def _scheme(self) -> str:
        return "https" if self._stream.secured else "http"

    # What is answered.

    def _fail(self, fault: Fault, *, proxied: bool) -> None:
        """Let the connection to an origin fail: a proxy says so, an origin cannot."""
        kind = kind_of(fault)
        if proxied and kind.phase in _UNREACHABLE:
            self._last = True
            response = Response(502, (_TEXT,), f"{kind.summary}\n".encode(), _UNREACHABLE[kind.phase])
            self._perform(iter((Send(http1.encode("GET", response)),)))
        else:
            self._stream.reset()

    def _refuse(self, refused: Refused) -> None:
        response = Response(refused.status, (_TEXT,), f"{refused}\n".encode(), refused.status.phrase)
        self._stream.send(http1.encode("GET", response.with_header("Connection", "close")))
        self._stream.linger()

    def _perform(self, steps: Iterator[Step]) -> None:
        self._steps = steps
        self._follow()

    def _follow(self) -> None:
        """Follow the script to its next pause, or to its end."""
        for step in self._steps or ():
            if isinstance(step, Send):
                self._stream.send(step.data)
                if self._full:
                    return
            elif isinstance(step, Pause):
                self._pause(step.seconds)
                return
            elif step is Ending.RESET:
                self._stream.reset()
                return
            else:
                self._last = True
        self._steps = None
        if self._last:
            self._stream.close()

    def _pause(self, seconds: float) -> None:
        longest = self._service.longest_pause
        self.waiting = True
        if seconds != FOREVER:
            pause = seconds * self._service.pace
            self._wait(pause if longest is None else min(pause, longest), self._go_on)
            return
        self._silent = True
        self._stream.release()  # or it would not be seen when the client goes
        if longest is not None:
            self._wait(longest, self._stream.reset)

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, then)

    def _taken(self) -> None:
        self._full = False
        if not self.waiting:
            self._go_on()

    def _go_on(self) -> None:
        """Go on with the script, and with what was asked meanwhile."""
        if self._silent or self._stream.closed:
            return
        self.waiting = False
        self._service.guests.touch(self)
        self._follow()
        if self._steps is None and not self._stream.closed:
            self._stream.release()
            self._attempt(self._converse)


def _closes(response: Response) -> bool:
    """Say whether the connection ends with an answer: it says so, or it is none (RFC 9110, section 15.2)."""
    tokens = (response.header("Connection") or "").lower().split(",")
    return "close" in map(str.strip, tokens) or response.status in _INFORMATIONAL


def _is_proxied(asked: Asked) -> bool:
    return not asked.target.startswith(("/", "*"))
