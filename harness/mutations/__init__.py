"""Mutations: one change a module, in folders by family; here are the registries, simplest first in each.

In: a page and where to aim. Out: a strategy that draws records of one family, each as often as its weight says; and
records to plain data and back. Controls find their own place and are not drawn: see `harness.mutations.control`; nor
are loops of a listing's pages, whose addresses the case knows, nor what ages a whole page: see `harness.ageing`.
"""

from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any, Union

import msgspec
from hypothesis import strategies as st

from harness.errors import PlanError
from harness.model import Family
from harness.model.suggest import did_you_mean
from harness.mutations.aim import Aim
from harness.mutations.control import CONTROLS, muted
from harness.mutations.damage import DAMAGE
from harness.mutations.damage.drop_attribute import DropAttribute
from harness.mutations.damage.drop_element import DropElement
from harness.mutations.damage.empty_attribute import EmptyAttribute
from harness.mutations.damage.loop_next_link import LoopNextLink
from harness.mutations.data import DATA
from harness.mutations.drift import MARKUP
from harness.mutations.drift.restyle import Restyle
from harness.mutations.hostile import HOSTILE
from harness.mutations.hostile.bogus_declaration import BogusDeclaration
from harness.mutations.hostile.hostile_tag_name import HostileTagName
from harness.mutations.hostile.nest_mixed import NestMixed
from harness.mutations.hostile.svg_title import SvgTitle
from harness.mutations.json_block import attribute_blocks, block_of
from harness.mutations.noise import NOISE
from harness.mutations.picked import Weighted
from harness.mutations.protocol import BodyMutation, Mutation, Record, TextMutation
from harness.page import Page

Operator = tuple[type[Any], Callable[[Aim], st.SearchStrategy[Any]]]
"""A record type with the function of its strategy."""

DRIFT: tuple[Operator, ...] = (*MARKUP, *DATA)
REGISTRIES: dict[Family, tuple[Operator, ...]] = {"noise": NOISE, "drift": DRIFT, "damage": (*DAMAGE, *HOSTILE)}
MUTATIONS: tuple[type[Any], ...] = (
    *(record for registry in REGISTRIES.values() for record, _ in registry),
    LoopNextLink,
    Restyle,
    *dict.fromkeys(map(type, CONTROLS)),
)
AnyMutation: Any = Union[MUTATIONS]  # noqa: UP007 (a union of a tuple has no other spelling)
"""What a stored mutation is decoded as: a union tagged by `name`."""

AIMED = 8
"""How much rarer a change of structured data is when the scraper reads none of it."""

MOST_MEANT = 3
"""Names that are offered in place of an unknown one."""
LONGEST_NAME = 60
"""Characters of an unknown name that are shown."""

SLOTS = 100
"""Parts in which a family's draws are shared out; Hypothesis draws integers evenly only from ranges of up to 127."""

_BY_NAME: dict[str, type[Any]] = {record.__struct_config__.tag: record for record in MUTATIONS}
_STRUCTURED = frozenset(record for record, _ in DATA)
_HOSTILE = frozenset(record for record, _ in HOSTILE)
_MISGUIDING = (DropAttribute, DropElement, EmptyAttribute)
_RESHAPING = frozenset({BogusDeclaration, HostileTagName, NestMixed, SvgTitle})

__all__ = [
    "CONTROLS",
    "DAMAGE",
    "DRIFT",
    "HOSTILE",
    "MUTATIONS",
    "NOISE",
    "Aim",
    "AnyMutation",
    "BodyMutation",
    "DropElement",
    "LoopNextLink",
    "Mutation",
    "Operator",
    "Record",
    "Restyle",
    "TextMutation",
    "decode",
    "encode",
    "is_ambiguous",
    "is_hostile",
    "mutations_of",
    "muted",
    "reshapes",
    "strategy",
]


def mutations_of(family: Family) -> tuple[type[Any], ...]:
    """Return the record types of a family; none for families that are not made of mutations."""
    return tuple(record for record, _ in REGISTRIES.get(family, ()))


def is_ambiguous(record: Any, page: Page) -> bool:
    """Say whether a scraper may be excused for taking a record at face value: everywhere, or on this page.

    Without what a browser reads the rest of the page by, a browser itself says something else.
    """
    return bool(record.ambiguous) or (isinstance(record, _MISGUIDING) and record.misguides(page))


def is_hostile(record: Any) -> bool:
    """Say whether a record puts a value into the page that no site means."""
    return type(record) in _HOSTILE


def reshapes(record: Any) -> bool:
    """Say whether a hostile record makes other elements of the page, by which a scraper may honestly lose its way.

    A declaration without an end swallows the tag that follows.
    """
    return type(record) in _RESHAPING


def strategy(aim: Aim, family: Family) -> st.SearchStrategy[Any]:
    """Return the strategy of a family's mutations on a page; `st.nothing()` where none applies.

    Make it once for a page and family: it looks through the whole page, and drawing from it does not.
    """
    weights: list[float] = []
    strategies: list[st.SearchStrategy[Any]] = []
    reads_data = not aim.holders or any(_holds_data(aim, index) for index in aim.holders)
    for record, draws in REGISTRIES.get(family, ()):
        drawn = draws(aim)
        if not drawn.is_empty:
            strategies.append(drawn)
            weights.append(record.weight / (AIMED if record in _STRUCTURED and not reads_data else 1))
    slots = (max(1, round(SLOTS * weight / sum(weights))) for weight in weights)
    return Weighted(tuple(accumulate(slots)), strategies) if strategies else st.nothing()


def _holds_data(aim: Aim, index: int) -> bool:
    if any(block.holds(block.root, aim.stated) for block in attribute_blocks(aim.page).get(index, {}).values()):
        return True
    element = aim.page.elements[index]
    if element.tag in {"meta", "script"}:
        return element.tag == "meta" or block_of(aim.page, element) is not None
    return not element.attributes.keys().isdisjoint({"itemprop", "property"})


def encode(record: Any) -> dict[str, Any]:
    """Return a record as plain data, its kind under `name`."""
    plain: dict[str, Any] = msgspec.to_builtins(record)
    return plain


def decode(mapping: Mapping[str, Any]) -> Any:
    """Return the record that `encode` made this of.

    Raises:
        PlanError: no mutation has this name or these fields.
    """
    name = mapping.get("name")
    record = _BY_NAME.get(name) if isinstance(name, str) else None
    if record is None:
        meant = did_you_mean(str(name), _BY_NAME, MOST_MEANT) or "it may come from another version"
        raise PlanError(f"mutation {str(name)[:LONGEST_NAME]!r}: there is none of this name; {meant}")
    fields = [field.encode_name for field in msgspec.structs.fields(record)]
    for given in mapping:
        if given != "name" and given not in fields:
            meant = did_you_mean(given, fields) or f"known are {', '.join(fields)}"
            raise PlanError(f"mutation {name}: it has no field {given[:LONGEST_NAME]!r}; {meant}")
    try:
        return msgspec.convert(dict(mapping), record)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise PlanError(f"mutation {name}: {error}; correct the plan, or find the failure again") from error
