"""Values and keys as TOML writes them, which Python reads and does not write."""

import json
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def literal(value: Any) -> str:
    """Return a value as TOML writes it on one line."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date() | time():  # a moment is a date too
            return value.isoformat()
        case Mapping():
            pairs = ", ".join(f"{dotted(name)} = {literal(one)}" for name, one in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            return f"[{', '.join(literal(one) for one in value)}]"


def dotted(*names: str) -> str:
    """Return the path of a key as TOML writes it."""
    return ".".join(name if _BARE.fullmatch(name) else literal(name) for name in names)


def row(name: str, value: Any) -> str:
    """Return the line that gives a key its value, without its end."""
    return f"{dotted(name)} = {literal(value)}"
