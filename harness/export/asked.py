"""What an exported test asks of a result; the functions are copied into it as they stand here, with these imports.

They know nothing of the harness: a result is what a scraper returned, of any type.
"""

import asyncio
import enum
import hashlib
import inspect
import math
import re
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

LONG_TEXT = 200
"""Characters from which a text is compared word by word: a paragraph less is an honest loss."""


def settled(result: Any) -> Any:
    """Return a result that is awaited and drained."""
    if isinstance(result, AsyncIterator):

        async def drained() -> list[Any]:
            return [one async for one in result]

        return asyncio.run(drained())
    if inspect.isawaitable(result):

        async def awaited() -> Any:
            return await result

        return settled(asyncio.run(awaited()))
    return list(result) if isinstance(result, Iterator) else result


def plain(thing: Any) -> Any:
    """Return a result as dictionaries, lists, texts and numbers."""
    if thing is None or isinstance(thing, bool | int | float | str):
        return thing
    if isinstance(thing, Mapping):
        return {str(key): plain(part) for key, part in thing.items()}
    if isinstance(thing, set | frozenset):
        return sorted(map(plain, thing), key=repr)
    if isinstance(thing, list | tuple | Iterator) and not hasattr(thing, "_asdict"):
        return [plain(part) for part in thing]
    return plain_object(thing)


def plain_object(thing: Any) -> Any:
    """Return an object by its fields, or as text where it has none."""
    if isinstance(thing, enum.Enum):
        return thing.name
    if isinstance(thing, bytes):
        return thing.decode("utf-8", "backslashreplace")
    for method in ("_asdict", "isoformat"):
        if hasattr(thing, method):
            return plain(getattr(thing, method)())
    if type(thing).__module__ in sys.stdlib_module_names - {"types"}:
        return str(thing)
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    public = [name for name in (*getattr(thing, "__dict__", ()), *slots) if not name.startswith("_")]
    return {name: plain(getattr(thing, name)) for name in public if hasattr(thing, name)} or str(thing)


def items(result: Any) -> list[Any]:
    """Return the items of a plain result."""
    several = result if isinstance(result, list) else [result]
    return [item if isinstance(item, dict) else {"value": item} for item in several if item is not None]


def leaves(thing: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what is not empty, each with its dotted name."""
    if isinstance(thing, dict):
        for key, part in thing.items():
            yield from leaves(part, f"{path}.{key}" if path else key)
    elif isinstance(thing, list):
        for part in thing:
            yield from leaves(part, path)
    elif thing is not None and thing != "":
        yield path, thing


def values(result: Any, field: str) -> list[Any]:
    """Return what a field holds in all items; of no field in particular, what all fields hold."""
    found = leaves(items(plain(result)))
    return [value for path, value in found if field in {"", "*"} or f".{field}." in f".{path}."]


def words(found: list[Any]) -> list[Any]:
    """Return values without white space, long texts word by word."""
    told: list[Any] = []
    for value in found:
        if isinstance(value, str) and len(value) < LONG_TEXT:
            told.append("".join(value.split()))
        else:
            told += value.split() if isinstance(value, str) else [value]
    return told


def is_part(found: list[Any], whole: list[Any]) -> bool:
    """Say whether `found` is what is left of `whole` when some of it is left out."""
    rest = iter(whole)
    return all(any(one == other for other in rest) for one in found)


def squeezed(result: Any, field: str) -> str:
    """Return all that a field holds as one text without white space."""
    return "".join("".join(map(str, values(result, field))).split())


def kinds(result: Any, field: str) -> set[str]:
    """Return the types of a field's values, in all items and all entries of the lists above it."""
    found: list[Any] = items(plain(result))
    for name in field.split("."):
        entries = [one for part in found for one in (part if isinstance(part, list) else [part])]
        found = [one[name] for one in entries if isinstance(one, dict) and name in one]
    return {type(value).__name__ for value in found if value is not None}


def pick(thing: Any, names: list[str]) -> Any:
    """Return what a field holds, its lists as they are; anything may be where what was accepted says no more."""
    if isinstance(thing, list):
        return [pick(part, names) for part in thing]
    if not names or thing is None:
        return thing
    return pick(thing.get(names[0]), names[1:]) if isinstance(thing, dict) else ...


def accepts(expected: Any, got: Any) -> bool:
    """Say whether a plain value is as a golden file accepts it."""
    if expected is ...:
        return True
    if isinstance(expected, str):
        return matches(expected, got)
    if isinstance(expected, dict) and isinstance(got, dict):
        return all(accepts(expected.get(key), got.get(key)) for key in {**expected, **got})
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(map(accepts, expected, got))
    if {type(expected), type(got)} <= {int, float}:
        return bool(expected == got or math.isclose(expected, got, rel_tol=1e-9))
    return type(expected) is type(got) and bool(expected == got)


def matches(written: str, got: Any) -> bool:
    """Say whether a value is what a text in a golden file stands for: itself, or what a matcher matches."""
    word, colon, rest = written.partition(":")
    kind = word + colon
    folded = " ".join(got.split()) if isinstance(got, str) else None
    if kind == "type:":
        own = "null" if got is None else type(got).__name__
        known = {"null", "number", "bool", "int", "float", "str", "list", "dict"}
        numeric = {"number"} if own in {"int", "float"} else set()
        named = set(rest.split("|"))
        return bool(named & {own, *numeric}) or (got is not None and not named <= known)
    if count := re.fullmatch("count([<>=]=)([0-9]+)", written):
        found, number = len(got) if isinstance(got, list) else -1, int(count[2])
        return found >= 0 and {">=": found >= number, "==": found == number, "<=": found <= number}[count[1]]
    if kind == "re:":
        return folded is not None and re.fullmatch(rest, folded) is not None
    if kind == "sha256:":
        return folded is not None and hashlib.sha256(folded.encode()).hexdigest() == rest[:64]
    return folded == " ".join((rest if kind == "is:" else written).split())


def lineage(error: BaseException) -> set[str]:
    """Return the names of an exception's classes."""
    return {f"{one.__module__}.{one.__qualname__}".removeprefix("builtins.") for one in type(error).__mro__}
