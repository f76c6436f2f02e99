"""Serve http.client and all that is built on it: urllib, urllib3, requests.

A connection gets a socket in memory; all else is the client's own code. Methods are replaced, not classes, so that
connections, pools and subclasses made before are served too.
"""

import ssl
from types import MethodType, ModuleType
from typing import Any

from harness.replay.memory.memory_socket import MemorySocket, open_socket
from harness.replay.memory.patching import Patches
from harness.replay.player import Player

_LIBRARIES = frozenset({"http.client", "urllib3.connection"})


def patch_http_client(module: ModuleType, player: Player, patches: Patches) -> None:
    """Give http.client's connections memory sockets."""
    connect, send = module.HTTPConnection.connect, module.HTTPConnection.send

    def create_connection(
        address: tuple[str, int], timeout: object = ..., *_rest: object, **_options: object
    ) -> MemorySocket:
        return open_socket(player, address, timeout)

    def connect_in_memory(connection: Any) -> None:
        own = connection._create_connection  # noqa: SLF001 - where http.client keeps socket.create_connection
        connection._create_connection = create_connection  # noqa: SLF001 - as above
        try:
            connect(connection)
        finally:
            connection._create_connection = own  # noqa: SLF001 - as above

    def connect_securely(connection: Any) -> None:
        module.HTTPConnection.connect(connection)
        host = connection._tunnel_host or connection.host  # noqa: SLF001 - http.client has no public name for it
        connection.sock.far_end.handshake_by(connection._context, host)  # noqa: SLF001 - as above

    def send_to_memory(connection: Any, data: Any) -> None:
        # Also covers subclasses with a `connect` of their own, and connections opened before the patch.
        opened = connection.sock is not None
        if (opened or connection.auto_open) and getattr(connection.sock, "player", None) is not player:
            if opened:
                connection.sock.close()
            _libraries_own(connection).connect(connection)
        send(connection, data)

    patches.replace(module.HTTPConnection, "connect", connect_in_memory)
    patches.replace(module.HTTPSConnection, "connect", connect_securely)
    patches.replace(module.HTTPConnection, "send", send_to_memory)


def patch_urllib3(module: ModuleType, player: Player, patches: Patches) -> None:
    """Give urllib3's connections memory sockets."""
    connect, new_connection = module.HTTPConnection.connect, module.HTTPConnection._new_conn  # noqa: SLF001 - it has no public name

    def create_connection(
        address: tuple[str, int], timeout: object = ..., *_rest: object, **_options: object
    ) -> MemorySocket:
        return open_socket(player, address, timeout)

    def connect_in_memory(connection: Any) -> None:
        # A subclass may have its own way to a socket, through SOCKS for one.
        connection._new_conn = MethodType(new_connection, connection)  # noqa: SLF001 - as above
        connect(connection)

    def connect_securely(connection: Any) -> None:
        """Do what urllib3 does, without making a context for each connection: no TLS is spoken."""
        connect_in_memory(connection)
        mode = module.resolve_cert_reqs(connection.cert_reqs)
        pinned = bool(connection.assert_fingerprint)
        connection.sock.far_end.handshake(
            connection.server_hostname or connection._tunnel_host or connection.host,  # noqa: SLF001 - as above
            verifies=mode != ssl.CERT_NONE,
            checks_host=not pinned and connection.assert_hostname is not False,
        )
        connection.is_verified = mode == ssl.CERT_REQUIRED or pinned

    patches.replace(module.connection, "create_connection", create_connection)
    patches.replace(module.HTTPConnection, "connect", connect_in_memory)
    patches.replace(module.HTTPSConnection, "connect", connect_securely)


def _libraries_own(connection: Any) -> Any:
    """Return the class of a connection whose `connect` is a library's and not a subclass's."""
    lineage = type(connection).__mro__
    return next(base for base in lineage if base.__module__ in _LIBRARIES and "connect" in vars(base))
