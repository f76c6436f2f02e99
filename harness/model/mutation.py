"""A plan: an explicit, serialisable recipe of changes to one recorded page.

A plan is the unit that is searched, shrunk, stored and replayed. It names its changes outright and never by a seed,
because a changed generator invalidates every seed.
"""

from typing import Any, Literal

import msgspec

Family = Literal["noise", "drift", "damage", "exhibit", "wire"]
"""What a change promises, and so what counts as a failure: see `docs/families.md`."""

FAMILIES: tuple[Family, ...] = ("noise", "drift", "damage", "exhibit", "wire")


class Plan(msgspec.Struct, frozen=True):
    """Mutations of one exchange's response, applied together to the recorded page."""

    mutations: tuple[Any, ...] = ()
    """Mutation records (`harness.mutations`) or one exhibit record (`harness.exhibits`)."""
    exchange: int = 0
    """Index of the exchange whose response is changed."""
