"""Certificates for whichever host a client asks for, sound ones and faulty ones."""

import ssl
from datetime import UTC, datetime
from functools import cached_property, lru_cache

import trustme

CONTEXTS = 256
"""Certificates that are kept, the latest; to issue one takes as long as to answer ten requests."""

_OTHER_NAME = "another-name.invalid"
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_SINCE_EXPIRED = datetime(2021, 1, 1, tzinfo=UTC)


class Authority:
    """A certificate authority that lives as long as its server, trusted by whoever is told to."""

    def __init__(self) -> None:
        self._trusted = trustme.CA(organization_name="scraper-harness", organization_unit_name="for one run only")
        self.context = lru_cache(CONTEXTS)(self._context)

    @property
    def pem(self) -> bytes:
        """The certificate to trust."""
        return self._trusted.cert_pem.bytes()

    @cached_property
    def _untrusted(self) -> trustme.CA:
        return trustme.CA(organization_name="nobody", organization_unit_name="trusted by no one")

    def _context(self, host: str, fault: str | None) -> ssl.SSLContext:
        """Return how TLS is spoken for a host, with the certificate that `fault` asks for."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(["http/1.1"])
        # A resumed session skips the certificate, and with it the fault of the next run.
        context.options |= ssl.OP_NO_TICKET
        context.num_tickets = 0
        self._certificate(host, fault).configure_cert(context)
        return context

    def _certificate(self, host: str, fault: str | None) -> trustme.LeafCert:
        authority = self._untrusted if fault == "tls-self-signed" else self._trusted
        name = _OTHER_NAME if fault == "tls-name-mismatch" else host
        start, end = (_LONG_AGO, _SINCE_EXPIRED) if fault == "tls-expired" else (None, None)
        try:
            return authority.issue_cert(name, not_before=start, not_after=end)
        except ValueError:  # no certificate can be issued for such a name
            return authority.issue_cert(_OTHER_NAME, not_before=start, not_after=end)
