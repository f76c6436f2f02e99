"""A failure as it is kept beside its cassette, small enough to be reviewed, and what becomes of it in a later run."""

from typing import Annotated, Any, Literal

import msgspec

from harness.model.failure import Failure, PageBefore, Severity
from harness.model.mutation import Family
from harness.model.outcome import ExceptionInfo
from harness.model.spec import Options, Replay

State = Literal["still failing", "fixed", "cannot tell", "cannot apply", "not played"]
"""`cannot tell`: the plan was played, and another error came before what it is to show."""
PLAYED: frozenset[State] = frozenset({"still failing", "fixed", "cannot tell"})
"""What became of those whose plan was played."""


class SavedException(msgspec.Struct, frozen=True, kw_only=True):
    """What was raised, and in which line of the scraper, relative to its project."""

    type: str
    where: str = ""
    line: str = ""
    """The text of that line, by which it is known where it has moved to; empty where an older version kept it."""


class SavedFailure(msgspec.Struct, frozen=True, kw_only=True):
    """A failure's plan with its identity: nothing of the machine on which it was found, and nothing of the page."""

    id: str
    check: str
    severity: Severity
    scraper: str
    case: str
    field: str = ""
    family: Family | Literal["recorded"]
    after: str = ""
    """The cassette that must be scraped before, relative to the failure's own; of a loaded failure its case's name."""
    before: tuple[PageBefore, ...] = ()
    """Changed pages that the same process must have scraped before, as in `Failure`."""
    remains: bool = False
    """As in `Failure`."""
    exchange: int = 0
    mutations: tuple[dict[str, Any], ...] = ()
    changes: tuple[str, ...] = ()
    """The mutations in words, for whoever reviews them."""
    exception: SavedException | None = None
    digest: str = ""
    """SHA-256 of the recorded body that the plan changes."""
    replay: Replay | None = None
    """How answers reached the scraper; None where an older version kept it."""
    timeout: Annotated[float, msgspec.Meta(ge=0.1, le=86_400)] | None = None
    """`Options.timeout`, where it was another than the configuration's."""
    first_seen: str
    """The day on which it was found, in UTC: `2026-11-22`."""
    version: Literal[1] = 1

    def under(self, options: Options) -> Options:
        """Return the options with those that the failure is to be played under in their place."""
        return msgspec.structs.replace(
            options, replay=self.replay or options.replay, timeout=self.timeout or options.timeout
        )

    @property
    def failure(self) -> Failure:
        """The failure as far as it is known without being run."""
        raised = self.exception
        return Failure(
            id=self.id,
            check=self.check,
            severity=self.severity,
            scraper=self.scraper,
            case=self.case,
            field=self.field,
            family=self.family,
            after=self.after,
            before=self.before,
            remains=self.remains,
            exchange=self.exchange,
            mutations=self.mutations,
            changes=self.changes,
            exception=ExceptionInfo(raised.type, "", raised.where, raised.line) if raised else None,
            evidence=raised.type if raised else f"{self.check} of {self.field or 'the result'}",
        )


class SavedResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a saved failure that was to be played again."""

    saved: SavedFailure
    state: State
    reason: str = ""
    """Why it cannot be applied or told, or was not played; of a fixed one, what else its page shows now; of one
    that still fails, that its own plan does not show it."""
