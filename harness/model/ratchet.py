"""What is known of scrapers and accepted, and what of the rest may end a run: the baseline file as a value.

A bug is known again by its scraper, check, field, exception and the text of the line that raised it. Neither the case
nor the family in which it is found first is part of it, for they change with the draw, nor is the line's number, which
moves with every edit above it.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath, PurePosixPath
from typing import Literal

import msgspec

from harness.model.event import Tally
from harness.model.failure import Failure, Severity
from harness.model.mutation import Family
from harness.model.spec import Replay

FailOn = Literal["error", "warning", "never"]
"""The mildest severity that ends a run with exit code 1."""
Weight = Literal["error", "warning", "ignore"]
"""What a check's failures count as."""

LONGEST_LINE = 200
"""Characters of a source line by which it is known; a bundled program may be one line."""

_LINE_NUMBER = re.compile(r":\d+$")


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What of one scraper's failures ends a run with exit code 1."""

    fail_on: FailOn = "error"
    weights: dict[str, Weight] = {}
    """By check, in place of the severity that it gives."""
    floors: dict[Family, float] = {}
    """By family, the survival below which it must not fall."""

    def counts(self, severity: Severity) -> bool:
        """Say whether a failure that nobody accepted ends the run with exit code 1."""
        return self.fail_on in {"warning", severity}


class Place(msgspec.Struct, frozen=True):
    """Where an exception comes from, said so that it holds on another machine and after an edit elsewhere."""

    exception: str = ""
    file: str = ""
    line: str = ""
    """The source line, stripped."""

    def is_same(self, other: "Place") -> bool:
        """Compare; one file may be named from two folders, of which one lies in the other."""
        if (self.exception, self.line) != (other.exception, other.line):
            return False
        one, two = PurePosixPath(self.file).parts, PurePosixPath(other.file).parts
        shared = min(len(one), len(two))
        return self.file == other.file or bool(shared and one[-shared:] == two[-shared:])


class Accepted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One known failure, and why it may stay for now."""

    id: str
    """The failure's when it was accepted."""
    scraper: str
    case: str
    """Where it showed when it was accepted."""
    check: str
    field: str = ""
    severity: Severity
    exception: str = ""
    file: str = ""
    line: str = ""
    reason: str = ""
    until: date | None = None
    """The last day on which it is accepted."""

    def is_of(self, failure: Failure, folder: PurePath) -> bool:
        """Say whether this is the bug that a failure shows."""
        named = (self.scraper, self.check, self.field) == (failure.scraper, failure.check, settled(failure.field))
        return named and Place(self.exception, self.file, self.line).is_same(place_of(failure, folder))

    @property
    def order(self) -> tuple[str, ...]:
        """Where it stands in a file."""
        return (self.scraper, self.check, self.field, self.exception, self.file, self.line, self.id)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one scraper's examples when the file was written, and of which examples."""

    cases: tuple[str, ...]
    seed: int
    max_examples: int
    replay: Replay = "memory"
    tallies: Mapping[Family, Tally] = {}
    """By family, over all cases."""


class Ratchet(msgspec.Struct, frozen=True, kw_only=True):
    """A whole baseline file."""

    accepted: tuple[Accepted, ...] = ()
    known: Mapping[str, Known] = {}
    """By scraper."""


def place_of(failure: Failure, folder: PurePath) -> Place:
    """Return where a failure's exception comes from, its file as seen from `folder`."""
    raised = failure.exception
    if raised is None:
        return Place()
    file = PurePath(_LINE_NUMBER.sub("", raised.where))
    if file.is_absolute():  # by another name on another machine
        file = file.relative_to(folder) if file.is_relative_to(folder) else PurePath(file.name)
    return Place(settled(raised.type), settled(file.as_posix() if raised.where else ""), settled(raised.line))


def settled(text: str) -> str:
    """Return a text of a scraper's as the file holds it: valid UTF-8, of bounded length."""
    return text[:LONGEST_LINE].encode(errors="replace").decode()
