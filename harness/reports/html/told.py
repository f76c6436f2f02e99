"""One failure as the page shows it: the rows, the diff and the command of the other reports, unfolded.

In: a failure and how it stands. Out: a `Told`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harness.model import Failure, Severity, Standing
from harness.reports.change import INDENT, change_lines
from harness.reports.failure_text import (
    failure_rows,
    further_places,
    places_text,
    printed_lines,
    reproduce,
)
from harness.reports.known import accepted_text
from harness.reports.line import Line, Role, Span
from harness.reports.marked import marked
from harness.reports.printable import printable

COLUMNS = 400
"""Of an unchanged line of a page."""

_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stands beside one label; a row without one goes on with the row above."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of a page's diff, and what became of it."""

    role: Role
    sign: str
    spans: Line


@dataclass(frozen=True, slots=True)
class Told:
    """A failure; without rows where only a line is told of it."""

    id: str
    check: str
    field: str
    severity: Severity
    state: str
    accepted: str
    """Why, and until when."""
    family: str
    evidence: str
    explanation: Line
    rows: tuple[Labelled, ...]
    diff: tuple[DiffLine, ...]
    printed: tuple[str, ...]
    reproduce: str
    is_open: bool


def told_of(failure: Failure, standing: Standing, is_open: bool | None) -> Told:
    """Return a failure as it is shown: open or folded up, and where that is None, as a line."""
    full = is_open is not None
    return Told(
        id=failure.id,
        check=failure.check,
        field=failure.field,
        severity=failure.severity,
        state="" if standing.state == "new" else standing.state,
        accepted=accepted_text(standing) if standing.state == "accepted" else "",
        family=failure.family,
        evidence=failure.evidence,
        explanation=tuple(_quoted(printable(failure.explanation))),
        rows=tuple(_labelled(failure, standing)) if full else (),
        diff=tuple(_diff(failure.diff)) if full else (),
        printed=tuple(printed_lines(failure)) if full else (),
        reproduce=reproduce(failure),
        is_open=bool(is_open),
    )


def _labelled(failure: Failure, standing: Standing) -> Iterator[Labelled]:
    """Yield the rows, each with those that go on with it."""
    label, lines = "", list[Line]()
    for row in failure_rows(failure, standing):
        if row.label == "why":  # it stands above all of them
            continue
        if row.label and lines:
            yield Labelled(label, tuple(lines))
            lines = []
        label = row.label or label
        lines += marked([printable(row.text)], row.role)
    yield Labelled(label, tuple(lines))
    if also := further_places(failure):
        yield Labelled("also", ((Span(places_text(also)),),))


def _quoted(text: str) -> Iterator[Span]:
    """Yield a sentence with what it quotes from page and scraper picked out."""
    for index, piece in enumerate(_QUOTED.split(text)):
        if piece:
            yield Span(piece, "code" if index % 2 else "plain")


def _diff(diff: str) -> Iterator[DiffLine]:
    if not diff:
        return
    for first, *rest in change_lines(diff, COLUMNS):
        text = first.text.removeprefix(INDENT)
        if rest or first.role != "muted":
            yield DiffLine(first.role, text[:1], tuple(rest))
        else:
            yield DiffLine("muted", "", (Span(text.removeprefix("  "), "plain"),))
