"""Serve http.client and all that is built on it: urllib, urllib3, requests.

A connection gets a socket that holds the answer in memory; all else is the client's own code. Methods are replaced,
not classes, so that connections, pools and subclasses made before are served too.
"""

import http.client
import io
import os
from functools import cache
from types import ModuleType
from typing import Any

from harness.delivery import http1
from harness.replay.memory.patching import Patches
from harness.replay.player import Player

_TLS_PORT = 443


class MemorySocket:
    """The client's end of a connection to `origin` (`https://host:port`), answered by a player."""

    def __init__(self, player: Player, origin: str) -> None:
        self.player = player
        self._origin = origin
        self._answer: bytes | None = None

    def sendall(self, data: bytes, _flags: int = 0) -> None:
        """Take a request; its head comes first and in one piece, what follows up to the answer is its body."""
        if self._answer is not None:
            return
        method, _, rest = bytes(data).partition(b"\r\n")[0].decode("latin-1").partition(" ")
        target = rest.rpartition(" ")[0]
        url = self._origin + target if target.startswith(("/", "*")) else target
        self._answer = http1.encode(method, self.player.play(method, url))

    def makefile(self, _mode: str = "rb", *_args: object, **_options: object) -> io.BufferedReader:
        """Return the answer to the request sent, once."""
        answer, self._answer = self._answer, None
        return io.BufferedReader(io.BytesIO(answer or b""))

    def fileno(self) -> int:
        """Return a descriptor that never becomes readable: to a pool this connection is idle and alive."""
        return _silent_pipe()[0]

    def settimeout(self, _seconds: float | None) -> None:
        """Ignore it: an answer is there at once."""

    def setsockopt(self, *_option: object) -> None:
        """Ignore it: there is nothing to tune."""

    def shutdown(self, _how: int) -> None:
        """Ignore it: there is no other end."""

    def close(self) -> None:
        """Forget an answer that was not read."""
        self._answer = None


def patch_http_client(module: ModuleType, player: Player, patches: Patches) -> None:
    """Give http.client's connections memory sockets."""
    send = module.HTTPConnection.send

    def connect(connection: Any) -> None:
        connection.sock = MemorySocket(player, _origin(connection))

    def send_to_memory(connection: Any, data: Any) -> None:
        # Also covers subclasses with a `connect` of their own, and connections opened before the patch.
        if getattr(connection.sock, "player", None) is not player:
            if connection.sock is not None:
                connection.sock.close()
            connect(connection)
        send(connection, data)

    patches.replace(module.HTTPConnection, "connect", connect)
    patches.replace(module.HTTPSConnection, "connect", connect)
    patches.replace(module.HTTPConnection, "send", send_to_memory)


def patch_urllib3(module: ModuleType, _player: Player, patches: Patches) -> None:
    """Give urllib3's connections memory sockets: the ones that http.client's `connect` makes."""

    def connect(connection: Any) -> None:
        http.client.HTTPConnection.connect(connection)
        connection.is_verified = True

    patches.replace(module.HTTPConnection, "connect", connect)
    patches.replace(module.HTTPSConnection, "connect", connect)


@cache
def _silent_pipe() -> tuple[int, int]:
    """Return a pipe that nobody writes to. It stays open with the process, as connections may in a scraper's pools."""
    return os.pipe()


def _origin(connection: Any) -> str:
    scheme = "https" if connection.default_port == _TLS_PORT else "http"
    # Through a proxy the tunnel's far end is the origin.
    tunnel: str | None = connection._tunnel_host  # noqa: SLF001 - http.client has no public name for it
    host = tunnel or connection.host
    port = connection._tunnel_port if tunnel else connection.port  # noqa: SLF001 - as above
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}" if port in {None, connection.default_port} else f"{scheme}://{host}:{port}"
