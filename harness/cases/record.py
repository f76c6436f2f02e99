"""Record pages from the network into a cassette: URLs come in, a vcrpy YAML file goes out.

The file is meant for review: text bodies are literal blocks with one source line a line, headers are sorted, and what
changes with every request (request ids, cookies sent) is left out, so that recording an unchanged page again changes
one line, its date: the moment at which a scraper finds itself when the page is replayed. The file loads with plain
vcrpy and with any safe YAML 1.1 loader.
"""

import http.client
import http.cookiejar
import re
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import vcr  # type: ignore[import-untyped]  # vcrpy ships no types
import yaml
from vcr.persisters.filesystem import CassetteNotFoundError  # type: ignore[import-untyped]  # vcrpy ships no types
from vcr.record_mode import RecordMode  # type: ignore[import-untyped]  # vcrpy ships no types
from vcr.serialize import serialize  # type: ignore[import-untyped]  # vcrpy ships no types

from harness.cases.encodings import BodyError, decode_body
from harness.cases.failing import Torn, bounded, fault_before_answer
from harness.cases.faults import RecordedFault, faults_path, faults_text
from harness.cases.limits import Limits
from harness.cases.sidecar import SUFFIXES, stem
from harness.errors import RecordError
from harness.files import write_whole
from harness.model import REDIRECTS
from harness.model.names import escaped, is_utf8

HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; scraper-harness)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}
"""Sent with every request unless the caller says otherwise; without our version: a release changes no cassette."""

VOLATILE = frozenset(
    {
        "age",
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "server-timing",
        "transfer-encoding",
        "x-request-id",
        "x-runtime",
    }
)
PRIVATE = ("Authorization", "Cookie", "Connection", "Proxy-Authorization")
"""Request headers that never go into the file: they are secrets, or say nothing of the page."""

_PLAIN = {"Accept-Encoding": "identity"}
"""Asked for where bodies may break off: half of a compressed body cannot be decoded."""

LIMITS = Limits()

Address = tuple[str, int]


def record(
    cassette: Path,
    urls: Sequence[str],
    *,
    headers: Mapping[str, str] = {},
    resolve: Mapping[str, Address] = {},
    ca: Path | None = None,
    timeout: float = 30.0,
    limits: Limits = LIMITS,
    overwrite: bool = False,
    follow: bool = True,
    faults: bool = False,
) -> Path:
    """Fetch `urls` in order and write every exchange, redirects included, to `cassette`; return its path.

    The first URL is the one a scraper will be sent to. Without `follow` each URL is asked for once and no redirect is
    followed, so that redirects without end can be recorded too. `resolve` sends the connections for a host name to
    another address (the name stays in the request and in TLS); `ca` is a file of certificates to trust instead of the
    system's. Cookies are kept from one request to the next. vcrpy patches the process while this runs, so call it
    from one thread. With `faults` a connection that fails is kept beside the cassette as what it was, and a body that
    broke off as far as it came; else nothing is written when one does.

    Raises:
        RecordError: nothing was written; the message names what could not be fetched, and why.
    """
    addresses = [_address(url) for url in urls]
    if not addresses:
        raise RecordError(f"{cassette}: no URL to record; give at least one")
    if not is_utf8(str(cassette)):
        raise RecordError(f"{escaped(cassette)}: a name that is not UTF-8; record to another file")
    if not overwrite:
        _check_absent(cassette)
    context, sent = _context(ca), {**HEADERS, **(_PLAIN if faults else {}), **headers}
    broken: list[RecordedFault] = []
    torn: list[Torn] = []
    reading = bounded(limits.body_bytes, torn if faults else None)
    with ExitStack() as connections, _recording(cassette, resolve, limits.body_bytes, reading) as recorded:
        opener = _opener(_Web(context, connections), direct=bool(resolve), follow=follow)
        for address in addresses:
            request = urllib.request.Request(address, headers=sent)  # noqa: S310 - _address checked it
            try:
                _fetch(opener, request, timeout)
            except RecordError as error:
                name = fault_before_answer(error.__cause__) if faults else None
                if name is None:
                    raise
                broken.append(RecordedFault(name=name, url=address, before=len(recorded)))
            broken += [RecordedFault(name=each.name, exchange=len(recorded) - 1, at=each.at) for each in torn]
            torn.clear()
    _keep_faults(cassette, broken, whole=bool(len(recorded)))
    return cassette


def _check_absent(cassette: Path) -> None:
    """Say of a cassette that it is there, or another one with which it would share what is said beside it."""
    if cassette.exists():
        raise RecordError(f"{cassette}: exists already; record to another file, or remove it first")
    base = stem(cassette)
    for other in (base.with_name(f"{base.name}{suffix}") for suffix in SUFFIXES):
        if other.exists():
            raise RecordError(
                f"{cassette}: {faults_path(other).name} would be of {other.name} as well; record under another name"
            )


def _keep_faults(cassette: Path, broken: Sequence[RecordedFault], *, whole: bool) -> None:
    """Write the faults beside the cassette, and the cassette itself where it holds no answer; vcrpy writes no such."""
    path = faults_path(cassette)
    if not broken:
        path.unlink(missing_ok=True)
        return
    if not whole:
        write_text(cassette, serialize({"requests": [], "responses": []}, Readable))
    write_text(path, faults_text(broken))


def _address(url: str) -> str:
    """Return `url` as it goes over the wire: ASCII, without fragment."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        name = host.encode("idna").decode("ascii") if host else ""
    except ValueError as error:
        raise RecordError(f"{url}: not a URL ({error})") from error
    if parts.scheme not in {"http", "https"} or not name:
        raise RecordError(
            f"{url}: only http and https pages can be recorded; give a URL such as https://news.example/story"
        )
    if ":" in name:
        name = f"[{name}]"
    netloc = name if port is None else f"{name}:{port}"
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~?[]|")
    return urllib.parse.urlunsplit((parts.scheme, netloc, path, query, ""))


def _context(ca: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca)
    except OSError as error:
        raise RecordError(f"{ca}: not a file of certificates in PEM form ({error})") from error


class _Web(urllib.request.AbstractHTTPHandler):
    """Opens http and https, and leaves every connection to be closed at the end: vcrpy keeps a failed one open."""

    http_request = https_request = urllib.request.AbstractHTTPHandler.do_request_

    def __init__(self, context: ssl.SSLContext, connections: ExitStack) -> None:
        super().__init__()
        self.context = context
        self.connections = connections

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        """Fetch in the clear."""
        return self.do_open(self._kept(http.client.HTTPConnection), request)

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        """Fetch over TLS."""
        return self.do_open(self._kept(http.client.HTTPSConnection), request, context=self.context)

    def _kept(self, kind: Callable[..., http.client.HTTPConnection]) -> Callable[..., http.client.HTTPConnection]:
        def connection(*args: Any, **options: Any) -> http.client.HTTPConnection:
            made = kind(*args, **options)
            self.connections.callback(made.close)
            return made

        return connection


def _opener(web: _Web, *, direct: bool, follow: bool) -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https and nothing else: a redirect must not read a file.

    A `direct` one passes by the proxies of the environment, which know nothing of the addresses that the caller gave.
    One that does not `follow` takes every answer for the last.
    """
    following: tuple[urllib.request.BaseHandler, ...] = (
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    )
    opener = urllib.request.OpenerDirector()
    for handler in (
        web,
        urllib.request.ProxyHandler({} if direct else None),
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
        *(following if follow else ()),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _fetch(opener: urllib.request.OpenerDirector, request: urllib.request.Request, timeout: float) -> None:
    """Fetch one page; an error status is a page like any other."""
    url = request.full_url
    try:
        opener.open(request, timeout=timeout).close()
    except urllib.error.HTTPError as error:
        with error:
            if error.code in REDIRECTS and error.headers.get("Location"):
                place = error.headers["Location"]
                raise RecordError(f"{url}: redirects without end, or where none can follow ({place})") from error
    except BodyError as error:
        raise RecordError(f"{url}: {error}") from error
    except (OSError, http.client.HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        said = f"{type(reason).__name__}: {reason}" if isinstance(reason, Exception) else reason
        raise RecordError(f"{url}: cannot be fetched ({said}); check the address and the network") from error


def _recording(
    cassette: Path, resolve: Mapping[str, Address], limit: int, reading: type[http.client.HTTPResponse]
) -> AbstractContextManager[Any]:
    """Return vcrpy's context: every request goes live, and all are saved at the end unless an exception leaves it."""
    recorder = vcr.VCR(
        record_mode=RecordMode.ALL,
        record_on_exception=False,
        filter_headers=PRIVATE,
        before_record_response=partial(_settled, limit=limit),
        custom_patches=(
            (socket, "create_connection", _connecting(resolve)),
            (http.client.HTTPConnection, "response_class", reading),
        ),
    )
    recorder.register_serializer("readable", Readable)
    recorder.register_persister(Atomic)
    context: AbstractContextManager[Any] = recorder.use_cassette(cassette, serializer="readable")
    return context


def _connecting(resolve: Mapping[str, Address]) -> Callable[..., socket.socket]:
    """Return `socket.create_connection` with some names sent elsewhere."""
    connect = socket.create_connection

    def create_connection(address: tuple[str, int], *args: Any, **options: Any) -> socket.socket:
        return connect(resolve.get(address[0], address), *args, **options)

    return create_connection


def _settled(response: dict[str, Any], limit: int) -> dict[str, Any]:
    """Return the response with a plain body, and without what differs from one request to the next.

    The headers are sorted because vcrpy gives them in the order of a set. vcrpy could decode too, but it keeps a broken
    body as if it were the page, and knows no bound.
    """
    headers = response["headers"]
    encodings = [value for name in headers if name.lower() == "content-encoding" for value in headers[name]]
    body = decode_body(response["body"]["string"], ",".join(encodings), limit)
    kept = sorted((name for name in headers if name.lower() not in VOLATILE), key=str.lower)
    return {**response, "headers": {name: headers[name] for name in kept}, "body": {"string": body}}


class Atomic:
    """A vcrpy persister that starts afresh and writes all or nothing."""

    @staticmethod
    def load_cassette(cassette_path: str, serializer: Any) -> Any:
        """Say that nothing is recorded yet: an old file is replaced, never continued."""
        raise CassetteNotFoundError(cassette_path, serializer)

    @staticmethod
    def save_cassette(cassette_path: str, cassette_dict: dict[str, Any], serializer: Any) -> None:
        """Write a file beside the cassette and move it there once it is whole."""
        write_text(Path(cassette_path), serialize(cassette_dict, serializer))


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, whole or not at all, in a folder that is made where it is not there.

    Raises:
        RecordError: the folder or file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except OSError as error:
        raise RecordError(f"{path}: cannot be written ({error.strerror}); choose another folder") from error


class Readable:
    """A vcrpy serializer for review: texts of several lines keep their lines."""

    @staticmethod
    def serialize(cassette_dict: dict[str, Any]) -> str:
        """Return the cassette as YAML."""
        return str(yaml.dump(cassette_dict, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000))

    @staticmethod
    def deserialize(cassette_string: str) -> Any:
        """Return the cassette of a YAML text."""
        return yaml.safe_load(cassette_string)


_NOT_LITERAL = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that a YAML literal block cannot hold unchanged: controls, and line ends other than the line feed."""

_TO_ESCAPE = re.compile(f'["\\\\\t\n]|{_NOT_LITERAL.pattern}')

_LAST_OF_FOUR_DIGITS = 0xFFFF
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0"}


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a literal block, or quoted line by line where a block would lose bytes.

    PyYAML gives up blocks for a single space at a line's end, which real pages are full of; the loaders read them well.
    """

    def analyze_scalar(self, scalar: str) -> Any:
        analysis = super().analyze_scalar(scalar)
        if getattr(self.event, "style", None) == "|":
            analysis.allow_block = True
        return analysis

    def determine_block_hints(self, text: str) -> str:
        hints = super().determine_block_hints(text)
        # libyaml takes a tab at the start for indentation unless the indentation is given
        return f"{self.best_indent}{hints}" if text.startswith("\t") else hints

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002 - PyYAML's signature
        indent = "\\\n" + " " * (self.indent or 0)
        first, *rest = [_TO_ESCAPE.sub(_escape, line) for line in _lines(text)] or [""]
        joined = indent.join([first, *(f"\\{line}" if line.startswith(" ") else line for line in rest)])
        self.write_indicator(f'"{joined}"', need_whitespace=True)


def _lines(text: str) -> list[str]:
    """Return the text in pieces that end after each line feed."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}")


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = '"' if _NOT_LITERAL.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
