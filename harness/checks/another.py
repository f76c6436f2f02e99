"""Whether what was returned is another entry's: then it is wrong, whatever else the page says of this one.

Entries of a list may be written so much alike that words alone do not tell one from another, and a page may name the
field beside each; the recorded result knows which value is whose.
"""

from collections.abc import Iterable
from dataclasses import replace

from harness.checks.compare import LONG_TEXT, Difference, unspaced
from harness.checks.sources import leaves
from harness.model import Item


def of_another(difference: Difference, recorded: Iterable[Item]) -> bool:
    """Say whether the recorded result has what was returned in the same field of one other entry.

    What several entries share, such as an author or a day, may be this one's as well.
    """
    got = {unspaced(str(value)) for _, value in leaves([{"": difference.got}])}
    return sum(field == difference.field and unspaced(str(value)) in got for field, value in leaves(recorded)) == 1


def unblended(difference: Difference, recorded: Iterable[Item]) -> Difference:
    """Return a difference as what it is: `changed` where a long text gave way to another entry's whole one."""
    blended = difference.kind == "blended" and len(unspaced(str(difference.expected))) >= LONG_TEXT
    return replace(difference, kind="changed") if blended and of_another(difference, recorded) else difference
