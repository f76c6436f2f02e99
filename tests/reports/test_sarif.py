"""SARIF: a result a failure, with its rule, its line, and a fingerprint that lasts."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.model import RunFinished, ScraperResult, SourcePlace
from harness.reports import failure_text, sarif_document, write_sarif
from harness.reports.rules import HELP, SAID
from tests.reports.judged import failure, judged, standing
from tests.reports.told import CONTAMINATION, CRASH, CUT, NEWS, RESULTS, SHOP

REPO = Path(__file__).parents[2]
PLACES = {CRASH.id: SourcePlace("mypkg/news.py", 31), CONTAMINATION.id: SourcePlace("mypkg/news scraper.py", 12)}


def run_of(*results: ScraperResult, scrapers: tuple[str, ...] = (), **further: Any) -> dict[str, Any]:
    event = RunFinished(results, 1.0, **further)
    document = json.loads(sarif_document(event, PLACES, scrapers or [result.name for result in results]))
    assert "2.1.0" == document["version"]
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def lines(run: dict[str, Any]) -> list[tuple[str, int]]:
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    return [(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in places]


def test_a_failure_is_a_result_of_its_check() -> None:
    run = run_of(*RESULTS)
    assert [("crash", "error", CRASH.id), ("contamination", "warning", CONTAMINATION.id)] == [
        (result["ruleId"], result["level"], *result["partialFingerprints"].values()) for result in run["results"]
    ]
    assert ["contamination", "crash"] == [one["id"] for one in run["tool"]["driver"]["rules"]]


def test_a_rule_says_what_its_check_asks() -> None:
    """What GitHub wants of one; longer texts than these it cuts."""
    (crash,) = (one for one in run_of(*RESULTS)["tool"]["driver"]["rules"] if one["id"] == "crash")
    told = "It raised an exception that is neither its HTTP client's own nor listed under refusals."
    assert {
        "id": "crash",
        "shortDescription": {"text": "The scraper crashes"},
        "fullDescription": {"text": told},
        "help": {"text": f"{told} {HELP}"},
    } == crash


def test_every_check_has_its_rule() -> None:
    """Those that docs/families.md tells of."""
    table = (REPO / "docs" / "families.md").read_text().partition("## What each check asks")[2].partition("\n## ")[0]
    named = {name for cell in re.findall("(?m)^\\|([^|]+)\\|", table) for name in re.findall("`([a-z-]+)`", cell)}
    assert named == SAID.keys()


def test_it_is_at_the_line_that_it_belongs_to() -> None:
    assert [("mypkg/news.py", 31), ("mypkg/news%20scraper.py", 12)] == lines(run_of(NEWS))


def test_where_nothing_is_known_there_is_no_location() -> None:
    failure = msgspec.structs.replace(CRASH, id="0123456789ab")
    (result,) = run_of(msgspec.structs.replace(NEWS, failures=(failure,)))["results"]
    assert "locations" not in result


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    accepted, new = run_of(judged("accepted", "new"))["results"]
    assert [{"kind": "external", "justification": "ticket 7"}] == accepted["suppressions"]
    assert "suppressions" not in new


def test_it_is_told_as_on_the_terminal() -> None:
    """With what the baseline file once said of it."""
    (expired,) = run_of(judged("expired"))["results"]
    heading, _, told = expired["message"]["text"].partition("\n\n")
    assert (f"news: {CRASH.evidence}", failure_text(failure("expired"), standing("expired"))) == (heading, told)


def test_a_run_without_failures_has_none() -> None:
    assert [] == run_of(SHOP)["results"]


def test_a_run_that_tested_all_was_successful() -> None:
    """Whatever it found."""
    assert [{"executionSuccessful": True, "toolExecutionNotifications": []}] == run_of(NEWS)["invocations"]


LOST = ScraperResult(name="lost", target="t", unusable="lost: its module raises KeyError at import")


@pytest.mark.parametrize(
    ("told", "run"),
    [
        ([("error", f"lost: not tested: {LOST.unusable}")], run_of(NEWS, LOST)),
        ([("error", f"shop: not tested: {SHOP.untested}")], run_of(SHOP)),
        ([("warning", f"news: not tested: {CUT.untested}")], run_of(CUT)),
        ([("error", "jobs: not tested: it was not reached")], run_of(NEWS, scrapers=("news", "jobs"))),
        ([("error", "the run was interrupted")], run_of(NEWS, interrupted=True)),
        ([("warning", "nothing was tested: no scraper changed")], run_of(idle="no scraper changed")),
    ],
)
def test_a_run_that_did_not_test_all_is_not_taken_for_one_that_found_no_more(
    told: list[tuple[str, str]], run: dict[str, Any]
) -> None:
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert told == [(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]]


def test_two_runs_of_one_seed_give_the_same_wherever_objects_lie_in_memory() -> None:
    def of(address: str) -> ScraperResult:
        text = f"<Node object at {address}>"
        broken = msgspec.structs.replace(SHOP.cases[0], baseline=text)
        failed = msgspec.structs.replace(CRASH, evidence=text, got=text)
        return msgspec.structs.replace(NEWS, cases=(*NEWS.cases, broken), failures=(failed,))

    first, second = (run_of(of(address)) for address in ("0x7f00", "0x55d0e4a1b7f0"))
    assert first == second


def test_it_is_written(tmp_path: Path) -> None:
    event = RunFinished(RESULTS, 1.0)
    write_sarif(tmp_path / "found.sarif", event, PLACES, ("news", "shop"))
    assert sarif_document(event, PLACES, ("news", "shop")) == (tmp_path / "found.sarif").read_bytes()
