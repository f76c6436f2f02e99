"""Plans to JSON and back: the form in which they are stored, reviewed and replayed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from harness.delivery import PlayFault, kind_of
from harness.errors import PlanError
from harness.exhibits import PlayExhibit
from harness.model import Plan
from harness.mutations import decode as decode_mutation
from harness.page import Page

_ALONE: tuple[type[PlayExhibit | PlayFault], ...] = (PlayExhibit, PlayFault)
"""Records that are a plan of their own."""


def encode_plan(plan: Plan) -> tuple[dict[str, Any], ...]:
    """Return a plan's records as mappings of JSON values, each with its `name`."""
    return tuple(msgspec.to_builtins(mutation) for mutation in plan.mutations)


def signed(plan: Plan, page_of: Callable[[int], Page]) -> Plan:
    """Return a plan whose elements are known again on a later recording of its page, as far as the page has them."""
    mutations = tuple(
        msgspec.structs.replace(one, at=page_of(plan.exchange).signed(one.at)) if getattr(one, "at", None) else one
        for one in plan.mutations
    )
    return msgspec.structs.replace(plan, mutations=mutations)


def decode_plan(records: Sequence[Mapping[str, Any]], exchange: int) -> Plan:
    """Return the plan that the records describe.

    Raises:
        PlanError: a record's name is unknown or its fields do not fit.
    """
    plan = Plan(tuple(_decode(record) for record in records), exchange)
    for record, mutation in zip(records, plan.mutations, strict=True):
        if mutation.family in {"exhibit", "wire"} and len(records) > 1:
            raise PlanError(f"{record['name']}: it is played alone; take the other mutations out of the plan")
    return plan


def _decode(record: Mapping[str, Any]) -> Any:
    kind = next((one for one in _ALONE if _tag(one) == record.get("name")), None)
    if kind is None:
        return decode_mutation(record)
    try:
        decoded = msgspec.convert(record, kind)
    except msgspec.ValidationError as error:
        raise PlanError(f"{_tag(kind)}: {error}; run again to find the failure anew") from error
    if isinstance(decoded, PlayFault):
        kind_of(decoded.fault)
    return decoded


def _tag(kind: type[PlayExhibit | PlayFault]) -> object:
    return kind.__struct_config__.tag
