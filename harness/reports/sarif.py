"""Results as SARIF 2.1.0 (OASIS), which code scanning services show beside the lines of a pull request.

In: a finished run and which line of the user's each failure belongs to. Out: bytes; the same for the same results. What
the baseline file accepts is suppressed, with the reason. A service takes what a document does not hold for fixed, so
that a run which did not test everything says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from harness.model import Failure, RunFinished, Severity, SourcePlace, Standing
from harness.reports.failure_text import failure_text, reproduce
from harness.reports.figures import settled
from harness.reports.rules import rule
from harness.reports.write import write

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "scraperHarness/v1"
"""By which a service knows a failure again: the failure's ID, which neither lines nor pages change."""


def sarif_document(event: RunFinished, places: Mapping[str, SourcePlace], scrapers: Sequence[str]) -> bytes:
    """Return the document.

    Args:
        event: The run.
        places: The line that each failure belongs to, by its ID, as far as that is known.
        scrapers: The names of those that were to run, reached or not.
    """
    results = event.results
    failures = [failure for result in results for failure in result.failures]
    rules = [rule(check) for check in sorted({failure.check for failure in failures})]
    driver = {"name": "scraper-harness", "semanticVersion": version("scraper-harness"), "rules": rules}
    found = [
        _result(failure, result.standing(failure), places.get(failure.id))
        for result in results
        for failure in result.failures
    ]
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(event, scrapers)],
        "columnKind": "unicodeCodePoints",
        "results": found,
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="backslashreplace")


def write_sarif(path: Path, event: RunFinished, places: Mapping[str, SourcePlace], scrapers: Sequence[str]) -> None:
    """Write the document, whole or not at all.

    Raises:
        ConfigError: the file cannot be written.
    """
    write(path, sarif_document(event, places, scrapers), "--sarif")


def _invocation(event: RunFinished, scrapers: Sequence[str]) -> dict[str, Any]:
    """Return whether all was tested that was to be, and what was not."""
    told = [_notification(level, text) for level, text in _untested(event, scrapers)]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _notification(level: Severity, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": settled(text)}}


def _untested(event: RunFinished, scrapers: Sequence[str]) -> Iterator[tuple[Severity, str]]:
    if event.interrupted:
        yield "error", "the run was interrupted"
    for result in event.results:
        if result.untested:
            yield "error" if result.untestable else "warning", f"{result.name}: not tested: {result.untested}"
    for name in scrapers:
        if all(result.name != name for result in event.results):
            yield "error", f"{name}: not tested: it was not reached"
    if not event.results and not scrapers:
        yield "warning", f"nothing was tested: {event.idle or 'no scraper ran'}"


def _result(failure: Failure, standing: Standing, place: SourcePlace | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": failure.check,
        "level": failure.severity,
        "message": {"text": settled(f"{failure.scraper}: {failure.evidence}\n\n{failure_text(failure, standing)}")},
        "partialFingerprints": {FINGERPRINT: failure.id},
        "properties": {"case": failure.case, "family": failure.family, "reproduce": reproduce(failure)},
    }
    if standing.state == "accepted":
        result["suppressions"] = [{"kind": "external", "justification": standing.reason}]
    if place:
        location = {
            "artifactLocation": {"uri": quote(Path(place.path).as_posix())},
            "region": {"startLine": place.line},
        }
        result["locations"] = [{"physicalLocation": location}]
    return result
