"""Whether a value is made of a part, or only found by it.

In: a part that matters. Out: the fields whose value it holds: they change with it to something that they are not
when it is gone.
"""

from collections.abc import Sequence

from harness.checks.compare import WHOLE
from harness.parts import Part, blocks_of
from harness.xray.probe import Fields, Probe

ALTERATIONS = 2
_SCALARS = frozenset({"string", "number"})


def held_by(probe: Probe, part: Part, gone: Sequence[Part], fields: Fields) -> Fields:
    """Return the fields, of some or where the whole result is lost without the part of all, whose value it holds."""
    if not _holds_anything(probe, part):
        return frozenset()
    without = probe.without((*gone, part))
    asked = (probe.fields if without.lost else fields) - {WHOLE}
    for number in range(ALTERATIONS):
        changes = probe.altering(part, number, gone).changes
        held = {
            name
            for name, (kind, now) in changes.items()
            if name in asked and kind != "missing" and without.changes.get(name, ("", ""))[1] != now
        }
        if held:
            return frozenset(held)
    return frozenset()


def _holds_anything(probe: Probe, part: Part) -> bool:
    if part.kind == "key":
        return blocks_of(probe.page)[part.path].value.kind in _SCALARS
    return part.kind in {"text", "attribute"}
