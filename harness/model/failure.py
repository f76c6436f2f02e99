"""A finding answers one check; a failure is a finding with its identity, its smallest plan and how to see it again."""

import hashlib
from typing import Any, Literal

import msgspec

from harness.model.mutation import Family
from harness.model.outcome import ExceptionInfo
from harness.model.spec import Options

Severity = Literal["error", "warning"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One check's answer to one run of a scraper."""

    check: str
    severity: Severity
    field: str = ""
    """Dotted name of the field concerned (`offers.price`), without list indices; empty when it is the whole result."""
    evidence: str
    """One sentence in the maintainer's terms."""
    expected: str = ""
    got: str = ""
    exception: ExceptionInfo | None = None
    remains: bool = False
    """Whether it is about what runs leave behind without changing a result."""

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes two findings the same bug of one scraper: check, field, exception type, origin.

        Shrinking keeps it, so that it never slides to another bug.
        """
        raised = self.exception
        return (self.check, self.field, raised.type if raised else "", raised.where if raised else "")


class PageBefore(msgspec.Struct, frozen=True, kw_only=True):
    """A changed page that the same process must have scraped before, as a plan of whichever family."""

    exchange: int = 0
    mutations: tuple[dict[str, Any], ...]
    changes: tuple[str, ...] = ()
    """The mutations in words."""


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """One bug of one scraper, with the smallest plan that shows it."""

    id: str
    check: str
    severity: Severity
    scraper: str
    case: str
    field: str = ""
    family: Family | Literal["recorded"]
    """`recorded` when the unmutated case shows it."""
    after: str = ""
    """The case that the same process must have scraped just before, for what one page leaves behind for another; the
    case itself where its recorded page leaves something behind for the changed one."""
    before: tuple[PageBefore, ...] = ()
    """The fewest further pages that it takes, in their order, where one does not suffice."""
    exchange: int = 0
    mutations: tuple[dict[str, Any], ...] = ()
    changes: tuple[str, ...] = ()
    """The mutations in words, in the same order."""
    changed: int = 0
    """Bytes of the page from the first to the last that the plan changes, old and new ones together."""
    exception: ExceptionInfo | None = None
    remains: bool = False
    """Whether it is about what runs leave behind without changing a result."""
    evidence: str
    explanation: str = ""
    """One sentence on where the value stands and what the change does there; empty where that is not known."""
    expected: str = ""
    got: str = ""
    diff: str = ""
    """Unified diff of the page around the smallest change."""
    output: str = ""
    also: tuple[str, ...] = ()
    """Other cases and exhibits on which the same bug showed."""
    under: Options | None = None
    """The options that it showed under, where they are others than the run's."""

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes two failures the same bug of one scraper: see `Finding.identity`."""
        raised = self.exception
        return (self.check, self.field, raised.type if raised else "", raised.where if raised else "")


def failure_id(scraper: str, case: str, family: str, identity: tuple[str, str, str, str]) -> str:
    """Return the 12 hexadecimal digits by which a failure is known across runs and machines.

    The case and the family are in it, because where each is run by itself, as by pytest, one bug has a plan in each.
    """
    return hashlib.sha256("\0".join((scraper, case, family, *identity)).encode()).hexdigest()[:12]
