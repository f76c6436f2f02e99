"""Read a parameter's annotation as plain names, whether or not it can be evaluated.

In: an annotation as `inspect.signature` gives it, a class or a string. Out: the dotted names of the classes it allows,
of which only the first and last part are kept (`requests.models.Response` is `requests.Response`). What is only a name
for others, as `NewType`, `type X = ...` and a bound `TypeVar` are, is followed. Strings are read with `ast` and never
evaluated: under `from __future__ import annotations` a name may stand for an import that only type checkers make.
"""

import ast
import inspect
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, ForwardRef, TypeVar, get_args, get_origin


def allowed(annotation: Any, function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the classes that `annotation` allows; empty if there is none."""
    if annotation is inspect.Parameter.empty or annotation is Any:
        return ()
    if isinstance(annotation, str):
        try:
            tree = ast.parse(annotation, mode="eval").body
        except SyntaxError:
            return (annotation,)
        return tuple(name for written in _written(tree) for name in _resolved(written, function))
    return _of_type(annotation, function)


def _of_type(annotation: Any, function: Callable[..., Any]) -> tuple[str, ...]:
    if isinstance(annotation, type) and not get_args(annotation):
        return (_short(f"{annotation.__module__}.{annotation.__qualname__}"),)
    if isinstance(annotation, ForwardRef):
        return allowed(annotation.__forward_arg__, function)
    members = _members(annotation)
    return tuple(name for member in members for name in _of_type(member, function)) or (_short(str(annotation)),)


def _members(annotation: Any) -> tuple[Any, ...]:
    """Return what an annotation is only another name for, or a choice of; nothing if it stands for itself."""
    if get_origin(annotation) is Annotated:
        return get_args(annotation)[:1]
    if isinstance(annotation, types.UnionType) or str(get_origin(annotation)) == "typing.Union":
        return get_args(annotation)
    if isinstance(annotation, TypeVar):
        return annotation.__constraints__ or ((annotation.__bound__,) if annotation.__bound__ else ())
    for attribute in ("__supertype__", "__value__"):  # of a NewType, and of a `type` statement
        try:
            return (getattr(annotation, attribute),)
        except (AttributeError, NameError):  # NameError: it stands for what only type checkers import
            continue
    return ()


def _written(tree: ast.expr) -> list[str]:
    """Return the dotted names in an annotation's source, with unions and `Optional`, `Union`, `Annotated` opened."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.BitOr):
        return _written(tree.left) + _written(tree.right)
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        return _written(ast.parse(tree.value, mode="eval").body)
    if isinstance(tree, ast.Subscript):
        opened = ast.unparse(tree.value).rpartition(".")[2]
        inner = tree.slice.elts if isinstance(tree.slice, ast.Tuple) else [tree.slice]
        if opened in {"Optional", "Union"}:
            return [name for member in inner for name in _written(member)]
        if opened == "Annotated":
            return _written(inner[0])
    return [ast.unparse(tree)]


def _resolved(written: str, function: Callable[..., Any]) -> tuple[str, ...]:
    """Return what a name in a string annotation stands for: a global, an import for type checkers, or itself."""
    plain = inspect.unwrap(function)
    plain = getattr(plain, "__func__", plain)
    names: Mapping[str, Any] = getattr(plain, "__globals__", {})
    head, _, rest = written.partition(".")
    if head in names:
        value = names[head]
        for part in rest.split(".") if rest else ():
            value = getattr(value, part, None)
        return _of_type(value, function) if value is not None else (_short(written),)
    imported = _imports(names.get("__file__")).get(head)
    return (_short(f"{imported}.{rest}".rstrip(".") if imported else written),)


def _imports(file: str | None) -> dict[str, str]:
    """Return the names that a module's source imports anywhere, also for type checkers only, with what they are of."""
    try:
        tree = ast.parse(Path(file).read_bytes()) if file else ast.Module([], [])
    except (OSError, SyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.asname: alias.name for alias in node.names if alias.asname}
    return found


def _short(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[-1] if len(parts) == 1 or parts[0] == "builtins" else f"{parts[0]}.{parts[-1]}"
