"""Values that JSON has no word for: `{"$type": "datetime.date", "value": "2026-11-22"}`; a set's value is a list."""

from typing import TypeGuard

from harness.model.outcome import Value

TYPE = "$type"
"""Key by which a mapping says what its value is of."""
_KEYS = frozenset({TYPE, "value"})


def is_tagged(value: Value) -> TypeGuard[dict[str, Value]]:
    """Say whether a value stands for one that JSON has no word for."""
    return isinstance(value, dict) and TYPE in value and value.keys() == _KEYS and isinstance(value[TYPE], str)
