"""The JUnit file is valid XML, has a test a case and family, and fails with the text that the terminal shows."""

from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec

from harness.model import Options, ScraperResult, Standing
from harness.reports import failure_text, junit_document, write_junit
from harness.reports.junit import NOT_REACHED
from tests.reports.judged import FELL, GONE, failure, judged, standing
from tests.reports.told import CONTAMINATION, CRASH, CUT, NEWS, RESULTS, SHOP

OPTIONS = Options(seed=7)


def _suites(*results: ScraperResult) -> ET.Element:
    return ET.fromstring(junit_document(results, OPTIONS))


def test_a_suite_a_scraper_and_a_test_a_case_and_family() -> None:
    suites = _suites(*RESULTS)

    assert [("news", "5", "1", "0"), ("shop", "1", "0", "1")] == [
        (suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in suites
    ]
    assert [
        "news/story-1::baseline",
        "news/story-1::noise",
        "news/story-1::drift",
        "news/story-2::baseline",
        "news/story-2::drift",
        "shop/mug::baseline",
    ] == [test.get("name") for test in suites.iter("testcase")]
    assert ("6", "1", "1") == (suites.get("tests"), suites.get("failures"), suites.get("errors"))


def test_an_error_fails_its_test_with_the_text_of_the_terminal() -> None:
    (failed,) = _suites(NEWS).iter("failure")

    assert ("crash", CRASH.evidence) == (failed.get("type"), failed.get("message"))
    assert failure_text(CRASH) == failed.text


def test_a_warning_is_output_of_its_test() -> None:
    (output,) = _suites(NEWS).iter("system-out")

    assert failure_text(CONTAMINATION) == output.text


def test_several_errors_of_a_test_are_one_failure() -> None:
    other = msgspec.structs.replace(CRASH, id="00", check="hang")
    (failed,) = _suites(msgspec.structs.replace(NEWS, failures=(CRASH, other))).iter("failure")

    assert ("crash, hang", "2 errors") == (failed.get("type"), failed.get("message"))
    assert f"{failure_text(CRASH)}\n\n{failure_text(other)}" == failed.text


def test_what_fails_only_as_accepted_is_skipped_with_the_reason() -> None:
    suites = _suites(judged("accepted"))
    (skipped,) = suites.iter("skipped")

    assert ("accepted: ticket 7", "accepted") == (skipped.get("message"), skipped.get("type"))
    assert failure_text(failure("accepted")) == skipped.text
    assert ("0", "1") == (suites.get("failures"), suites.get("skipped"))


def test_an_accepted_failure_beside_another_is_output() -> None:
    suites = _suites(judged("accepted", "expired"))
    (failed,), (output,) = suites.iter("failure"), suites.iter("system-out")

    assert failure_text(failure("expired"), standing("expired")) == failed.text
    assert failure_text(failure("accepted")) == output.text
    assert ("1", "0") == (suites.get("failures"), suites.get("skipped"))


def test_survival_that_fell_is_a_test_that_fails() -> None:
    suites = _suites(judged(worse=(FELL,), better=(GONE,)))
    (failed,) = suites.iter("failure")

    assert (FELL.told, "worse") == (failed.get("message"), failed.get("type"))
    assert ["survival::drift"] == [
        test.get("name") for test in suites.iter("testcase") if test.find("failure") is not None
    ]
    assert [GONE.told] == [each.get("value") for each in suites.iter("property") if each.get("name") == "better"]


def test_what_gates_nothing_is_output() -> None:
    """An error of a run that never fails, and a fall of one."""
    result = judged("new", worse=(msgspec.structs.replace(FELL, gates=False),))
    free = msgspec.structs.replace(result.judgement, standings={"id-new": Standing(counts=False)})
    suites = _suites(msgspec.structs.replace(result, judgement=free))

    assert ("0", "0") == (suites.get("failures"), suites.get("skipped"))
    assert [failure_text(failure("new"))] == [output.text for output in suites.iter("system-out")]


def test_a_failing_recorded_page_is_an_error() -> None:
    (error,) = _suites(SHOP).iter("error")

    assert f"baseline failed: {SHOP.cases[0].baseline}" == error.get("message")


def test_a_failure_of_the_recorded_page_belongs_to_the_baseline() -> None:
    recorded = msgspec.structs.replace(CRASH, family="recorded")
    suites = _suites(msgspec.structs.replace(NEWS, failures=(recorded,)))

    assert ["news/story-1::baseline"] == [
        test.get("name") for test in suites.iter("testcase") if test.find("failure") is not None
    ]


def test_what_tested_nothing_is_an_error() -> None:
    (error,) = _suites(ScraperResult(name="empty", target="a:b")).iter("error")

    assert "nothing was tested: no case matched" == error.get("message")


def test_a_page_that_was_not_reached_is_skipped() -> None:
    """The run does not fail for it, and neither does a service that reads this."""
    suites = _suites(CUT)
    skipped = {test.get("name"): one.get("message") for test in suites.iter("testcase") for one in test.iter("skipped")}

    assert dict.fromkeys(("news/story-3::reached", "news/story-4::reached"), NOT_REACHED) == skipped
    assert ("0", "0", "2") == tuple(suites.get(name) for name in ("failures", "errors", "skipped"))


def test_a_failure_that_an_earlier_run_kept_is_told_of_a_page_that_was_not_reached() -> None:
    """It was played before the time was over, and fails the run."""
    kept = msgspec.structs.replace(CRASH, case="news/story-3")
    recorded = msgspec.structs.replace(CRASH, id="00", case="news/story-4", family="recorded")
    suites = _suites(msgspec.structs.replace(CUT, failures=(kept, recorded)))

    assert ["news/story-3::drift", "news/story-4::baseline"] == [
        test.get("name") for test in suites.iter("testcase") if test.find("failure") is not None
    ]
    assert ["news/story-3::drift", "news/story-3::reached", "news/story-4::baseline", "news/story-4::reached"] == [
        name for test in suites.iter("testcase") if (name := test.get("name", "")).startswith(CUT.unreached)
    ]


def test_a_kept_failure_of_a_family_that_was_not_begun_has_a_test_of_its_own() -> None:
    kept = msgspec.structs.replace(CRASH, family="damage")

    assert ["news/story-1::damage"] == [
        test.get("name")
        for test in _suites(msgspec.structs.replace(CUT, failures=(kept,))).iter("testcase")
        if test.find("failure") is not None
    ]


def test_two_runs_of_one_seed_give_the_same_wherever_objects_lie_in_memory() -> None:
    def of(address: str) -> ScraperResult:
        text = f"<Node object at {address}>"
        broken = msgspec.structs.replace(SHOP.cases[0], baseline=text)
        failed = msgspec.structs.replace(CRASH, evidence=text, got=text)
        return msgspec.structs.replace(NEWS, cases=(*NEWS.cases, broken), failures=(failed,))

    first, second = (junit_document([of(address)], OPTIONS) for address in ("0x7f00", "0x55d0e4a1b7f0"))
    assert first == second


def test_figures_are_properties() -> None:
    assert {
        "target": "mypkg.news:scrape",
        "seed": "7",
        "examples": "300",
        "noise": "100 % same",
        "drift": "90 % same, 8 % missing, 2 % refused, 1 % failed",
    } == {each.get("name"): each.get("value") for each in _suites(NEWS).iter("property")}


def test_what_xml_cannot_hold_is_left_out() -> None:
    hostile = ScraperResult(name="a\x00b\x1b\ud800\ufffe]]><c>", target="t")

    assert ["ab]]><c>"] == [suite.get("name") for suite in _suites(hostile)]


def test_writes_the_document(tmp_path: Path) -> None:
    write_junit(tmp_path / "out.xml", RESULTS, OPTIONS)

    assert junit_document(RESULTS, OPTIONS) == (tmp_path / "out.xml").read_bytes()
