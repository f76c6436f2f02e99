"""Is a value what its key takes? A table as TOML gave it comes in; what is wrong with it comes out, in one sentence."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import inspect

from harness.config.keys import keys_of, plain, words
from harness.model.suggest import did_you_mean
from harness.model.toml import dotted, literal

LONGEST_SHOWN = 60
"""Characters of a wrong value that are shown."""

Path = tuple[str | int, ...]
"""Keys, and places in lists, from the top."""


def wrong_keys(data: Mapping[str, Any], table: type, places: Mapping[type, str]) -> Iterator[str]:
    """Yield what is wrong with the names of keys, at every level; `places` are the tables a key may belong to."""
    yield from _wrong_keys(data, inspect.type_info(table), (), places)


def _wrong_keys(data: Any, kind: inspect.Type, path: tuple[str, ...], places: Mapping[type, str]) -> Iterator[str]:
    kind = plain(kind)
    if not isinstance(data, Mapping):
        return
    if isinstance(kind, inspect.DictType):
        names = [str(one) for one in kind.key_type.values] if isinstance(kind.key_type, inspect.LiteralType) else data
        for name, value in data.items():
            if name in names:
                yield from _wrong_keys(value, kind.value_type, (*path, name), places)
            else:
                yield f"unknown key {_cut(dotted(*path, name))}{_among(name, names)}"
    elif isinstance(kind, inspect.StructType | inspect.DataclassType):
        known = {one.name: one.kind for one in keys_of(kind.cls)}
        for name, value in data.items():
            if name in known:
                yield from _wrong_keys(value, known[name], (*path, name), places)
            else:
                yield f"unknown key {_cut(dotted(*path, name))}{_instead(name, known, kind.cls, places)}"


def _instead(name: str, known: Iterable[str], table: type, places: Mapping[type, str]) -> str:
    for other, place in places.items():
        if table in places and name in {one.name for one in keys_of(other)}:
            return f": it belongs {place}"
    return _among(name, known)


def _among(name: str, known: Iterable[str]) -> str:
    names = list(known)
    meant = did_you_mean(name, names) or f"known are {', '.join(names)}"
    return f": {meant}"


def wrong_value(data: Any, kind: inspect.Type) -> tuple[Path, str] | None:
    """Return where the first value is that its key does not take, and what it takes; None when all is well."""
    return next(_wrong_values(data, kind, ()), None)


def _wrong_values(data: Any, kind: inspect.Type, path: Path) -> Iterator[tuple[Path, str]]:
    kind = plain(kind)
    if not _is_one(data, kind):
        yield path, _remedy(data, kind)
        return
    match kind:
        case inspect.StructType() | inspect.DataclassType():
            for one in keys_of(kind.cls):
                if one.name in data:
                    yield from _wrong_values(data[one.name], one.kind, (*path, one.name))
        case inspect.DictType():
            for name, value in data.items():
                yield from _wrong_values(value, kind.value_type, (*path, name))
        case inspect.VarTupleType():
            for place, value in enumerate(data):
                yield from _wrong_values(value, kind.item_type, (*path, place))


def _is_one(data: Any, kind: inspect.Type) -> bool:  # noqa: PLR0911 - a table of types
    """Say whether a value is of a type, whatever it holds."""
    match kind:
        case inspect.BoolType():
            return isinstance(data, bool)
        case inspect.IntType(ge=least, le=most):
            return isinstance(data, int) and not isinstance(data, bool) and _within(data, least, most)
        case inspect.FloatType(ge=least, le=most):
            return isinstance(data, int | float) and not isinstance(data, bool) and _within(data, least, most)
        case inspect.LiteralType(values=values):
            return isinstance(data, str) and data in values
        case inspect.VarTupleType(min_length=least, max_length=most):
            return isinstance(data, list) and _within(len(data), least, most)
        case inspect.StrType(min_length=least):
            return isinstance(data, str) and len(data) >= (least or 0) and "\0" not in data
        case _:
            return isinstance(data, Mapping)


def _within(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _remedy(data: Any, kind: inspect.Type) -> str:
    if isinstance(kind, inspect.LiteralType) and isinstance(data, str):
        meant = did_you_mean(data, map(str, kind.values))
        return f": {meant}" if meant else f"; give {words(kind)}"
    if isinstance(kind, inspect.VarTupleType) and _is_one(data, plain(kind.item_type)):
        return f"; give {words(kind)}: {shown([data])}"
    if isinstance(kind, inspect.StrType) and data == "":
        return "; give a text that is not empty, or leave the key out"
    if isinstance(data, str) and "\0" in data:
        return "; give a text without NUL, which no path and no program takes"
    return f"; give {words(kind)}"


def shown(value: Any) -> str:
    """Return a value as it is written, cut where it is long."""
    return _cut(literal(value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def told(path: Path) -> str:
    """Return where a value is, in words for a place in a list."""
    names = [step for step in path if isinstance(step, str)]
    places = [f"entry {step + 1} of " for step in path if isinstance(step, int)]
    return "".join(reversed(places)) + dotted(*names)
