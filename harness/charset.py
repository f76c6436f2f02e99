"""Bytes to text and back without losing one.

The encoding is found as a browser finds it (WHATWG HTML, "determining the character encoding"): byte order mark, the
Content-Type header, a `meta` that begins in the first 1,024 bytes, then UTF-8 if the bytes are UTF-8 and windows-1252
if not. A body that does not survive the round trip in its encoding is read as Latin-1, which maps every byte to one
character.
"""

import codecs
import re

from harness.model import Response

ENCODINGS = frozenset(
    """
    big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 euc_jp gb18030
    iso2022_jp iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14
    iso8859-15 iso8859-16 koi8-r koi8-u mac-cyrillic mac-roman utf-16-be utf-16-le utf-8
    """.split()  # noqa: SIM905 (a list of words)
)
"""Python's names of the encodings that a browser knows; other codecs (`idna`, `utf-7`, `rot13`) are none of a page."""

BROWSER_CODECS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}
"""Python's codec name to the codec that a browser uses for that label (WHATWG Encoding, section 4.2)."""

OTHER_LABELS = {
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "koi": "koi8-r",
    "mac": "mac-roman",
    "ucs-2": "utf-16-le",
    "unicode": "utf-16-le",
    "unicode-1-1-utf-8": "utf-8",
    "windows-31j": "cp932",
    "windows-949": "cp949",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-unicode20utf8": "utf-8",
    "x-x-big5": "big5hkscs",
}
"""Labels that browsers know and Python does not (same source)."""

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
META_WINDOW = 1024

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
META = re.compile(r"""<meta\b[^<>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)[^<>]*>""", re.IGNORECASE)
"""A meta element with the label of an encoding."""

_COMMENT = re.compile(r"<!(?=--).*?(?:-->|\Z)", re.DOTALL)


def codec_of(label: str) -> str | None:
    """Return the codec that a browser uses for an encoding label, or None if the label is unknown or not of text."""
    wanted = label.strip().lower()
    try:
        name = OTHER_LABELS.get(wanted) or codecs.lookup(wanted).name
    except (LookupError, ValueError):
        return None
    name = BROWSER_CODECS.get(name, name)
    return name if name in ENCODINGS else None


def declared(response: Response) -> str | None:
    """Return the codec that the byte order mark, header or meta element declares, in this order, or None."""
    for mark, marked in BYTE_ORDER_MARKS:
        if response.body.startswith(mark):
            return marked
    header = _HEADER.search(response.header("Content-Type") or "")
    if header and (codec := codec_of(header[1])):
        return codec
    meta = META.search(_COMMENT.sub(_blank, response.body[: 2 * META_WINDOW].decode("latin-1")))
    codec = codec_of(meta[1]) if meta and meta.start() < META_WINDOW else None
    return "utf-8" if codec in {"utf-16-le", "utf-16-be"} else codec


def _blank(comment: re.Match[str]) -> str:
    return " " * len(comment[0])


def decode(response: Response) -> tuple[str, str]:
    """Return (text, codec) such that `encode(text, codec)` gives the body's bytes again."""
    codec = declared(response) or _undeclared(response.body)
    try:
        text = response.body.decode(codec, "surrogateescape")
        if codec == "utf-8" or text.encode(codec, "surrogateescape") == response.body:
            return text, codec
    except UnicodeError:
        pass
    return response.body.decode("latin-1"), "latin-1"


def _undeclared(body: bytes) -> str:
    try:
        body.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def encode(text: str, codec: str) -> bytes:
    """Return the bytes of `text`; characters that the codec lacks become numeric character references."""
    try:
        return text.encode(codec, "surrogateescape")
    except UnicodeEncodeError:
        return text.translate(_references(text, codec)).encode(codec, "surrogateescape")


def _references(text: str, codec: str) -> dict[int, str]:
    """Return a numeric character reference for each character that the codec lacks."""
    missing: dict[int, str] = {}
    for character in set(text):
        try:
            character.encode(codec, "surrogateescape")
        except UnicodeEncodeError:
            missing[ord(character)] = f"&#{ord(character)};"
    return missing
