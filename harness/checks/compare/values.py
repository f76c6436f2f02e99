"""What a value says, apart from how it is written: without white space, markup and characters that are no text."""

import json
import re
from html import unescape
from unicodedata import category

from harness.checks.compare.thresholds import LONG_TEXT
from harness.model import Value, is_tagged

UNSEEN = frozenset({"Cc", "Cf"})
"""Unicode categories of characters that are no text: control and format characters."""
PLACEHOLDERS = frozenset(
    {
        *("-", "--", "—", "?", "n/a", "na", "nil", "none", "null", "unknown", "untitled", "nan", "nonegiven"),
        *("notfound", "notavailable", "notgiven", "notknown", "notlisted", "notprovided", "notrated", "notspecified"),
        "notstated",
    }
)
"""Texts that say in words that there is no value."""
LONGEST_PLACEHOLDER = max(map(len, PLACEHOLDERS))
LONGEST_BEGINNING = 60
UNDECODED = "\ufffd"
LONGEST_SEQUENCE = 4
"""Bytes of the longest sequence that stands for one character in any encoding of the Web."""

_MARKUP = re.compile(r"[\s\ufeff]*<[a-z!][^<>]*>.*</?[a-z]", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_EMBEDDED = re.compile(r"<(?:audio|embed|iframe|img|object|picture|svg|video)\b", re.IGNORECASE)
"""What markup without any text may still hold."""
_NO_TEXT = re.compile("\\\\(?:u[0-9a-f]{4}|[bfnrt])|\ufffd")
"""What JSON escapes: white space and controls; and what could not be decoded."""
_PIECE = re.compile("\ufffd+|[^\ufffd]+")
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def unspaced(text: str) -> str:
    """Return a text without any white space."""
    return "".join(text.split())


def garbled(expected: str, got: str, *, begun: bool = False) -> bool:
    """Say whether a text is the expected one, or its beginning, but for characters that are no text or not decoded.

    One U+FFFD may stand for as many characters as a sequence has bytes. Takes time with the lengths alone, whatever the
    texts hold: results are untrusted.
    """
    wanted, found = _legible(expected), _legible(got)
    if UNDECODED not in found or len(found) >= LONG_TEXT:
        wanted, found = wanted.replace(UNDECODED, ""), found.replace(UNDECODED, "")
        return wanted.startswith(found) if begun else wanted == found
    reached = {0}
    for piece in _PIECE.findall(found):
        if piece[0] == UNDECODED:
            steps = range(LONGEST_SEQUENCE * len(piece) + 1)
            reached = {at + step for at in reached for step in steps if at + step <= len(wanted)}
        else:
            reached = {at + len(piece) for at in reached if wanted.startswith(piece, at)}
    return bool(reached) if begun else len(wanted) in reached


def _legible(text: str) -> str:
    """Return a text without controls; most have none, which Python knows at once."""
    return text if text.isprintable() else "".join(one for one in text if category(one) not in UNSEEN)


def is_empty(value: Value) -> bool:
    """Say whether a value declares that there is none."""
    if isinstance(value, str):
        if _is_plain_text(value):
            return False
        folded = unspaced(value if "<" not in value or _EMBEDDED.search(value) else text_of(value))
        return folded.lower() in PLACEHOLDERS or all(one == UNDECODED or category(one) in UNSEEN for one in folded)
    if isinstance(value, list):
        return all(is_empty(part) for part in value)
    if is_tagged(value):
        return is_empty(value["value"])
    if isinstance(value, dict):
        return all(is_empty(part) for part in value.values())
    return value is None


def _is_plain_text(value: str) -> bool:
    """Say of most texts by their beginning that they are no markup, and longer than what says that there is nothing."""
    begins = unspaced(value[:LONGEST_BEGINNING])
    return len(begins) > LONGEST_PLACEHOLDER and begins[0].isalnum() and "<" not in value


def text_of(value: str) -> str:
    """Return the text of a value that is markup, any other value as it is."""
    return unescape(_TAG.sub(" ", value)) if _MARKUP.match(value) else value


def key_of(value: Value) -> str:
    """Return by what two values are the same: as JSON, without white space and what is no text."""
    told = _JSON.encode(value)
    return unspaced(_NO_TEXT.sub("", told) if "\\" in told or UNDECODED in told else told)
