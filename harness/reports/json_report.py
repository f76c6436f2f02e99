"""Results as JSON, schema version 1: the part of the contract that other programs read.

In: results and options. Out: bytes; the same for the same results, so two runs of one seed differ in `seconds` alone.
Keys of the contract stay; further keys may be added.
"""

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from harness.model import CaseResult, ExceptionInfo, Failure, Lifetime, Options, SavedResult, ScraperResult, Standing
from harness.model.one_line import one_line
from harness.reports.failure_text import further_places, reproduce
from harness.reports.figures import plain, rounded, settled
from harness.reports.write import write

VERSION = 1
TOOL = "scraper-harness"


def json_document(results: Sequence[ScraperResult], options: Options) -> bytes:
    """Return the document; a text that no UTF-8 can hold is written with escapes."""
    document = {
        "version": VERSION,
        "tool": {"name": TOOL, "version": version(TOOL)},
        "seed": options.seed,
        "scrapers": [_scraper(result) for result in results],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="backslashreplace")


def write_json(path: Path, results: Sequence[ScraperResult], options: Options) -> None:
    """Write the document, whole or not at all.

    Raises:
        ConfigError: the file cannot be written.
    """
    write(path, json_document(results, options), "--json")


def _scraper(result: ScraperResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "target": result.target,
        "cases": len(result.cases),
        "baseline": settled(result.baseline),
        "examples": result.examples,
        "seconds": rounded(result.seconds),
        "failures": [_failure(failure, result.standing(failure)) for failure in result.failures],
        "untested": settled(result.untested),
        "unreached": list(result.unreached),
        "survival": [_case(case) for case in result.cases],
        "notes": list(result.notes),
        "saved": [_saved(one) for one in result.saved],
        "better": plain(result.judgement.better),
        "worse": plain(result.judgement.worse),
        "lifetimes": [_lifetime(one) for one in result.lifetimes],
    }


def _case(case: CaseResult) -> dict[str, Any]:
    return {"case": case.case, "baseline": settled(case.baseline), "families": plain(case.tallies)}


def _lifetime(one: Lifetime) -> dict[str, Any]:
    return {
        "field": one.field,
        "ages": [{name: rounded(figure) for name, figure in msgspec.structs.asdict(age).items()} for age in one.ages],
        **{
            name: figure if figure is None else rounded(figure)
            for name, figure in msgspec.structs.asdict(one).items()
            if name not in {"field", "ages"}
        },
    }


def _saved(one: SavedResult) -> dict[str, Any]:
    saved = one.saved
    return {
        "id": saved.id,
        "check": saved.check,
        "case": saved.case,
        "field": one_line(saved.field),
        "first_seen": saved.first_seen,
        "state": one.state,
        "reason": settled(one.reason),
    }


def _failure(failure: Failure, standing: Standing) -> dict[str, Any]:
    raised = failure.exception
    return {
        "id": failure.id,
        "check": failure.check,
        "severity": failure.severity,
        "case": failure.case,
        "field": one_line(failure.field),
        "family": failure.family,
        "mutations": list(failure.mutations),
        "before": [{"exchange": page.exchange, "mutations": list(page.mutations)} for page in failure.before],
        "exception": raised and _exception(raised),
        "evidence": settled(failure.evidence),
        "explanation": failure.explanation,
        "reproduce": reproduce(failure),
        "changes": list(failure.changes),
        "exchange": failure.exchange,
        "expected": settled(failure.expected),
        "got": settled(failure.got),
        "diff": failure.diff,
        "also": list(further_places(failure)),
        "state": standing.state,
        "accepted": standing.state == "accepted",
        "reason": standing.reason,
        "until": standing.until,
        "gates": standing.gates,
    }


def _exception(raised: ExceptionInfo) -> dict[str, Any]:
    return {
        "type": raised.type,
        "message": settled(raised.message),
        "where": raised.where,
        "origin": raised.origin or raised.where,
    }
