"""Does a result hold objects that show nothing of what they hold?

In: items. Out: a word on the objects that are known by their class alone, so that none of their values is compared.
"""

from collections.abc import Iterable, Iterator

from harness.checks.sources import leaves
from harness.model import TYPE, Item, Value, is_tagged

ITSELF = "value"
"""The field of an item that is a value by itself."""


def opaque(items: Iterable[Item]) -> str:
    """Return what is wrong with a result's objects; empty where each shows a value."""
    found = sorted({hidden for item in items for hidden in _hidden(item)})
    if not found:
        return ""
    kind, field = found[0]
    where = f" in {field}" if field != ITSELF else ""
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"returns objects of {kind}{where}{more}, which cannot be looked into: return a dict or dataclass"


def is_opaque(items: Iterable[Item]) -> bool:
    """Say whether a result holds nothing but such objects."""
    items = tuple(items)
    hidden = sum(1 for item in items for _ in _hidden(item))
    return 0 < hidden == sum(1 for _ in leaves(items))


def _hidden(value: Value, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield the class of each object of which nothing is known but that it is one, and the field that holds it."""
    if is_tagged(value) and isinstance(value["value"], str):
        kind, text = str(value[TYPE]), value["value"]
        if (text.startswith(f"<{kind} object") and text.endswith(">")) or text == f"<{kind.rpartition('.')[2]}>":
            yield kind, field
    elif is_tagged(value):  # a set
        yield from _hidden(value["value"], field)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _hidden(part, f"{field}.{name}" if field else name)
    elif isinstance(value, list):
        for part in value:
            yield from _hidden(part, field)
