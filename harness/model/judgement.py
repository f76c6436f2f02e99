"""How a run stands against what is known of a scraper: what of it ends a run with exit code 1, and what changed."""

from typing import Literal

import msgspec

StandingState = Literal["new", "accepted", "expired", "unexplained", "worse"]
"""Why a failure counts or not; all but `accepted` count.

`expired`: accepted until a day that is past. `unexplained`: accepted without a reason. `worse`: accepted as a warning,
and now an error.
"""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One failure beside what is accepted."""

    state: StandingState = "new"
    counts: bool
    """Whether it ends the run with exit code 1 unless it is accepted."""
    reason: str = ""
    """Why it was accepted, whether or not it still is."""
    until: str = ""
    """The last day on which it is accepted, as `2027-01-31`."""

    @property
    def gates(self) -> bool:
        """Whether it ends the run with exit code 1."""
        return self.counts and self.state != "accepted"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that got better or worse."""

    kind: Literal["failure", "survival", "floor"]
    family: str = ""
    id: str = ""
    """Of the accepted failure that is gone or milder."""
    told: str
    """In a maintainer's words."""
    gates: bool = False


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper's run beside what is known of it."""

    compared: bool = False
    """Whether there was a baseline file to compare with."""
    standings: dict[str, Standing] = {}
    """By failure ID."""
    better: tuple[Change, ...] = ()
    worse: tuple[Change, ...] = ()
