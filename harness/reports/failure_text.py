"""One failure told in full: the lines that terminal, JUnit and pytest share, so that they never say different things.

In: a failure. Out: lines of a report, the same in each run of one seed. Everything in a failure comes from pages and
scrapers and is untrusted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.model import ExceptionInfo, Failure, Standing
from harness.model.one_line import one_line
from harness.reports.change import change_lines
from harness.reports.figures import settled
from harness.reports.known import standing_text
from harness.reports.line import WIDTH, Line, Role, Span, plain_text, wrapped
from harness.reports.marked import marked
from harness.reports.printable import MOST, printable

LABEL = 11
"""Columns of a label, indent included."""
MOST_PRINTED = 10
"""Last lines of a scraper's own output that are shown."""
MOST_PLACES = 3
"""Further cases and exhibits that are named; the others are counted."""

_INDENT = "  "
_OWN_FRAME = re.compile(r'File "[^"]*harness/(?:sandbox|scrapers)/\w+\.py"|File "<frozen runpy>"')
"""Frames of the harness below the scraper's own in a stack that a hang left."""
_INSTALLED = re.compile(r".*[/\\](?:site|dist)-packages[/\\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is told of a failure, as long and as unprintable as it is."""

    label: str
    """Empty where it goes on with the row above."""
    text: str
    role: Role = "plain"


def failure_text(failure: Failure, standing: Standing | None = None) -> str:
    """Return a failure told in plain text."""
    return plain_text(failure_lines(failure, standing=standing))


def failure_lines(failure: Failure, width: int = WIDTH, *, standing: Standing | None = None) -> list[Line]:
    """Return a failure told in full; a warning that fails no run without diff and output, for it is read in passing."""
    heading = (Span(failure.severity.upper(), failure.severity), Span(_INDENT), Span(failure_heading(failure), "title"))
    lines: list[Line] = [
        heading,
        *((Span(text),) for text in wrapped(_shown(failure.evidence), width, first=_INDENT)),
    ]
    for row in failure_rows(failure, standing):
        lines += _row_lines(row, width)
    if failure.severity == "error" or (standing and standing.gates):
        lines += _page_and_output(failure, width)
    if also := further_places(failure):
        lines += _row_lines(Row("also", places_text(also)), width)
    lines.append((Span(f"{_INDENT}Reproduce with: ", "label"), Span(reproduce(failure), "command")))
    return lines


def failure_heading(failure: Failure) -> str:
    """Return what failed where."""
    return " · ".join(printable(one_line(part)) for part in (failure.check, failure.scraper, failure.field) if part)


def failure_rows(failure: Failure, standing: Standing | None = None) -> Iterator[Row]:
    """Yield what is told of a failure between its heading and its page."""
    yield Row("case", _place(failure))
    if standing and (known := standing_text(standing)):
        yield Row("baseline", known, failure.severity)
    for number, page in enumerate(failure.before, start=1):
        yield Row("before" if number == 1 else "", f"{number}. {'; '.join(page.changes)}")
    yield from _changes(failure)
    if failure.exception is not None:
        yield from _raised(failure.exception, failure.evidence)
    if failure.explanation:
        yield Row("why", failure.explanation)
    if _tells_values(failure):
        yield Row("expected", failure.expected, "good")
        yield Row("got", failure.got, failure.severity)


def printed_lines(failure: Failure) -> list[str]:
    """Return what of a scraper's own output is shown."""
    printed = [line for line in failure.output.splitlines() if line.strip() and not _OWN_FRAME.search(line)]
    return printed[:MOST_PRINTED] if failure.check == "hang" else printed[-MOST_PRINTED:]  # a stack begins within


def reproduce(failure: Failure) -> str:
    """Return the command that runs a failure again."""
    return f"scraper-harness replay {printable(failure.id)}"


def further_places(failure: Failure) -> tuple[str, ...]:
    """Return where else a bug showed: a case of which a smaller plan was found later is no other place."""
    return tuple(place for place in failure.also if place != failure.case)


def places_text(also: Sequence[str]) -> str:
    """Return in few words where else a bug showed."""
    further = len(also) - MOST_PLACES
    return ", ".join(also[:MOST_PLACES]) + (f" and {further:,} more" if further > 0 else "")


def _place(failure: Failure) -> str:
    if failure.family == "recorded":
        return f"{failure.case} · the recorded page, unchanged"
    later = f" · exchange {failure.exchange}" if failure.exchange else ""
    return f"{failure.case} · {failure.family}{later}"


def _changes(failure: Failure) -> Iterator[Row]:
    """Yield the mutations in words; by name where a failure was stored without words."""
    names = (str(record.get("name", "")) for record in failure.mutations)
    for index, change in enumerate(failure.changes or names):
        yield Row("" if index else "change", change)


def _raised(raised: ExceptionInfo, evidence: str) -> Iterator[Row]:
    told = raised.told
    if not evidence.startswith(told):
        yield Row("raised", told)
    if raised.where:
        yield Row("at", raised.where)
    if raised.line:
        yield Row("", raised.line, "code")
    if raised.origin not in {"", raised.where}:
        yield Row("origin", _INSTALLED.sub("", raised.origin))


def _tells_values(failure: Failure) -> bool:
    """Say whether expected and got tell more than the exception, which is told already."""
    raised = failure.exception
    return bool(failure.expected or failure.got) and not (raised and failure.got.startswith(raised.type))


def _page_and_output(failure: Failure, width: int) -> Iterator[Line]:
    if failure.diff:
        yield ()
        yield from change_lines(failure.diff, width)
        yield ()
    for index, line in enumerate(printed_lines(failure)):
        yield (*_label("" if index else "printed"), Span(_shown(line, width - LABEL), "muted"))


def _row_lines(row: Row, width: int) -> Iterator[Line]:
    if row.role == "code":  # it is known by its beginning and end, and reads badly when wrapped
        yield (*_label(row.label), Span(_shown(row.text, width - LABEL), "code"))
        return
    for index, spans in enumerate(marked(wrapped(_shown(row.text), width - LABEL), row.role)):
        yield (*_label("" if index else row.label), *spans)


def _shown(text: str, most: int = MOST) -> str:
    """Return a text as it is told; what differs in each run goes before it is cut or wrapped."""
    return printable(settled(text), most)


def _label(label: str) -> Line:
    return (Span(f"{_INDENT}{label}".ljust(LABEL), "label"),)
