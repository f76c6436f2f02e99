"""From a cassette file to exchanges.

In: vcrpy's YAML and JSON, format version 1 and the list that came before it, the `status_code`/`content` answers that
vcrpy stored for httpx, and betamax's JSON. Out: exchanges with plain bodies, without the headers that described how a
body travelled. Anything else is refused in one line that names the file.
"""

import codecs
import contextlib
import json
import stat
from pathlib import Path
from typing import Any

from harness.cases.document import AGAIN, UnreadableDocumentError, from_base64, read_document, shortened
from harness.cases.encodings import BodyError, decode_body
from harness.cases.heads import sound
from harness.cases.limits import Limits
from harness.errors import CassetteError
from harness.model import Exchange, Headers, Request, Response
from harness.model.names import is_utf8

_TRAVEL_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_OF_HOST_NAMES = frozenset({"idna", "punycode"})
"""Codecs that are of no body; the time that punycode takes grows with the square of a text."""
_KNOWN_VERSION = 1
_HTTPS_PORT = 443
_DEFAULT_LIMITS = Limits()


def read_exchanges(path: Path, limits: Limits = _DEFAULT_LIMITS, *, empty: bool = False) -> tuple[Exchange, ...]:
    """Return what the cassette at `path` recorded, in its order; nothing only where it may be `empty`.

    Raises:
        CassetteError: it cannot be read, or holds more than `limits` allow.
    """
    data = read_file(path, limits.file_bytes, "limits.file_bytes")
    try:
        return parse_exchanges(data, limits, empty=empty)
    except UnreadableDocumentError as problem:
        raise CassetteError(f"{path}: {problem}") from None


def read_file(path: Path, limit: int, key: str) -> bytes:
    """Return a regular file's bytes; refuse one of more than `limit` bytes, which `key` says, before it is opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CassetteError(f"{path}: a folder, not a file: name a file in it")
        if not stat.S_ISREG(status.st_mode):
            raise CassetteError(f"{path}: not a regular file: remove it, or put the file itself there")
        if status.st_size > limit:
            raise CassetteError(
                f"{path}: {status.st_size:,} bytes, the limit is {limit:,}: record less, or raise {key}"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise CassetteError(f"{path}: no such file: check the path, or record it") from None
    except (OSError, ValueError) as error:
        raise CassetteError(
            f"{path}: cannot be read ({shortened(error)}): check the path and its permissions"
        ) from None


def parse_exchanges(data: bytes, limits: Limits, *, empty: bool = False) -> tuple[Exchange, ...]:
    """Return the exchanges that a cassette's bytes hold."""
    interactions = _interactions(read_document(data, limits))
    if not interactions and not empty:
        raise UnreadableDocumentError(f"no interactions: {AGAIN}")
    if len(interactions) > limits.interactions:
        raise UnreadableDocumentError(
            f"{len(interactions):,} interactions, the limit is {limits.interactions:,}:"
            " record less, or raise limits.interactions"
        )
    exchanges = []
    room = limits.total_bytes
    for number, interaction in enumerate(interactions, 1):
        try:
            exchange = _exchange(interaction, limits)
        except (UnreadableDocumentError, BodyError) as problem:
            raise UnreadableDocumentError(f"interaction {number}: {problem}") from None
        room -= len(exchange.response.body) + len(exchange.request.body)
        if room < 0:
            raise UnreadableDocumentError(
                f"bodies of more than {limits.total_bytes:,} bytes together: {AGAIN} in parts"
            )
        exchanges.append(exchange)
    return tuple(exchanges)


def _interactions(document: Any) -> list[Any]:
    if isinstance(document, list):  # vcrpy before 1.0
        return document
    if not isinstance(document, dict):
        raise UnreadableDocumentError(f"not a mapping with interactions, so not a cassette: {AGAIN}")
    if "http_interactions" in document:  # betamax
        found = document["http_interactions"]
    elif "interactions" in document:
        _check_version(document.get("version", _KNOWN_VERSION))
        found = document["interactions"]
    elif "log" in document:
        raise UnreadableDocumentError(f"a HAR file, not a cassette: {AGAIN} as a vcrpy cassette")
    else:
        raise UnreadableDocumentError(f"no key interactions, so not a cassette: {AGAIN}")
    if found is None:
        return []
    if not isinstance(found, list):
        raise UnreadableDocumentError(f"interactions is not a list: {AGAIN}")
    return found


def _check_version(version: Any) -> None:
    if isinstance(version, bool) or version != _KNOWN_VERSION:
        raise UnreadableDocumentError(f"format version {shortened(version)}, {_KNOWN_VERSION} is read: {AGAIN}")


def _exchange(interaction: Any, limits: Limits) -> Exchange:
    if not isinstance(interaction, dict):
        raise UnreadableDocumentError(f"not a mapping: {AGAIN}")
    for part in ("request", "response"):
        if not isinstance(interaction.get(part), dict):
            raise UnreadableDocumentError(f"no {part}: {AGAIN}")
    return sound(Exchange(_request(interaction["request"]), _response(interaction["response"], limits)))


def _request(raw: dict[str, Any]) -> Request:
    method = raw.get("method")
    if not isinstance(method, str) or not method:
        raise UnreadableDocumentError(f"the request has no method: {AGAIN}")
    # Nothing is replayed from a request's headers, and vcrpy before 1.0 stored them in three shapes.
    headers: Headers = ()
    with contextlib.suppress(UnreadableDocumentError):
        headers = _headers(raw.get("headers"), "request")
    carried = _body(_sent(raw.get("body")), "request")
    return Request(_characters(method).upper(), _characters(_url(raw)), headers, carried)


def _sent(body: Any) -> Any:
    """Return what a request carried, as far as that can be told, in a shape that an answer's body has too.

    vcrpy stores a file and an iterator as the objects that they were, and what aiohttp is to send as JSON or as a form
    before that is made of it.
    """
    if isinstance(body, (str, bytes)) or _is_betamax_body(body):
        return body
    match body:
        case {"state": [(str() | bytes()) as content, int(), _]} if len(body) == 1:
            return content
        case {"args": [[*pieces]], "state": int()} if len(body) == 2:  # noqa: PLR2004 - both, and no more
            return b"".join(_body(piece, "request") for piece in pieces if isinstance(piece, (str, bytes)))
        case dict() | list():
            with contextlib.suppress(TypeError, ValueError):
                return json.dumps(body)
    return None


def _is_betamax_body(body: Any) -> bool:
    return isinstance(body, dict) and any(isinstance(body.get(key), str) for key in ("string", "base64_string"))


def _url(raw: dict[str, Any]) -> str:
    uri = raw.get("uri")
    if uri is None and isinstance(raw.get("host"), str) and isinstance(raw.get("url"), str):  # vcrpy 0.1
        scheme = "https" if raw.get("port") == _HTTPS_PORT else "http"
        uri = f"{scheme}://{raw['host']}{raw['url']}"
    if not isinstance(uri, str):
        raise UnreadableDocumentError(f"the request has no uri: {AGAIN}")
    return uri


def _response(raw: dict[str, Any], limits: Limits) -> Response:
    status, reason = _status(raw)
    headers = _headers(raw.get("headers"), "response")
    if "body" in raw:
        stored = raw["body"]
    elif "content" in raw:  # vcrpy for httpx, until 6.0
        stored = raw["content"]
    else:
        raise UnreadableDocumentError(f"the response has no body: {AGAIN}")
    encodings = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    body = decode_body(_body(stored, "response"), encodings, limits.body_bytes)
    return Response(status, tuple(field for field in headers if field[0].lower() not in _TRAVEL_HEADERS), body, reason)


def _status(raw: dict[str, Any]) -> tuple[int, str]:
    status = raw.get("status")
    code, reason = (status.get("code"), status.get("message")) if isinstance(status, dict) else (status, None)
    if code is None:
        code = raw.get("status_code")
    if isinstance(code, bool) or not isinstance(code, int) or not 100 <= code <= 999:  # noqa: PLR2004 - RFC 9110, 15
        raise UnreadableDocumentError(
            f"the response's status is {shortened(code)}, not a number of three digits: {AGAIN}"
        )
    return code, _characters(reason) if isinstance(reason, str) else ""


def _headers(raw: Any, owner: str) -> Headers:
    if raw is None:
        return ()
    if isinstance(raw, list):
        return tuple(field for entry in raw for field in _fields(entry, owner))
    if not isinstance(raw, dict):
        raise UnreadableDocumentError(f"the {owner}'s headers are not a mapping: {AGAIN}")
    return tuple(field for name, values in raw.items() for field in _fields([name, values], owner))


def _fields(entry: Any, owner: str) -> Headers:
    """Return the fields of an entry of a head: `["Name", ["value", "another"]]`, `["Name", "value"]`, `"Name: value"`.

    The last two are of the lists that old vcrpy and its httpx stub kept; its Tornado stub keeps lists still.
    """
    if isinstance(entry, str) and ":" in entry:
        name, value = entry.split(":", 1)
        return ((_characters(name.strip()), _characters(value.strip())),)
    if isinstance(entry, list) and len(entry) == 2 and isinstance(entry[0], str):  # noqa: PLR2004 - a pair
        name, values = entry
        several = values if isinstance(values, list) else [values]
        return tuple((_characters(name), _field_value(name, value, owner)) for value in several)
    raise UnreadableDocumentError(f"the {owner}'s headers hold what is no field: {AGAIN}")


def _field_value(name: str, value: Any, owner: str) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if not isinstance(value, str):
        raise UnreadableDocumentError(f"the {owner}'s header {shortened(name)} is not text: {AGAIN}")
    return _characters(value.strip("\r\n"))


def _characters(text: str) -> str:
    """Return the text of a head; bytes that are no UTF-8, which some clients keep as surrogates, as Latin-1."""
    return text if is_utf8(text) else _encoded(text, "utf-8").decode("latin-1")


def _body(stored: Any, owner: str) -> bytes:
    encoding = "utf-8"
    if isinstance(stored, dict):
        declared = stored.get("encoding")
        encoding = declared if isinstance(declared, str) else encoding
        base64_text = stored.get("base64_string")
        if isinstance(base64_text, str):
            return from_base64(base64_text)
        if stored and "string" not in stored:
            raise UnreadableDocumentError(f"the {owner}'s body has no string: {AGAIN}")
        stored = stored.get("string")  # vcrpy's aiohttp stub writes {} for a redirect's
    if stored is None:
        return b""
    if isinstance(stored, bytes):
        return stored
    if not isinstance(stored, str):
        raise UnreadableDocumentError(f"the {owner}'s body is not text: {AGAIN}")
    return _encoded(stored, encoding)


def _encoded(text: str, encoding: str) -> bytes:
    """Return the bytes that were stored as `text`.

    A lone surrogate stands for a byte that is no UTF-8 (PEP 383); a pair, for one character that JSON wrote in two.
    """
    with contextlib.suppress(ValueError, LookupError):  # of UnicodeError too: `undefined` encodes nothing
        if codecs.lookup(encoding).name not in _OF_HOST_NAMES:
            return text.encode(encoding)
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    with contextlib.suppress(UnicodeEncodeError):
        return joined.encode("utf-8", "surrogateescape")
    return joined.encode("utf-8", "surrogatepass")
