"""What is going on right now: a bar a running scraper where the terminal can redraw, one plain line a scraper anywhere.

In: events. Out: progress on a console.
"""

from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn

from harness.model import (
    Aged,
    BaselineTried,
    Event,
    FailureFound,
    RunStarted,
    SavedPlayed,
    ScraperFinished,
    ScraperResult,
    ScraperStarted,
    Shrinking,
)
from harness.model import Progress as ExampleDone
from harness.reports.figures import failure_counts, seconds_of, sound_error_pages
from harness.reports.known import open_failures
from harness.reports.line import Line, Role, Span, count
from harness.reports.paint import paint
from harness.reports.printable import printable

LONGEST_NAME = 40
NAME = 24
"""Columns that names take at least, so that what follows is aligned."""
LONGEST_CASE = 28
AGES = "ages"
"""What is done after the families, where pages grow old."""


@dataclass
class Row:
    """One running scraper's bar."""

    task: TaskID
    parts_a_case: int
    case: int = -1
    parts: dict[str, float] = field(default_factory=dict)
    """What is done of each family of the case, and of its ages."""
    examples: int = 0
    failures: int = 0
    severities: dict[str, str] = field(default_factory=dict)


class Live:
    """Bars of the running scrapers; a finished one leaves a line behind."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._parts: tuple[str, ...] = ()
        self._rows: dict[str, Row] = {}
        self._width = NAME
        self._progress = Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}", markup=False, style="bold"),
            BarColumn(bar_width=18),
            TextColumn("{task.fields[doing]}", markup=False),
            TextColumn("{task.fields[done]}", markup=False, style="dim"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )

    def on(self, event: Event) -> None:
        """Show an event."""
        match event:
            case RunStarted():
                self._started(event)
            case ScraperStarted():
                self._begin(event)
            case SavedPlayed():
                self._show(event.scraper, event.result.saved.case, "saved failures")
            case BaselineTried():
                self._rows[event.scraper].case += 1
                self._rows[event.scraper].parts = {}
                self._show(event.scraper, event.case, "baseline")
            case ExampleDone():
                self._example(event)
            case Aged():
                self._rows[event.scraper].parts[AGES] = event.done / event.total
                self._show(event.scraper, event.case, f"{event.months:g} months old")
            case Shrinking():
                row = self._rows[event.scraper]
                doing = f"{_short(event.case, LONGEST_CASE)} · shrinking {printable(event.check)}"
                self._progress.update(row.task, doing=doing)
            case FailureFound():
                self._rows[event.failure.scraper].severities[event.failure.id] = event.failure.severity
            case ScraperFinished():
                self._end(event.result)

    def close(self) -> None:
        """Take the bars away; the cursor is as it was."""
        self._progress.stop()

    def _started(self, event: RunStarted) -> None:
        options = event.options
        self._parts = (*options.families, AGES) if options.months else options.families
        self._width = max(NAME, *(min(len(name), LONGEST_NAME) for name in event.scrapers or ("",)))
        told = f"{count(len(event.scrapers), 'scraper')}, seed {event.options.seed}, "
        told += f"up to {count(event.options.max_examples, 'example')} a case and family"
        paint(self._console, [(Span(told, "muted"),)])
        self._progress.start()

    def _begin(self, event: ScraperStarted) -> None:
        total = max(event.cases * len(self._parts), 1)
        name = _short(event.scraper, LONGEST_NAME)
        task = self._progress.add_task(name, total=total, doing="starting", done="")
        self._rows[event.scraper] = Row(task, len(self._parts))

    def _example(self, event: ExampleDone) -> None:
        row = self._rows[event.scraper]
        row.examples += 1
        row.parts[event.family] = event.done / max(event.total, 1)
        self._show(event.scraper, event.case, event.family)

    def _show(self, scraper: str, case: str, doing: str) -> None:
        row = self._rows[scraper]
        done = count(row.examples, "example")
        if row.severities:
            done += f" · {count(len(row.severities), 'failure')}"
        self._progress.update(
            row.task,
            completed=max(row.case, 0) * row.parts_a_case + sum(row.parts.values()),
            doing=f"{_short(case, LONGEST_CASE)} · {doing}",
            done=done,
        )

    def _end(self, result: ScraperResult) -> None:
        row = self._rows.pop(result.name, None)
        if row is not None:
            self._progress.remove_task(row.task)
        paint(self._console, [finished_line(result, self._width)])


def finished_line(result: ScraperResult, width: int = NAME) -> Line:
    """Return what a scraper came to, on one line, its name in so many columns."""
    role: Role = "good"
    failures = open_failures(result)
    told = [] if result.untested and not failures else [sound_error_pages([result]) or failure_counts(failures)]
    if known := len(result.failures) - len(failures):
        told.append(f"{known} accepted")
    if result.judgement.worse:
        told.append(f"{len(result.judgement.worse)} worse")
    if result.cut:
        told.append("cut short")
    if result.untested:
        role = "error" if result.untestable or failures else "warning"
        some = result.examples or result.played_again or not result.untestable
        told.insert(0, "NOT ALL TESTED" if some else "NOT TESTED")
    elif failures or result.judgement.worse:
        grave = result.judgement.worse or any(failure.severity == "error" for failure in failures)
        role = "error" if grave else "warning"
    elif result.cut:
        role = "warning"
    figures = f"{count(len(result.cases), 'case')}, {count(result.examples, 'example')}, {seconds_of(result.seconds)}"
    return (
        Span(f"{_short(result.name, LONGEST_NAME).ljust(width)} ", "title"),
        Span(figures, "muted"),
        Span(" · ", "muted"),
        Span(", ".join(told), role),
    )


def _short(text: str, most: int) -> str:
    return printable(text, most)
