"""The errors that the system and OpenSSL raise when a connection fails; each client wraps them in its own way.

In: a fault's name and what a client checks. Out: an exception with the attributes that its users look at.
"""

import contextlib
import errno
import ipaddress
import os
import socket
import ssl
from functools import lru_cache

_ALERT = b"\x15\x03\x03\x00\x02\x02\x28"
"""A TLS record: fatal alert 40, handshake_failure (RFC 8446, section 6)."""

_FLAWS = {"tls-expired": (10, "certificate has expired"), "tls-self-signed": (18, "self-signed certificate")}
"""What OpenSSL finds wrong with a certificate: its X509_V_ERR number and words."""


@lru_cache(maxsize=1024)
def is_address(host: str) -> bool:
    """Say whether a host is an address, which needs no look-up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def unknown_name() -> socket.gaierror:
    """Return what a look-up raises for a name that does not exist."""
    return socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def refused(address: tuple[str, int] | None = None) -> ConnectionRefusedError:
    """Return what connecting raises where nobody listens; an event loop tells the address."""
    words = f"Connect call failed {address}" if address else os.strerror(errno.ECONNREFUSED)
    return ConnectionRefusedError(errno.ECONNREFUSED, words)


def reset() -> ConnectionResetError:
    """Return what reading raises once the other end has broken the connection off."""
    return ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))


def handshake_error(fault: str, host: str, *, verifies: bool, checks_host: bool) -> ssl.SSLError | None:
    """Return what a handshake raises under a fault, or None where a client looks away from it.

    `verifies` says whether the client looks at the certificate, `checks_host` whether also at the name in it.
    """
    alert = _alert()
    if fault == "tls-alert":
        return alert
    if not verifies or (fault == "tls-name-mismatch" and not checks_host):
        return None
    code, words = _FLAWS[fault] if fault in _FLAWS else _mismatch(host)
    _, mark, place = str(alert.args[1]).rpartition(" (")  # where in Python's own code it arose
    error = ssl.SSLCertVerificationError(
        int(ssl.SSL_ERROR_SSL), f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {words}{mark}{place}"
    )
    error.library, error.reason = "SSL", "CERTIFICATE_VERIFY_FAILED"
    error.verify_code, error.verify_message = code, words
    return error


def _alert() -> ssl.SSLError:
    """Have OpenSSL itself raise the error, in its own version's words: a handshake in memory meets an alert."""
    incoming = ssl.MemoryBIO()
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).wrap_bio(incoming, ssl.MemoryBIO(), server_hostname="localhost")
    with contextlib.suppress(ssl.SSLWantReadError):
        client.do_handshake()
    incoming.write(_ALERT)
    try:
        client.do_handshake()
    except ssl.SSLError as error:
        return error.with_traceback(None)
    raise AssertionError("an alert ends a handshake")


def _mismatch(host: str) -> tuple[int, str]:
    code, kind = (64, "IP address") if is_address(host) else (62, "Hostname")
    return code, f"{kind} mismatch, certificate is not valid for '{host}'."
