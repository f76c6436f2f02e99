"""A run beside the baseline file: what is accepted, what got better or worse; and the file itself as a table.

In: judged results, or a ratchet. Out: lines of a report.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from harness.model import Accepted, Change, Failure, Ratchet, ScraperResult, Standing, StandingState
from harness.reports.line import Line, Role, Span, count, wrapped
from harness.reports.printable import printable

SOON = timedelta(days=30)
"""Time before an acceptance ends at which it is told."""
LONGEST_CODE = 60
"""Characters of a line of code by which two crashes are told apart."""

Which = Literal["better", "worse"]

_WORDS: dict[StandingState, str] = {
    "new": "new",
    "worse": "graver than accepted",
    "expired": "expired",
    "unexplained": "without a reason",
    "accepted": "accepted",
}
_TERMS = {
    "NO REASON": "without a reason",
    "EXPIRED": "expired",
    "soon": f"to expire within {SOON.days} days",
}
_ROLES: dict[str, Role] = {"NO REASON": "error", "EXPIRED": "error", "soon": "warning", "": "plain"}


def open_failures(result: ScraperResult) -> list[Failure]:
    """Return the failures that nobody accepted."""
    return [failure for failure in result.failures if result.standing(failure).state != "accepted"]


def standing_text(standing: Standing) -> str:
    """Return why a failure is told although the baseline file knows it, or ""."""
    reason = printable(standing.reason)
    if standing.state == "expired":
        return f"accepted until {standing.until}, which is past: {reason}"
    if standing.state == "worse":
        return f"accepted as a warning, and now an error: {reason}"
    return "its entry there says no reason, and so does not count" if standing.state == "unexplained" else ""


def accepted_text(standing: Standing) -> str:
    """Return why a failure is accepted, and for how long."""
    return f"{printable(standing.reason)}{f' (until {standing.until})' if standing.until else ''}"


def accepted_lines(results: Sequence[ScraperResult], width: int) -> list[Line]:
    """Return the accepted failures in short, each with its reason."""
    return [
        (Span(text),)
        for result in results
        for failure in result.failures
        if (standing := result.standing(failure)).state == "accepted"
        for text in _accepted(failure, standing, width)
    ]


def changed_lines(
    results: Sequence[ScraperResult], which: Which, width: int, *, told: Collection[str] = ()
) -> list[Line]:
    """Return what got better or worse, but for the failures whose IDs were told already."""
    role: Role = "good" if which == "better" else "error"
    return [
        (Span(text, role),)
        for result in results
        for change in _changes(result, which)
        if change.id not in told
        for text in wrapped(f"{printable(result.name)}: {printable(change.told)}", width, first="  ", rest="    ")
    ]


def counts_line(results: Sequence[ScraperResult]) -> Iterator[Line]:
    """Yield how a run stands against the baseline file, where there is one."""
    if not any(result.judgement.compared for result in results):
        return
    states = Counter(result.standing(failure).state for result in results for failure in result.failures)
    told = [f"{states[state]} {words}" for state, words in _WORDS.items() if states[state]]
    changed: tuple[Which, ...] = ("worse", "better")
    numbers = {which: sum(len(_changes(result, which)) for result in results) for which in changed}
    told += [f"{number} {which}" for which, number in numbers.items() if number]
    untested = sum(1 for result in results if result.untested)
    if not told and (not untested or any(result.examples for result in results)):
        told.append("nothing known, nothing new")
    if untested:
        told.append(f"{count(untested, 'scraper')} not fully tested")
    yield (Span(f"Against the baseline: {', '.join(told)}"),)


def failure_title(failure: Failure) -> str:
    """Return a failure in few words."""
    raised = failure.exception
    origin = f"{raised.type} at {raised.where}" if raised else ""
    return " · ".join(printable(part) for part in (failure.scraper, failure.check, failure.field, origin) if part)


def entry_title(entry: Accepted) -> str:
    """Return a known failure in few words, with the ID by which it is found in the file."""
    raised = f"{entry.exception} in {entry.file}" if entry.exception else ""
    line = f"`{printable(entry.line, LONGEST_CODE)}`" if entry.line else ""
    title = " · ".join(printable(part) for part in (entry.check, entry.field, raised, line) if part)
    return f"{title} ({printable(entry.id)})"


def listing(ratchet: Ratchet, today: date, width: int) -> Iterator[Line]:
    """Yield what a baseline file accepts, a line an entry, and how much of it does not count or soon will not."""
    terms = Counter(_term(entry, today) for entry in ratchet.accepted)
    for entry in ratchet.accepted:
        term = _term(entry, today)
        until = entry.until.isoformat() if entry.until else "-"
        first = f"  {until:<12}{term:<13}"
        text = f"{printable(entry.scraper)} · {entry_title(entry)}: {printable(entry.reason)}"
        yield from ((Span(line, _ROLES[term]),) for line in wrapped(text, width, first=first))
    if ratchet.accepted:
        yield ()
    told = [f"{terms[term]} {words}" for term, words in _TERMS.items() if terms[term]]
    extra = f" ({', '.join(told)})" if told else ""
    known = count(len(ratchet.known), "scraper")
    yield (Span(f"{count(len(ratchet.accepted), 'failure')} accepted{extra}, survival of {known}"),)


def _term(entry: Accepted, today: date) -> str:
    if not entry.reason.strip():
        return "NO REASON"
    if entry.until and entry.until < today:
        return "EXPIRED"
    return "soon" if entry.until and entry.until <= today + SOON else ""


def _accepted(failure: Failure, standing: Standing, width: int) -> list[str]:
    return wrapped(f"{failure_title(failure)}: {accepted_text(standing)}", width, first=f"  {failure.id}  ")


def _changes(result: ScraperResult, which: Which) -> tuple[Change, ...]:
    return result.judgement.better if which == "better" else result.judgement.worse
