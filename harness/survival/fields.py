"""What became of each field of a result. In: a verdict. Out: by field, whether its value is there."""

from collections.abc import Iterable
from typing import Literal

from harness.checks.compare.difference import WHOLE
from harness.checks.sources import leaves
from harness.hunt import Bench, Verdict
from harness.model import Item

FieldFate = Literal["same", "lost", "wrong"]


def fields_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the names of the fields that have a value, those within a field under its own name."""
    return tuple(dict.fromkeys(field.partition(".")[0] for field, _ in leaves(items)))


def fates_of(bench: Bench, verdict: Verdict) -> dict[str, FieldFate]:
    """Return what became of each field of the recorded page; fields that say nothing are left out.

    What concerns the whole result, such as an entry too many, concerns each field.
    """
    volatile = {field.partition(".")[0] for field in bench.volatile}
    fates: dict[str, FieldFate] = {field: "same" for field in fields_of(bench.baseline.items) if field not in volatile}
    if verdict.outcome.kind != "items":
        return dict.fromkeys(fates, "lost")
    for difference in verdict.trial.differences:
        fate: FieldFate = "lost" if difference.kind == "missing" else "wrong"
        name = difference.field.partition(".")[0]
        for field in fates if name == WHOLE else (name,):
            if field in fates and fates[field] != "wrong":
                fates[field] = fate
    return fates
