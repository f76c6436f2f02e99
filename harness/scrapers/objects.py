"""What an object holds whose class is neither a collection nor an item: its public attributes.

In: any object. Out: its fields, or None where it is a value by nature, known by its text: what the standard library
makes and what descends from that, a library's object that has a text of its own, a piece of a page or a client, and
whatever has no public attributes.
"""

import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_MARKERS = frozenset({"abc", "collections.abc", "typing"})
"""Modules of bases that say nothing of what an object holds."""
_TOOLS = frozenset(
    {
        *("bs4", "lxml", "parsel", "pyquery", "selectolax", "turbohtml"),
        *("aiohttp", "curl_cffi", "httpx", "playwright", "requests", "scrapy", "selenium", "urllib3", "web_poet"),
    }
)
"""Packages whose objects are a page, a piece of it or a client: an attribute that holds one is no field."""
_KNOWN = _TOOLS | sys.stdlib_module_names
_INSTALLED = frozenset({"site-packages", "dist-packages"})
_MISSING = object()


def fields_of(raw: Any) -> Mapping[str, Any] | None:
    """Return an object's public attributes by name; None where it is a value by nature, or has none."""
    kind = type(raw)
    declared = getattr(kind, "__struct_fields__", None)
    if isinstance(declared, tuple):
        return {name: getattr(raw, name) for name in declared}
    if not isinstance(raw, SimpleNamespace) and _is_value(kind):  # type: ignore[arg-type] # a class is hashable
        return None
    attributes = {name: getattr(raw, name, _MISSING) for name in _slots(kind)} | getattr(raw, "__dict__", {})
    fields = {name: held for name, held in attributes.items() if held is not _MISSING and not name.startswith("_")}
    return {name: held for name, held in fields.items() if not _is_tool(type(held))} or None


@lru_cache(maxsize=256)
def _is_value(kind: type) -> bool:
    """Say whether what a class makes is known by its text rather than by its attributes."""
    packages = {base.__module__.partition(".")[0] for base in kind.__mro__[:-1] if base.__module__ not in _MARKERS}
    if packages & _KNOWN:
        return True
    has_text = any({"__repr__", "__str__"} & base.__dict__.keys() for base in kind.__mro__[:-1])
    return has_text and _is_installed(kind)


def _is_tool(kind: type) -> bool:
    return not issubclass(kind, str) and any(base.__module__.partition(".")[0] in _TOOLS for base in kind.__mro__)


def _is_installed(kind: type) -> bool:
    """Say whether a class is a library's, rather than of the scraper's own code."""
    file = getattr(sys.modules.get(kind.__module__), "__file__", None) or ""
    return not _INSTALLED.isdisjoint(Path(file).parts)


def _slots(kind: type) -> list[str]:
    named = [base.__dict__.get("__slots__", ()) for base in kind.__mro__]
    return [name for names in reversed(named) for name in ((names,) if isinstance(names, str) else names)]
