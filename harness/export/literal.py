"""Pages as Python source: readable while they are small, packed when they are not.

In: text or bytes from anywhere. Out: expressions that give the same again; nothing in them can end the literal.
"""

import base64
import textwrap
import zlib

READABLE = 40_000
"""Characters up to which a text is written line by line."""
_COLUMNS = 100


def literal(value: str | bytes) -> str:
    """Return an expression for a text or for bytes; a large one needs `base64` and `zlib`."""
    if len(value) > READABLE:
        return _packed(value)
    lines = value.splitlines(keepends=True)
    if len(lines) <= 1:
        return repr(value)
    return "\n".join(["(", *(f"    {line!r}" for line in lines), ")"])


def _packed(value: str | bytes) -> str:
    raw = value.encode() if isinstance(value, str) else value
    packed = base64.b64encode(zlib.compress(raw, 9)).decode()
    lines = "\n".join(f"    {line!r}" for line in textwrap.wrap(packed, _COLUMNS))
    unpacked = f"zlib.decompress(base64.b64decode(\n{lines}\n))"
    return f"{unpacked}.decode()" if isinstance(value, str) else unpacked
