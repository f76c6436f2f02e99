"""Why a maintainer would agree to an error: a person's judgement, kept in `agreed.toml` and found for a failure.

In: failures of severity error. Out: the sentences that explain them, with those that have none told apart.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from harness.model import Failure

Verdict = Literal["bug", "hazard"]
"""`bug`: a maintainer would agree. `hazard`: the library does as it says, and whoever stores the result must look."""

TOLD = frozenset({"silent-loss"})
"""Checks whose warnings are explained like errors: what is lost without a word is a defect, though none that gates."""

Text = Annotated[str, msgspec.Meta(min_length=1)]


class Agreed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One judgement, of an extractor's error or of the same error of several."""

    extractors: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    check: Text
    field: str = ""
    """Of this field alone; of any when it is empty."""
    raised: str = ""
    """`TYPE at FILE:LINE` as the failure tells it, without the line where that is Python's own and each of its releases
    has another, or the type alone where the place hangs on the depth of the stack."""
    change: str = ""
    """Of failures alone whose smallest change, in words, holds this."""
    verdict: Verdict
    says: Text
    """What happens, as a heading."""
    why: Text

    def covers(self, failure: Failure) -> bool:
        """Say whether the judgement is about this failure."""
        told = raised(failure)
        where = {"", told, told.rpartition(":")[0], failure.exception.type} if failure.exception else {""}
        same_check = failure.check == self.check and failure.scraper in self.extractors
        changed = not self.change or any(self.change in one for one in failure.changes)
        return same_check and changed and self.field in {"", failure.field} and self.raised in where


class _Judgements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    errors: tuple[Agreed, ...]


FILE = Path(__file__).parent / "agreed.toml"
AGREED = msgspec.toml.decode(FILE.read_bytes(), type=_Judgements).errors


def raised(failure: Failure) -> str:
    """Return what a crash raised and where, and nothing of any other failure."""
    exception = failure.exception
    return f"{exception.type} at {exception.origin or exception.where}" if exception else ""


def judged(failures: Iterable[Failure]) -> tuple[dict[Agreed, list[Failure]], list[Failure]]:
    """Return errors and silent losses by what is said of them, in the file's order, and those of which nothing is."""
    found: dict[Agreed, list[Failure]] = {one: [] for one in AGREED}
    unexplained: list[Failure] = []
    for failure in failures:
        if failure.severity == "error" or failure.check in TOLD:
            one = next((one for one in AGREED if one.covers(failure)), None)
            (unexplained if one is None else found[one]).append(failure)
    return {one: errors for one, errors in found.items() if errors}, unexplained
