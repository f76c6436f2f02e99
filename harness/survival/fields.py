"""What became of each field of a result. In: a run beside its baseline. Out: by field, whether its value is there."""

from collections.abc import Iterable
from typing import Literal

from harness.checks import Trial
from harness.checks.compare.difference import WHOLE
from harness.checks.sources import leaves
from harness.model import Item

FieldFate = Literal["same", "lost", "wrong"]


def fields_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the names of the fields that have a value, those within a field under its own name."""
    return tuple(dict.fromkeys(field.partition(".")[0] for field, _ in leaves(items)))


def fates_of(trial: Trial) -> dict[str, FieldFate]:
    """Return what became of each field of the recorded page; fields that say nothing are left out.

    What concerns the whole result, such as an entry too many, concerns each field.
    """
    unsaid = {field.partition(".")[0] for field in trial.volatile}
    fates: dict[str, FieldFate] = {field: "same" for field in fields_of(trial.baseline.items) if field not in unsaid}
    if trial.outcome.kind != "items":
        return dict.fromkeys(fates, "lost")
    for difference in trial.differences:
        fate: FieldFate = "lost" if difference.kind == "missing" else "wrong"
        name = difference.field.partition(".")[0]
        for field in fates if name == WHOLE else (name,):
            if field in fates and fates[field] != "wrong":
                fates[field] = fate
    return fates
