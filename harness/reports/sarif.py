"""Results as SARIF 2.1.0 (OASIS), which code scanning services show beside the lines of a pull request.

In: results and where each scraper stands in its source. Out: bytes; the same for the same results. A failure is at the
scraper's own line that raised, or else at the scraper. What the baseline file accepts is suppressed, with the reason.
"""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from harness.model import Failure, ScraperResult, SourcePlace, Standing
from harness.reports.failure_text import failure_text, reproduce
from harness.reports.write import write

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "scraperHarness/v1"
"""By which a service knows a failure again: the failure's ID, which neither lines nor pages change."""

_WHERE = re.compile(r"(?P<path>.+):(?P<line>[1-9]\d{0,8})")


def sarif_document(results: Sequence[ScraperResult], places: Mapping[str, SourcePlace]) -> bytes:
    """Return the document; `places` holds where each scraper is defined, by its name, as far as that is known."""
    failures = [failure for result in results for failure in result.failures]
    rules = [{"id": check} for check in sorted({failure.check for failure in failures})]
    driver = {"name": "scraper-harness", "semanticVersion": version("scraper-harness"), "rules": rules}
    found = [
        _result(failure, result.standing(failure), places.get(failure.scraper))
        for result in results
        for failure in result.failures
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": found}
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="backslashreplace")


def write_sarif(path: Path, results: Sequence[ScraperResult], places: Mapping[str, SourcePlace]) -> None:
    """Write the document, whole or not at all.

    Raises:
        ConfigError: the file cannot be written.
    """
    write(path, sarif_document(results, places), "--sarif")


def place_of(failure: Failure, defined: SourcePlace | None) -> SourcePlace | None:
    """Return the line of the user's own that a failure belongs to: where it was raised, or where the scraper begins."""
    raised = failure.exception
    found = _WHERE.fullmatch(raised.where) if raised else None
    if found and not Path(found["path"]).is_absolute():
        return SourcePlace(found["path"], int(found["line"]))
    return defined


def _result(failure: Failure, standing: Standing, defined: SourcePlace | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": failure.check,
        "level": failure.severity,
        "message": {"text": f"{failure.scraper}: {failure.evidence}\n\n{failure_text(failure)}"},
        "partialFingerprints": {FINGERPRINT: failure.id},
        "properties": {"case": failure.case, "family": failure.family, "reproduce": reproduce(failure)},
    }
    if standing.state == "accepted":
        result["suppressions"] = [{"kind": "external", "justification": standing.reason}]
    if place := place_of(failure, defined):
        location = {
            "artifactLocation": {"uri": quote(Path(place.path).as_posix())},
            "region": {"startLine": place.line},
        }
        result["locations"] = [{"physicalLocation": location}]
    return result
