"""A small web server on the loopback that speaks TLS for any number of invented hosts, from a table of pages."""

import gzip
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import trustme

from tests.origin.page import Page

FURNITURE = (
    ("Server", "nginx"),
    ("Date", "Wed, 01 Apr 2026 09:00:00 GMT"),
    ("Vary", "Accept-Encoding"),
    ("Cache-Control", "public, max-age=60, stale-while-revalidate=300"),
    ("X-Content-Type-Options", "nosniff"),
)
"""Headers of every answer; a page's own header of the same name takes their place."""

BODILESS = frozenset({204, 304})
"""Statuses whose answer ends with its header fields: it has no body, and no Content-Length (RFC 9110, 8.6)."""

PARTIAL = 206
"""A part of the page as it is: compressed on the way, its Content-Range would count the bytes of something else."""

NOT_FOUND = Page(url="", body=b"no such page on the origin\n", status=404, reason="Not Found")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the server listens, and whom to trust for its certificate."""

    address: tuple[str, int]
    ca: Path
    hosts: tuple[str, ...]

    @property
    def resolve(self) -> dict[str, tuple[str, int]]:
        return dict.fromkeys(self.hosts, self.address)


@contextmanager
def serve(pages: Sequence[Page], *, folder: Path) -> Iterator[Origin]:
    """Serve `pages` over TLS while the context lasts; the certificate to trust is written below `folder`."""
    table = {page.url: page for page in pages}
    if len(table) != len(pages):
        raise ValueError("two pages have one URL")
    for page in pages:
        if page.body and page.status in BODILESS:
            raise ValueError(f"{page.url}: an answer of status {page.status} has no body")
    hosts = tuple(sorted({host_of(url) for url in table}))
    authority = trustme.CA(organization_name="origin of the tests")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    trusted = folder / "origin-ca.pem"
    authority.cert_pem.write_to_path(str(trusted))

    class Handler(OriginHandler):
        answers = table

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Origin(("127.0.0.1", server.server_port), trusted, hosts)
        finally:
            server.shutdown()
            thread.join()


def host_of(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.port:
        raise ValueError(f"{url}: the origin serves https on the usual port only")
    return parts.hostname


class OriginHandler(BaseHTTPRequestHandler):
    """Answers from the table by host, path and query."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    wbufsize = -1  # headers and body leave together, or each answer waits 40 ms for an acknowledgement
    answers: dict[str, Page]

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        self.answer(self.answers.get(f"https://{host}{self.path}", NOT_FOUND))

    def answer(self, page: Page) -> None:
        own = {name.lower() for name, _ in page.headers}
        headers = [*(pair for pair in FURNITURE if pair[0].lower() not in own), *page.headers]
        body = page.body
        as_it_is = not body or page.status == PARTIAL or "content-encoding" in own
        if not as_it_is and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers.append(("Content-Encoding", "gzip"))
        if page.status not in BODILESS:
            headers.append(("Content-Length", str(len(body))))
        self.send_response_only(page.status, page.reason)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent: the caller reports."""
