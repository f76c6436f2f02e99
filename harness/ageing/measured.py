"""How pages aged, as it was measured: the profile that is used where none is given.

Classes, tag paths, absolute XPaths and redesigns: same-URL pairs by age in months, up to 3, 8, 16, 30 and 48, each told
at its middle; `pairs` counts those of a bucket. Ids: elements found by their own id on pairs of one document 90, 365
and 1,000 days apart, told at the buckets' middles; many ids are made for each request, so that 81 % survive one day.
What a redesign leaves is the mean of the 53 pairs of which less than 30 % of the elements were found again.
"""

from harness.model import Age, Kept, Profile
from harness.mutations.weights import DRIFT_WEIGHTS

LONGEST = 48
"""Months beyond which nothing was measured."""

STRUCTURE = ("insert-sibling", "remove-sibling", "wrap", "unwrap", "retag-leaf", "retag-parent")
"""The changes by which paths are lost."""

MEASURED = Profile(
    name="measured",
    ages=(
        Age(months=1.5, redesigned=0.0, kept=Kept(0.98, 0.80, 0.99, 0.87), pairs=Kept(36, 176, 36, 36)),
        Age(months=5.5, redesigned=0.04, kept=Kept(0.89, 0.77, 0.95, 0.74), pairs=Kept(13, 84, 13, 13)),
        Age(months=12, redesigned=0.07, kept=Kept(0.83, 0.72, 0.80, 0.54), pairs=Kept(35, 84, 35, 35)),
        Age(months=23, redesigned=0.25, kept=Kept(0.59, 0.62, 0.47, 0.24), pairs=Kept(27, 21, 27, 27)),
        Age(months=39, redesigned=0.25, kept=Kept(0.59, 0.54, 0.47, 0.22), pairs=Kept(51, 21, 51, 51)),
    ),
    redesign=Kept(0.18, 0.17, 0.09, 0.05),
    weights={name: DRIFT_WEIGHTS[name] for name in STRUCTURE},
    yearly={
        "retag-leaf": 0.056,
        "drop-data-attribute": 0.072,
        "split-span": 0.075,
        "split-value": 0.048,
        "json-ld-shape": 0.24,
        "json-ld-drop-key": 0.26,
        "json-ld-move-root": 0.07,
        "json-ld-drop-block": 1 / 283,
        "drop-microdata": 7 / 25,
    },
)
