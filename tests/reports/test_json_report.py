"""The JSON is the contract's: its keys, its types, and the same bytes for the same results."""

import json
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest

from harness.errors import ConfigError
from harness.model import ExceptionInfo, Options
from harness.reports import failure_text, json_document, write_json
from tests.reports.judged import FELL, GONE, judged
from tests.reports.told import CRASH, CUT, NEWS, RESULTS

OPTIONS = Options(seed=7)


def test_scraper_has_the_keys_of_the_contract() -> None:
    document = json.loads(json_document(RESULTS, OPTIONS))
    news, shop = document["scrapers"]

    assert (1, 7) == (document["version"], document["seed"])
    assert {"name": "scraper-harness", "version": version("scraper-harness")} == document["tool"]
    assert ("news", "mypkg.news:scrape", 2, "ok", 300, 9.123) == tuple(
        news[key] for key in ("name", "target", "cases", "baseline", "examples", "seconds")
    )
    assert shop["untested"] == shop["baseline"]
    assert "shop/mug: crash on the recorded page: KeyError: 'price' at mypkg/shop.py:12" == shop["baseline"]


def test_pages_that_were_not_reached_are_told() -> None:
    """`untested` is null only where the run says something of each page."""
    (news,) = json.loads(json_document([CUT], Options()))["scrapers"]

    assert 2 == news["cases"]
    assert ["news/story-3", "news/story-4"] == news["unreached"]
    assert "news/story-3: the run was over before anything was tried on it, or on 1 more" == news["untested"]


def test_failure_has_the_keys_of_the_contract() -> None:
    failure = json.loads(json_document([NEWS], OPTIONS))["scrapers"][0]["failures"][0]

    assert {
        "id": "b41c09d2e8f1",
        "check": "crash",
        "severity": "error",
        "case": "news/story-1",
        "field": "",
        "family": "drift",
        "mutations": [{"name": "rename-class", "to": "author-line"}],
        "exception": {
            "type": "AttributeError",
            "message": "'NoneType' object has no attribute 'text'",
            "where": "mypkg/news.py:31",
            "origin": "mypkg/news.py:31",
        },
        "evidence": "AttributeError: 'NoneType' object has no attribute 'text'",
        "reproduce": "scraper-harness replay b41c09d2e8f1",
    }.items() <= failure.items()


def test_a_failure_says_how_it_stands() -> None:
    """Beside a baseline file, and where there is none."""
    (news,) = json.loads(json_document([judged("accepted", "expired")], OPTIONS))["scrapers"]
    plain = json.loads(json_document([NEWS], OPTIONS))["scrapers"][0]
    keys = ("state", "accepted", "reason", "until", "gates")

    assert [
        ("accepted", True, "ticket 7", "2026-01-31", False),
        ("expired", False, "ticket 7", "2026-01-31", True),
    ] == [tuple(failure[key] for key in keys) for failure in news["failures"]]
    assert [("new", False, "", "", True), ("new", False, "", "", False)] == [
        tuple(failure[key] for key in keys) for failure in plain["failures"]
    ]


def test_a_scraper_says_what_changed() -> None:
    (news,) = json.loads(json_document([judged(better=(GONE,), worse=(FELL,))], OPTIONS))["scrapers"]

    assert [{"kind": "failure", "family": "", "id": "c4", "told": GONE.told, "gates": False}] == news["better"]
    assert [{"kind": "survival", "family": "drift", "id": "", "told": FELL.told, "gates": True}] == news["worse"]


def test_survival_is_told_by_case_and_family() -> None:
    survival = json.loads(json_document([NEWS], OPTIONS))["scrapers"][0]["survival"]

    assert {"equal": 80, "missing": 15, "refused": 4, "failed": 1, "unapplied": 0} == survival[0]["families"]["drift"]


def test_a_field_that_a_page_names_is_told_in_one_line() -> None:
    named = msgspec.structs.replace(CRASH, field="offers.Kettle,\n   blue")
    result = msgspec.structs.replace(NEWS, failures=(named,))
    (failure,) = json.loads(json_document([result], OPTIONS))["scrapers"][0]["failures"]

    assert "offers.Kettle, blue" == failure["field"]
    assert "ERROR  crash · news · offers.Kettle, blue" == failure_text(named).splitlines()[0]


def test_no_exception_is_null() -> None:
    assert json.loads(json_document([NEWS], OPTIONS))["scrapers"][0]["failures"][1]["exception"] is None


def test_same_results_give_the_same_bytes_wherever_objects_lie_in_memory() -> None:
    def document(address: str) -> bytes:
        message = f"bad <Tag object at {address}>"
        raised = ExceptionInfo(type="ValueError", message=message, where="news.py:1")
        failure = msgspec.structs.replace(CRASH, exception=raised, evidence=message, got=message)
        return json_document([msgspec.structs.replace(NEWS, failures=(failure,))], OPTIONS)

    assert document("0x7f00aa") == document("0x7fbb12")


def test_holds_what_utf8_cannot() -> None:
    failure = msgspec.structs.replace(CRASH, got="lone \ud800 日")
    document = json_document([msgspec.structs.replace(NEWS, failures=(failure,))], OPTIONS)

    assert "lone \ud800 日" == json.loads(document)["scrapers"][0]["failures"][0]["got"]


def test_writes_the_document(tmp_path: Path) -> None:
    write_json(tmp_path / "out.json", RESULTS, OPTIONS)

    assert json_document(RESULTS, OPTIONS) == (tmp_path / "out.json").read_bytes()


def test_says_in_one_line_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError) as raised:
        write_json(tmp_path / "file" / "out.json", RESULTS, OPTIONS)

    expected = "Not a directory; give --json a file in a folder that can be written to"
    assert f"{tmp_path / 'file' / 'out.json'}: {expected}" == str(raised.value)
