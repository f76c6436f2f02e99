"""The keys of a table with what `tables.py` says of each: for schema, documentation and complaints alike."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from msgspec import inspect

from harness.model.toml import literal


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table."""

    name: str
    kind: inspect.Type
    description: str
    option: str = ""
    default: Any = None
    example: Any = None


@cache
def keys_of(table: type) -> tuple[Key, ...]:
    """Return the keys of a struct or dataclass, in its order."""
    described = inspect.type_info(table)
    if not isinstance(described, inspect.StructType | inspect.DataclassType):
        raise TypeError(f"{table} has no keys")
    return tuple(_key(field) for field in described.fields)


def _key(field: inspect.Field) -> Key:
    kind = field.type
    said: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    while isinstance(kind, inspect.Metadata):
        said, extra = {**said, **(kind.extra_json_schema or {})}, {**extra, **(kind.extra or {})}
        kind = kind.type
    default = extra.get("default", field.default)
    return Key(
        name=field.name,
        kind=plain(kind),
        description=said.get("description", ""),
        option=extra.get("option", ""),
        default=default,
        example=extra.get("example"),
    )


def plain(kind: inspect.Type) -> inspect.Type:
    """Return a type without what is said of it, and without None, which TOML cannot say."""
    if isinstance(kind, inspect.Metadata):
        return plain(kind.type)
    if isinstance(kind, inspect.UnionType):
        (kind,) = (one for one in kind.types if not isinstance(one, inspect.NoneType))
        return plain(kind)
    return kind


def words(kind: inspect.Type) -> str:  # noqa: PLR0911 - a table of types
    """Return what a value of a type is called."""
    match plain(kind):
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType(ge=least, le=most):
            return f"a whole number{_range(least, most)}"
        case inspect.FloatType(ge=least, le=most):
            return f"a number{_range(least, most)}"
        case inspect.LiteralType(values=values):
            return " or ".join(literal(value) for value in values)
        case inspect.VarTupleType(item_type=item, min_length=least, max_length=most):
            return f"a list of {_plural(item)}" + (", at least one" if least else f", at most {most}" if most else "")
        case inspect.DictType(value_type=value):
            return f"a table of {_plural(value)}"
        case inspect.StructType() | inspect.DataclassType():
            return "a table"
        case _:
            return "a text"


def _range(least: float | None, most: float | None) -> str:
    if least is None:
        return ""
    return f" of at least {_figure(least)}" if most is None else f" from {_figure(least)} to {_figure(most)}"


def _figure(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.10g}"


def _plural(kind: inspect.Type) -> str:
    match plain(kind):
        case inspect.StrType():
            return "texts"
        case inspect.IntType(ge=least, le=most):
            return f"whole numbers{_range(least, most)}"
        case inspect.FloatType(ge=least, le=most):
            return f"numbers{_range(least, most)}"
        case inspect.LiteralType(values=values):
            return ", ".join(literal(value) for value in values)
        case _:
            return "tables"
