"""What examples came to, in figures: survival is a score, so it is told in percent.

In: scraper results. Out: tallies over cases and their words.
"""

import re
from collections.abc import Iterable
from typing import get_args, overload

import msgspec

from harness.model import FAMILIES, CaseResult, Failure, Family, ScraperResult, Severity, Tally
from harness.reports.line import count

NOTHING = "-"

_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]+(?=>)")
"""Where Python's default repr says an object lies in memory, which is never the same twice."""


def tally_of(result: ScraperResult, family: str) -> Tally:
    """Return a family's tally over all cases of a scraper."""
    return sum((case.tallies[family] for case in result.cases if family in case.tallies), Tally())


def families_of(results: Iterable[ScraperResult]) -> tuple[Family, ...]:
    """Return the families that were played, in their usual order."""
    played = {family for result in results for case in result.cases for family in case.tallies}
    return tuple(family for family in FAMILIES if family in played)


def share(part: int, whole: int) -> str:
    """Return a part in percent, rounded so that neither a few are called none nor most called all."""
    if not part:
        return NOTHING
    percent = round(100 * part / whole)
    if part < whole:
        percent = min(max(percent, 1), 99)
    return f"{percent} %"


def survival(tally: Tally) -> str:
    """Return a tally in words: `81 % same, 15 % missing, 4 % refused`."""
    named = (("same", tally.equal), ("missing", tally.missing), ("refused", tally.refused), ("failed", tally.failed))
    told = ", ".join(f"{share(number, tally.examples)} {name}" for name, number in named if number)
    return told or "nothing applied"


def error_pages_of(results: Iterable[ScraperResult]) -> tuple[CaseResult, ...]:
    """Return the recorded error pages that were judged: each by itself, without any example."""
    return tuple(case for one in results for case in one.cases if case.expect == "refusal" and case.baseline == "ok")


def sound_error_pages(results: Iterable[ScraperResult]) -> str:
    """Say what became of the recorded error pages: `1 error page was refused, as it must be`.

    Empty where there is none, where anything failed, accepted or not, and where examples tell more.
    """
    results = tuple(results)
    if any(one.failures or one.examples for one in results):
        return ""
    pages = error_pages_of(results)
    refused = sum(1 for page in pages if page.refused)
    taken = len(pages) - refused
    told = []
    if refused:
        what = "was refused, as it must be" if refused == 1 else "were refused, as they must be"
        told.append(f"{count(refused, 'error page')} {what}")
    if taken:
        told.append(f"no failure on {count(taken, 'error page')}")
    return ", ".join(told)


def untested_title(result: ScraperResult) -> str:
    """Return what is missing of a scraper that is not tested: all, or all but what earlier runs kept."""
    return "no example was tried" if result.played_again else "nothing was tested"


def of_severity(failures: Iterable[Failure], severity: Severity) -> tuple[Failure, ...]:
    """Return the failures of one severity."""
    return tuple(failure for failure in failures if failure.severity == severity)


def failure_counts(failures: Iterable[Failure]) -> str:
    """Return how many failures there are in words: `2 errors, 1 warning`."""
    known = tuple(failures)
    counts = [
        count(number, severity) for severity in get_args(Severity) if (number := len(of_severity(known, severity)))
    ]
    return ", ".join(counts) or "no failure"


def seconds_of(seconds: float) -> str:
    """Return a time for a person: `0.4 s`, `12 s`, `3 min 5 s`."""
    if seconds < 10:  # noqa: PLR2004 (tenths matter below ten)
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def rounded(seconds: float) -> float:
    """Return seconds as a document holds them."""
    return round(seconds, 3)


def plain(value: object) -> object:
    """Return a record as mappings and lists."""
    return msgspec.to_builtins(value)


@overload
def settled(text: str) -> str: ...


@overload
def settled(text: None) -> None: ...


def settled(text: str | None) -> str | None:
    """Return a text as a document holds it, the same in each run of one seed."""
    return text and _ADDRESS.sub("at 0x…", text)
