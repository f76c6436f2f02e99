"""Bodies that are no HTML: JSON, feeds, files.

In: the bytes of a body and its header lines. Out: a recognition, or None where the body is to be read as a page.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from harness.cases.markers import first_sign, folded
from harness.cases.markers.status import kind_of
from harness.cases.recognition import CONTENT, Recognition
from harness.model import FIRST_ERROR

_LONG_JSON = 6000
"""Bytes from which JSON is not read: an error object is small."""
_BEGINNING = 1000
_BLANK = b" \t\r\n\xef\xbb\xbf"
"""White space, and the mark that some files in UTF-8 begin with."""
_FILES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"OggS\x00", "Ogg audio or video"),
    (b"ID3", "MP3 audio"),
    (b"\x1aE\xdf\xa3", "WebM video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"%!PS-Adobe-", "PostScript"),
)
"""WHATWG MIME Sniffing, section 6: the first bytes of files that no page begins with."""
_FEED = re.compile(rb"(<\?xml[^>]{0,200}\?>\s*)?(<!--[^>]{0,500}-->\s*)?<(rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_NO_STATUS = 600
_CODES = ("status", "statuscode", "code", "cod", "errorcode", "httpstatus", "httpcode")
_ERRORS = ("error", "errors", "errormessage", "errormessages", "errordescription", "errordetails", "exception", "fault")
_MESSAGES = ("message", "detail", "msg", "reason")
_WORDS = (*_ERRORS, "title", *_MESSAGES, "messages", "details", "description", "statusmessage", "info", "cause", "hint")
"""What an error says, in the order in which it is told."""
_AROUND = frozenset(
    {"type", "instance", "path", "timestamp", "documentationurl", "requestid", "traceid", "trace", "stack", "success"}
    | {"ok", "errortype", "errorsubcode", "erroruri", "retryafter", "moreinfo", "helpurl", "jsonrpc", "meta", "links"}
    | {"locations", "extensions", "source", "loc", "field", "param", "domain", "servedby", "jsonapi", "apiversion"}
)
_ENVELOPE = frozenset({*_CODES, *_WORDS, *_AROUND})
"""RFC 9457, GraphQL, JSON:API, JSON-RPC, JSend: the members of a problem, and what others call them."""
_INSIDE = {"info": _ENVELOPE, "source": _ENVELOPE | {"pointer", "parameter", "header", "line", "column"}}
"""What objects hold that belong to an error; of others in its envelope no member is asked: standards leave it open."""
_SUCCEEDED = frozenset({"ok", "success", "succeeded"})
_FAILED = frozenset({"error", "fail", "failed", "failure"})
_NOTHING = frozenset({"", "false", "null", "none"})


def by_format(body: bytes, headers: list[str]) -> Recognition | None:
    """Say what a body is that is no page."""
    for beginning, name in _FILES:
        if body.startswith(beginning):
            return Recognition("wrong-type", 0.9, f"{name} (WHATWG MIME Sniffing)")
    if (body[:4], body[8:12]) == (b"RIFF", b"WEBP") or body[4:8] == b"ftyp":
        return Recognition("wrong-type", 0.9, "an image or video (WHATWG MIME Sniffing)")
    declared = next((line for line in headers if line.startswith("content-type:")), "")
    text = body.strip(_BLANK)
    if _FEED.match(text[:_BEGINNING]):
        return Recognition("wrong-type" if declared else CONTENT, 0.8, f"a feed (WHATWG MIME Sniffing), {declared}")
    if text[:1] in (b"{", b"[") or text in (b"false", b"null") or (text and "json" in declared):
        return _json(text)
    return None


def _json(text: bytes) -> Recognition:
    if len(text) > _LONG_JSON:
        return Recognition(CONTENT, 0.8, "JSON")
    try:
        value = json.loads(text)
        if isinstance(value, dict) and value:
            return _json_object(_plain(value))
    except (ValueError, RecursionError):
        return Recognition(CONTENT, 0.3, "JSON that cannot be read")
    if not value:
        return Recognition("empty", 0.7, f"JSON {text.decode('utf-8', 'replace')}")
    return Recognition(CONTENT, 0.7, "JSON")


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object by the names that all spellings of a member have in common: `errorCode`, `error_code`."""
    return {key.lower().replace("_", "").replace("-", ""): item for key, item in value.items()}


def _json_object(value: dict[str, Any]) -> Recognition:
    """Say what an object is: an error's envelope holds what belongs to an error, and nothing else."""
    if not _is_envelope(value):
        return Recognition(CONTENT, 0.7, "JSON")
    nested = value.get("error")
    if isinstance(nested, dict):
        value = value | _plain(nested)
    told = dict.fromkeys(_texts([value[key] for key in _WORDS if key in value]))
    failed = any(value.get(key) is False for key in ("success", "ok")) or value.get("error") is True
    failed = failed or (bool(told) and any(_says(value.get(key)) for key in _ERRORS))
    failed = failed or (bool(told) and str(value.get("status", "")).lower() in _FAILED)
    if not failed and (_says_it_succeeded(value) or not any(key in value for key in _MESSAGES)):
        return Recognition(CONTENT, 0.7, "JSON")
    for code in _CODES:
        status = str(value.get(code, ""))
        if status.isdecimal() and FIRST_ERROR <= int(status) < _NO_STATUS:
            return Recognition(kind_of(int(status)), 0.9, f"JSON with {code} {status} (RFC 9457)")
    words = folded(" ".join(told))
    sign = first_sign({"lead": (words,), "note": (words,)})
    if sign is not None:
        return Recognition(sign.kind, 0.8, f"JSON with {sign.evidence}")
    return Recognition("server-error" if failed else CONTENT, 0.7, f"JSON with a message, {words[:60]!r}")


def _says_it_succeeded(value: dict[str, Any]) -> bool:
    told = str(value.get("status", "")).lower() in _SUCCEEDED
    return told or any(value.get(key) is True for key in ("success", "ok"))


def _is_envelope(value: dict[str, Any], *, entry: bool = False) -> bool:
    """Say whether all members that hold anything belong to an error; a list of errors with fields of their own is data.

    Of a single `error` no member is asked: whatever it holds is the error's. An `id` belongs to an `entry` of a list of
    errors, and to an answer in JSON-RPC.
    """
    own = _ENVELOPE | {"id"} if entry or "jsonrpc" in value else _ENVELOPE
    for key, item in value.items():
        if key not in own and _says(item):
            return False
        if key in _INSIDE and isinstance(item, dict):
            others = (each for name, each in _plain(item).items() if name not in _INSIDE[key])
            if any(map(_says, others)):
                return False
        if key not in _AROUND and isinstance(item, list):
            fields = [_plain(each) for each in item if isinstance(each, dict)]
            if any(isinstance(each, float | int) for each in item):
                return False
            if not all(_is_envelope(each, entry=True) for each in fields):
                return False
    return True


def _says(item: Any) -> bool:
    """Say whether there is anything in a value."""
    if isinstance(item, dict):
        return any(map(_says, item.values()))
    if isinstance(item, list):
        return any(map(_says, item))
    return bool(item) and str(item).strip().lower() not in _NOTHING


def _texts(item: Any) -> Iterator[str]:
    """Yield the texts in a value: numbers are no messages."""
    if isinstance(item, dict):
        for value in item.values():
            yield from _texts(value)
    elif isinstance(item, list):
        for value in item:
            yield from _texts(value)
    elif isinstance(item, str) and any(map(str.isalpha, item)):
        yield item
