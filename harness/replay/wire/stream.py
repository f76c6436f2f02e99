"""The bytes of one connection, in the clear or under TLS, and the ways in which it ends."""

import asyncio
import contextlib
import socket
import ssl
import struct

LINGERING = 2.0
"""Seconds for which a client that was refused may go on sending, so that it lives to read the refusal."""

_ALERT = 0x15
_FATAL = 2
_HANDSHAKE_FAILURE = 40
_REFUSAL = bytes([_ALERT, 3, 3, 0, 2, _FATAL, _HANDSHAKE_FAILURE])
"""A fatal alert in a record of its own (RFC 8446, sections 5.1 and 6.2)."""
_NO_LINGER = struct.pack("ii", 1, 0)
_PIECE = 64 << 10


class Stream:
    """What a transport carries, decrypted from the moment that `secure` is called."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        transport.set_write_buffer_limits(high=0)  # so that a script goes on when its last step has left
        self._tls: _Tls | None = None
        self._lingering: asyncio.TimerHandle | None = None
        self.closed = False
        """Whether we are through with it; what still comes is nobody's."""

    @property
    def secured(self) -> bool:
        """Whether it is under TLS."""
        return self._tls is not None

    @property
    def ended(self) -> bool:
        """Whether the client has said, under TLS, that it sends no more."""
        return self._tls is not None and self._tls.ended

    def secure(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._tls = _Tls(context)

    def receive(self, data: bytes) -> bytes:
        """Return what the client says in the bytes that came; nothing while hands are being shaken."""
        if self._tls is None:
            return data
        try:
            said = self._tls.receive(data)
        except ssl.SSLError:  # the client breaks off, or speaks no TLS that we do
            said = b""
            self.closed = True
        self._flush()  # with the alert that says why
        if self.closed:
            self._transport.close()
        return said

    def send(self, data: bytes) -> None:
        """Send what we say."""
        if self._tls is None:
            self._transport.write(data)
        else:
            self._tls.send(data)
            self._flush()

    def hold(self) -> None:
        """Let the client wait with what it sends."""
        self._transport.pause_reading()

    def release(self) -> None:
        """Take what it sends again."""
        self._transport.resume_reading()

    def close(self) -> None:
        """End in order, once all that was sent has left."""
        self._end()
        self._transport.close()

    def linger(self) -> None:
        """End in order once the client has: cut short while it sends, it would never read what it was told."""
        self._end()
        self._transport.write_eof()
        self._lingering = asyncio.get_running_loop().call_later(LINGERING, self._transport.abort)

    def refuse_handshake(self) -> None:
        """End with a fatal alert in place of a handshake."""
        self.send(_REFUSAL)
        self.linger()

    def reset(self) -> None:
        """Break off: the client is told by RST."""
        connection: socket.socket = self._transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.abort()

    def abort(self) -> None:
        """End at once."""
        self.closed = True
        self._transport.abort()

    def lost(self) -> None:
        """Take note that there is no connection any more."""
        self.closed = True
        if self._lingering is not None:
            self._lingering.cancel()

    def _flush(self) -> None:
        if self._tls is not None and (data := self._tls.outgoing()):
            self._transport.write(data)

    def _end(self) -> None:
        self.closed = True
        if self._tls is not None:
            self._tls.end()
            self._flush()


class _Tls:
    """The server's side of TLS without a socket: bytes in, bytes out.

    asyncio's own TLS begins with a connection, or after a message of ours. Here it begins with bytes that have already
    come, because one port serves TLS and plain HTTP alike; and what a client breaks off is told to nobody's log.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._object = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._shaken = False
        self.ended = False

    def receive(self, data: bytes) -> bytes:
        self._incoming.write(data)
        said = []
        try:
            if not self._shaken:
                self._object.do_handshake()
                self._shaken = True
            while piece := self._object.read(_PIECE):
                said.append(piece)
            self.ended = True
        except ssl.SSLWantReadError:
            pass
        return said[0] if len(said) == 1 else b"".join(said)

    def send(self, data: bytes) -> None:
        self._object.write(data)

    def end(self) -> None:
        """Say that nothing more will be sent, though the client has not said so, or hands were never shaken."""
        with contextlib.suppress(ssl.SSLError):
            self._object.unwrap()

    def outgoing(self) -> bytes:
        return self._outgoing.read()
