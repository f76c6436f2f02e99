"""A golden result as a file holds it: JSON that a person reads, reviews and edits.

In: bytes of a file, which are untrusted. Out: a golden result of fixed types, every matcher of which can be used; and
back to bytes, the same for the same result.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

import msgspec

from harness.golden.matcher import MatcherError, matcher_of
from harness.model import Golden
from harness.model.converted import other_version

VERSION = 1
DEPTH = 100
"""Nesting of lists and mappings, of which an item has at most 64."""
LONGEST_PATH = 100
"""Characters of a field's path in a message."""
CONTEXT = 2
"""Unchanged lines shown before and after changed ones."""
SMALLEST, LARGEST = -(1 << 63), (1 << 64) - 1
"""Whole numbers that a result holds as such; any other is a mapping with its type."""
MOST_LINES = 10_000
"""Lines of a file up to which it is compared line by line: the time it takes may grow with their square."""

_FROM_THE_TOP = ("@@ -0,0 ", "@@ -1,")
"""How a diff says that nothing is left out before its first line."""


class UnreadableGoldenError(Exception):
    """The bytes are no golden result; the message says why and what to do."""


def document(golden: Golden) -> bytes:
    """Return the bytes of a golden file: keys are sorted, and `refusal` is there where it is true."""
    fields = {key: value for key, value in msgspec.to_builtins(golden).items() if key != "refusal" or value}
    return f"{json.dumps(fields, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def parsed(data: bytes) -> Golden:
    """Return the golden result that a file's bytes hold.

    Raises:
        UnreadableGoldenError: they hold none, of another version, or one with a matcher that cannot be used.
    """
    if not data.strip():
        raise UnreadableGoldenError("is empty: delete it and accept again")
    try:
        fields = msgspec.json.decode(data.removeprefix(BOM_UTF8))
        version = fields.get("version") if isinstance(fields, dict) else VERSION
        if version != VERSION:
            raise UnreadableGoldenError(other_version(version, VERSION))
        golden = msgspec.convert(fields, Golden)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableGoldenError(
            f"not a golden file ({str(error)[:LONGEST_PATH]}): correct it, or delete it and accept again"
        ) from None
    if isinstance(golden.items, str) and not _usable(golden.items, "items"):
        raise UnreadableGoldenError("items is a text and no matcher: write a list of items, or count>=N")
    for path, value in _scalars(list(golden.items), "items"):
        if isinstance(value, str):
            _usable(value, path)
        elif isinstance(value, int) and not SMALLEST <= value <= LARGEST:
            raise UnreadableGoldenError(
                f"{path[:LONGEST_PATH]}: a whole number of more than 64 bits: correct it, or delete it and accept again"
            )
    return golden


def _usable(text: str, path: str) -> bool:
    """Say whether a text is a matcher."""
    try:
        return matcher_of(text) is not None
    except MatcherError as error:
        raise UnreadableGoldenError(f"{path[:LONGEST_PATH]}: {error}") from None


def _scalars(value: Any, path: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if depth > DEPTH:
        raise UnreadableGoldenError(f"lists or mappings nested more than {DEPTH} deep: delete it and accept again")
    if isinstance(value, list):
        for part in value:
            yield from _scalars(part, path, depth + 1)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _scalars(part, f"{path}.{key}", depth + 1)
    else:
        yield path, value


def document_diff(before: bytes, after: bytes) -> str:
    """Return the diff of two golden files as reports take it: lines that begin with `+`, `-`, a blank or `…`."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    if len(old) > MOST_LINES or len(new) > MOST_LINES:
        return f"… {len(old):,} lines before, {len(new):,} now: too many to be compared here"
    lines = list(unified_diff(old, new, n=CONTEXT, lineterm=""))[2:]
    return "\n".join("…" if line.startswith("@@") else line for line in lines if not line.startswith(_FROM_THE_TOP))
