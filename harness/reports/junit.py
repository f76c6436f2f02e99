"""Results as JUnit XML, which CI services show: one suite a scraper, one test a case and family, and one a baseline.

A test that fails only as is accepted is skipped, with the reason, as pytest tells an expected failure.

In: results and options. Out: bytes. A failure's text is the one that terminal and pytest show.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from harness.model import FAMILIES, CaseResult, Change, Failure, Options, SavedResult, ScraperResult
from harness.reports.failure_text import failure_text
from harness.reports.figures import failure_counts, families_of, rounded, settled, survival, tally_of, untested_title
from harness.reports.lifetimes import half_life_words
from harness.reports.write import write

BASELINE = "baseline"
REACHED = "reached"
NOT_REACHED = "NOT REACHED: the run was over before anything was tried on it"

_INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 allows nowhere, section 2.2."""


def junit_document(results: Sequence[ScraperResult], options: Options) -> bytes:
    """Return the document."""
    root = ET.Element("testsuites", name="scraper-harness")
    for result in results:
        root.append(_suite(result, options))
    for total in ("tests", "failures", "errors", "skipped"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    root.set("time", str(rounded(sum(result.seconds for result in results))))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def write_junit(path: Path, results: Sequence[ScraperResult], options: Options) -> None:
    """Write the document, whole or not at all.

    Raises:
        ConfigError: the file cannot be written.
    """
    write(path, junit_document(results, options), "--junit")


def _suite(result: ScraperResult, options: Options) -> ET.Element:
    suite = ET.Element("testsuite", name=_valid(result.name))
    properties = ET.SubElement(suite, "properties")
    for name, value in _figures(result, options):
        ET.SubElement(properties, "property", name=name, value=_valid(value))
    begun = {case.case: case for case in result.cases}
    for name in dict.fromkeys((*begun, *result.unreached, *(failure.case for failure in result.failures))):
        suite.extend(_tests(result, name, begun.get(name)))
    suite.extend(_saved(result, one) for one in result.saved if one.state != "still failing")
    suite.extend(_worse(result, change) for change in result.judgement.worse if change.gates)
    if result.untestable and suite.find("testcase/error") is None:
        test = ET.SubElement(suite, "testcase", classname=_valid(result.name), name="tested")
        ET.SubElement(test, "error", message=_valid(f"{untested_title(result)}: {result.untestable}"))
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    suite.set("time", str(rounded(result.seconds)))
    return suite


def _figures(result: ScraperResult, options: Options) -> Iterator[tuple[str, str]]:
    yield "target", result.target
    yield "seed", str(options.seed)
    yield "examples", str(result.examples)
    for family in families_of([result]):
        yield family, survival(tally_of(result, family))
    for one in result.lifetimes:
        shares = ", ".join(f"{age.months:g} months {round(100 * age.share)} %" for age in one.ages)
        yield "lifetime", f"{one.field}: {shares}; half-life {half_life_words(one)}"
    for change in result.judgement.better:
        yield "better", change.told


def _tests(result: ScraperResult, name: str, case: CaseResult | None) -> Iterator[ET.Element]:
    """Yield the tests of a case; of one that was not begun, those of failures that an earlier run kept."""
    own = [failure for failure in result.failures if failure.case == name]
    recorded = [failure for failure in own if failure.family not in FAMILIES]
    if case or recorded:
        yield _test(result, f"{name}::{BASELINE}", recorded, case.baseline if case else "ok")
    played = case.tallies if case else {}
    for family in dict.fromkeys((*played, *(failure.family for failure in own if failure.family in FAMILIES))):
        yield _test(result, f"{name}::{family}", [failure for failure in own if failure.family == family])
    if name in result.unreached:
        test = ET.Element("testcase", classname=_valid(result.name), name=_valid(f"{name}::{REACHED}"))
        ET.SubElement(test, "skipped", message=NOT_REACHED)
        yield test


def _test(result: ScraperResult, name: str, failures: Sequence[Failure], baseline: str = "ok") -> ET.Element:
    test = ET.Element("testcase", classname=_valid(result.name), name=_valid(name))
    if baseline != "ok":
        error = ET.SubElement(test, "error", message=_valid(f"baseline failed: {baseline}"))
        error.text = _valid(baseline)
    standings = [(failure, result.standing(failure)) for failure in failures]
    gating = [failure for failure, standing in standings if standing.gates]
    accepted = [failure for failure, standing in standings if standing.counts and not standing.gates]
    others = [failure for failure, standing in standings if not standing.counts]
    if gating:
        message = gating[0].evidence if len(gating) == 1 else failure_counts(gating)
        checks = ", ".join(dict.fromkeys(failure.check for failure in gating))
        failed = ET.SubElement(test, "failure", message=_valid(message), type=checks)
        failed.text = _texts(result, gating)
        others = [*accepted, *others]
    elif accepted and baseline == "ok":
        reasons = "; ".join(dict.fromkeys(result.standing(failure).reason for failure in accepted))
        skipped = ET.SubElement(test, "skipped", message=_valid(f"accepted: {reasons}"), type="accepted")
        skipped.text = _texts(result, accepted)
    if others:
        ET.SubElement(test, "system-out").text = _texts(result, others)
    return test


def _saved(result: ScraperResult, one: SavedResult) -> ET.Element:
    """Return the test of a saved failure that does not show; one that does is told where any failure is."""
    name = f"{one.saved.case}::saved[{one.saved.id}]"
    test = ET.Element("testcase", classname=_valid(result.name), name=_valid(name))
    told = f"{one.state.upper()}: {one.saved.check} {one.saved.field}".rstrip()
    if one.state != "fixed":
        ET.SubElement(test, "skipped", message=_valid(f"{told}: {one.reason}"))
    else:
        ET.SubElement(test, "system-out").text = _valid(f"{told} {one.reason}".rstrip())
    return test


def _worse(result: ScraperResult, change: Change) -> ET.Element:
    test = ET.Element("testcase", classname=_valid(result.name), name=f"{change.kind}::{change.family}")
    ET.SubElement(test, "failure", message=_valid(change.told), type="worse").text = _valid(change.told)
    return test


def _texts(result: ScraperResult, failures: Sequence[Failure]) -> str:
    return _valid("\n\n".join(failure_text(failure, result.standing(failure)) for failure in failures))


def _valid(text: str) -> str:
    """Return a text as the document holds it: the same in each run, and nothing that XML cannot hold."""
    return _INVALID.sub("", settled(text))
