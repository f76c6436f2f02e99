"""What became of one stored failure that was run again."""

from collections.abc import Iterator

from rich.console import Console

from harness.model import Failure
from harness.reports.failure_text import failure_lines
from harness.reports.line import WIDTH, Line, Role, Span, wrapped
from harness.reports.paint import paint, width_of
from harness.reports.printable import printable

_ROLES: dict[str, Role] = {"still failing": "error", "fixed": "good"}


def show_replay(
    console: Console, stored: Failure, state: str, reason: str = "", failure: Failure | None = None
) -> None:
    """Print what `replay_lines` says."""
    paint(console, replay_lines(stored, state, reason, failure, width_of(console)))


def replay_lines(
    stored: Failure, state: str, reason: str = "", failure: Failure | None = None, width: int = WIDTH
) -> Iterator[Line]:
    """Yield a replay's outcome: the state first, then the failure as it shows now.

    Args:
        stored: The failure as a run reported it.
        state: `still failing`, `fixed`, `cannot tell` or `cannot apply`.
        reason: Why nothing can be told; of a fixed one, what else its page shows now.
        failure: The failure as it shows now; what was stored is told where there is none.
        width: Columns to fold to.
    """
    yield (Span(state.upper(), _ROLES.get(state, "warning")), Span(f"  {printable(stored.id)}", "muted"))
    yield from ((Span(text),) for text in (wrapped(printable(reason), width, first="  ") if reason else ()))
    yield ()
    if state in {"fixed", "cannot tell"}:
        yield (Span("What it was:", "muted"),)
    yield from failure_lines(failure or stored, width)
