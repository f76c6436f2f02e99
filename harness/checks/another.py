"""Whether a long text is another entry's: then it is not this entry's own with something foreign in it.

Entries of a list may be written so much alike that words alone do not tell one from another; the recorded result does.
"""

from collections.abc import Iterable
from dataclasses import replace

from harness.checks.compare import LONG_TEXT, Difference, fold
from harness.checks.sources import leaves
from harness.model import Item


def of_another(difference: Difference, recorded: Iterable[Item]) -> bool:
    """Say whether what came in place of a long text is all that the recorded result has in this field elsewhere."""
    expected, got = fold(str(difference.expected)), fold(str(difference.got))
    if difference.kind not in {"blended", "changed"} or len(expected) < LONG_TEXT:
        return False
    return any(field == difference.field and fold(str(value)) == got for field, value in leaves(recorded))


def unblended(difference: Difference, recorded: Iterable[Item]) -> Difference:
    """Return a difference as what it is: `changed` where another entry's text came."""
    return replace(difference, kind="changed") if of_another(difference, recorded) else difference
