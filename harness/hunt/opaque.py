"""Does a result hold objects that show nothing of what they hold?

In: items. Out: a word on the objects that are known by their class alone, so that none of their values is compared.
"""

from collections.abc import Iterable, Iterator

from harness.checks.sources import leaves
from harness.model import TYPE, Item, Value, is_tagged


def opaque(items: Iterable[Item]) -> str:
    """Return what is wrong with a result's objects; empty where each shows a value."""
    kinds = sorted({kind for item in items for kind in _kinds(item)})
    if not kinds:
        return ""
    more = f" and {len(kinds) - 1} more" if len(kinds) > 1 else ""
    return f"returns objects of {kinds[0]}{more}, which cannot be looked into: return a dict or dataclass"


def is_opaque(items: Iterable[Item]) -> bool:
    """Say whether a result holds nothing but such objects."""
    items = tuple(items)
    hidden = sum(1 for item in items for _ in _kinds(item))
    return 0 < hidden == sum(1 for _ in leaves(items))


def _kinds(value: Value) -> Iterator[str]:
    """Yield the class of each object of which nothing is known but that it is one."""
    if is_tagged(value) and isinstance(value["value"], str):
        kind, text = str(value[TYPE]), value["value"]
        if (text.startswith(f"<{kind} object") and text.endswith(">")) or text == f"<{kind.rpartition('.')[2]}>":
            yield kind
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _kinds(part)  # a set's entries too
