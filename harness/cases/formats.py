"""Bodies that are no HTML: JSON, feeds, files.

In: the bytes of a body and its header lines. Out: a recognition, or None where the body is to be read as a page.
"""

import json
import re
from typing import Any

from harness.cases.markers import first_sign, folded
from harness.cases.markers.status import FIRST_ERROR, kind_of
from harness.cases.recognition import CONTENT, Recognition

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
_ERRORS = ("error", "errors", "error_message", "errormessage", "error_description", "exception", "fault")
_CODES = ("status", "statuscode", "status_code", "code", "error_code", "httpstatus")
_FAILED = frozenset({"error", "fail", "failed", "failure"})
_MESSAGES = ("message", "detail", "msg", "reason")
_AROUND = frozenset({"title", "description", "type", "instance", "path", "timestamp", "documentation_url"})
"""RFC 9457: the members of a problem, and what others call them."""


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
    except (ValueError, RecursionError):
        return Recognition(CONTENT, 0.3, "JSON that cannot be read")
    if not value:
        return Recognition("empty", 0.7, f"JSON {text.decode('utf-8', 'replace')}")
    if isinstance(value, dict):
        return _json_object({key.lower(): item for key, item in value.items()})
    return Recognition(CONTENT, 0.7, "JSON")


def _json_object(value: dict[str, Any]) -> Recognition:
    nested = value.get("error")
    if isinstance(nested, dict):
        value = value | {key.lower(): item for key, item in nested.items()}
    failed = any(value.get(key) for key in _ERRORS) or any(value.get(key) is False for key in ("success", "ok"))
    failed = failed or str(value.get("status", "")).lower() in _FAILED
    told = any(key in value for key in _MESSAGES) and all(key in {*_MESSAGES, *_CODES, *_AROUND} for key in value)
    if not failed and not told:
        return Recognition(CONTENT, 0.7, "JSON")
    for code in _CODES:
        status = str(value.get(code, ""))
        if status.isdecimal() and FIRST_ERROR <= int(status) < _NO_STATUS:
            return Recognition(kind_of(int(status)), 0.9, f"JSON with {code} {status} (RFC 9457)")
    words = folded(" ".join(str(value[key]) for key in (*_ERRORS, "title", *_MESSAGES) if value.get(key)))
    sign = first_sign({"lead": (words,), "note": (words,)})
    if sign is not None:
        return Recognition(sign.kind, 0.8, f"JSON with {sign.evidence}")
    return Recognition("server-error" if failed else CONTENT, 0.7, f"JSON with a message, {words[:60]!r}")
