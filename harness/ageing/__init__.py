"""Pages grow old: how much of one is left after so many months, and what changed between two captures of it."""

from harness.ageing.aged import Ageing
from harness.ageing.changes import Changes, changes_between
from harness.ageing.interval import interval
from harness.ageing.kept import kept
from harness.ageing.learn import Pair, learn
from harness.ageing.measured import LONGEST, MEASURED
from harness.ageing.profile import at_age
from harness.ageing.weights_file import named_profile, read_weights, weights_document

__all__ = [
    "LONGEST",
    "MEASURED",
    "Ageing",
    "Changes",
    "Pair",
    "at_age",
    "changes_between",
    "interval",
    "kept",
    "learn",
    "named_profile",
    "read_weights",
    "weights_document",
]
