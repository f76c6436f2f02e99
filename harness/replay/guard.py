"""Refuse every attempt to reach the network, and remember it where the scraper cannot swallow it.

`arm()` adds an audit hook (PEP 578): the interpreter calls it before each connection and name look-up, whichever
module makes it and in whichever thread. A hook is process-wide and can never be removed, so there is one per worker
process, with one ledger in this module; this is why the state is global. Arm before the scraper is imported.

Rule 1. What leaves the machine's memory is refused, loopback included: a recorded case needs no connection.
Rule 2. Unix sockets and socket pairs are allowed: event loops and process pools live on them.
Rule 3. A look-up of a literal address or of `localhost` asks no server and is allowed; the connection is refused.

Rule 4. Binding is allowed: it sends nothing.

Not covered: libraries that open sockets in C code of their own (curl, uvloop), and programs that the scraper starts.
"""

import errno
import ipaddress
import socket
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

_Refuse = Callable[[tuple[Any, ...]], None]

_ESCAPES: dict[str, None] = {}
"""Attempts in order, each once: a scraper that tries a million times must not fill the memory.

Without a lock, which the hook might find held by its own thread; each use is one operation of the dict's.
"""


_ALLOWED: set[tuple[str, int]] = set()
"""Addresses that may be connected to."""


@cache
def arm() -> None:
    """Guard this process from now to its end. A second call does nothing."""
    for name in ("connect", "connect_ex", "bind", "sendto", "sendmsg"):
        setattr(socket.socket, name, _look_first(name, getattr(socket.socket, name)))
    sys.addaudithook(_auditor(_REFUSALS))


def allow(address: tuple[str, int]) -> None:
    """Let connections to one address pass: a server of the harness's own on the loopback."""
    _ALLOWED.add(address)


def escapes() -> tuple[str, ...]:
    """Return the attempts since `reset`, in order and each once: `connect 203.0.113.5:443`, `resolve shop.example`."""
    return tuple(_ESCAPES.copy())


def reset() -> None:
    """Forget all attempts."""
    _ESCAPES.clear()


def _auditor(refusals: Mapping[str, _Refuse]) -> Callable[[str, tuple[Any, ...]], None]:
    """Return the hook. It outlives this module's globals at exit, so it keeps what it needs itself."""

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        refuse = refusals.get(event)
        if refuse is not None:
            refuse(arguments)

    return audit


def _refuse_connection(arguments: tuple[Any, ...]) -> None:
    connection, address = arguments
    if connection.family != socket.AF_UNIX and not _is_allowed(address):
        _refuse_peer(f"connect {_spell(address)}")


def _is_allowed(address: Any) -> bool:
    if not isinstance(address, tuple):
        return False
    host = address[0].removeprefix("::ffff:") if isinstance(address[0], str) else address[0]
    return (host, address[1]) in _ALLOWED


def _refuse_datagram(arguments: tuple[Any, ...]) -> None:
    connection, address = arguments
    # Without an address it goes to a peer that `connect` has let through: a Unix socket.
    if address is not None and connection.family != socket.AF_UNIX:
        _refuse_peer(f"send {_spell(address)}")


def _refuse_peer(attempt: str) -> None:
    _ESCAPES[attempt] = None
    raise ConnectionRefusedError(errno.ECONNREFUSED, "refused: a replayed scraper reaches no network")


def _refuse_lookup(arguments: tuple[Any, ...]) -> None:
    host = arguments[0]
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else host
    if name and not _literal(name):
        _refuse_name(name)


def _refuse_reverse_lookup(arguments: tuple[Any, ...]) -> None:
    address = arguments[0]
    _refuse_name(str(address[0] if isinstance(address, tuple) else address))


def _refuse_name(name: str) -> None:
    _ESCAPES[f"resolve {name}"] = None
    raise socket.gaierror(socket.EAI_NONAME, "refused: a replayed scraper reaches no name server")


_REFUSALS: Mapping[str, _Refuse] = {
    "socket.connect": _refuse_connection,
    "socket.sendto": _refuse_datagram,
    "socket.sendmsg": _refuse_datagram,
    "socket.getaddrinfo": _refuse_lookup,
    "socket.gethostbyname": _refuse_lookup,
    "socket.gethostbyaddr": _refuse_reverse_lookup,
    "socket.getnameinfo": _refuse_reverse_lookup,
}


def _look_first(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a socket's method that resolves a host name in C before it raises its audit event."""

    def looked(connection: socket.socket, *arguments: Any) -> Any:
        address = arguments[-1] if arguments else None
        if isinstance(address, tuple) and address and connection.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse_lookup(address)
        return method(connection, *arguments)

    looked.__name__ = name
    return looked


def _literal(name: str) -> bool:
    if name in {"localhost", "<broadcast>"}:
        return True
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


def _spell(address: Any) -> str:
    if isinstance(address, tuple) and len(address) > 1:
        host, port = address[:2]
        return f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"
    return str(address)
