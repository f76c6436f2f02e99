"""From the plain values of a file to fixed types, and in words what is wrong with them.

In: what a parser gave. Out: a value, or a `msgspec.ValidationError` that names what would be right.
"""

import json
import re
from typing import Any

import msgspec
from msgspec import inspect

LONGEST_VERSION = 20
"""Characters of a version that are shown."""

_PLACE = re.compile(r"`\$(?P<steps>\S*)`$")
_STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[")


def converted(data: object, kind: Any, **options: Any) -> Any:
    """Return `data` as a `kind`; of a word that is none of those allowed, the complaint names them.

    Raises:
        msgspec.ValidationError: it is no `kind`.
    """
    try:
        return msgspec.convert(data, kind, **options)
    except msgspec.ValidationError as error:
        if allowed := _allowed(str(error), inspect.type_info(kind)):
            raise msgspec.ValidationError(f"{error}; possible are {', '.join(allowed)}") from None
        raise


def other_version(version: object, known: int) -> str:
    """Return why a file of another version is not read, and what to do."""
    shown = json.dumps(version, default=str)[:LONGEST_VERSION]
    if isinstance(version, int) and version > known:
        return f"version {shown}, written by a newer scraper-harness; this one reads {known}: install the newer one"
    return f"version {shown}, this scraper-harness reads {known}: correct version in it"


def _allowed(complaint: str, kind: inspect.Type) -> list[str]:
    """Return the words that may stand where a complaint says that another does."""
    place = _PLACE.search(complaint)
    if place is None or not complaint.startswith("Invalid enum value"):
        return []
    kinds = [kind]
    for step in _STEP.finditer(place["steps"]):
        kinds = [below for one in _plain(kinds) for below in _below(one, step["name"])]
    return [str(value) for one in _plain(kinds) if isinstance(one, inspect.LiteralType) for value in one.values]


def _plain(kinds: list[inspect.Type]) -> list[inspect.Type]:
    """Return the types of unions, for all others themselves."""
    return [part for one in kinds for part in (one.types if isinstance(one, inspect.UnionType) else (one,))]


def _below(kind: inspect.Type, name: str | None) -> list[inspect.Type]:
    """Return the type of a field, or of an entry where there is no name."""
    match kind:
        case inspect.StructType(fields=fields) if name:
            return [one.type for one in fields if one.encode_name == name]
        case inspect.VarTupleType(item_type=entry) | inspect.ListType(item_type=entry) if name is None:
            return [entry]
        case _:
            return []
