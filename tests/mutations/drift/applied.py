"""A mutation applied to a page given as source text, for tables of before and after."""

from typing import Any, TypeVar

from hypothesis import find, settings
from hypothesis.strategies import SearchStrategy

from harness.model import Response
from harness.mutations import Aim
from harness.page import Anchor, Page, splice

Record = TypeVar("Record")


def page(source: str) -> Page:
    return Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), source.encode()))


def on(path: str) -> Anchor:
    """An element by its path, as in a plan that is applied to a later recording."""
    return Anchor(0, path)


def applied(record: Any, source: str) -> str:
    return splice(source, record.edits(page(source)))


def aim(source: str, *holders: str) -> Aim:
    """An aim at the elements of these paths and all around them."""
    indexed = page(source)
    found = [indexed.elements[indexed.paths.index(path)] for path in holders]
    near = [element.index for one in found for element in (one, *indexed.ancestors(one))]
    indices = tuple(element.index for element in found)
    return Aim(indexed, tuple(dict.fromkeys(near)), indices, indices)


def block(json: str) -> str:
    """The source of a JSON-LD block."""
    return f'<script type="application/ld+json">{json}</script>'


def least(strategy: SearchStrategy[Record]) -> Record:
    """The record that a strategy shrinks to."""
    return find(strategy, lambda _: True, settings=settings(database=None))
