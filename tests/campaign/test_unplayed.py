"""A saved failure that is not played, for the run was cut or its case is gone, is told in every report."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from harness.campaign import Unit, with_saved
from harness.campaign.unplayed import CUT, LATE, UNUSABLE, lost, with_unplayed
from harness.cli import main
from harness.model import Options, SavedResult, ScraperResult
from harness.reports import junit_document
from tests.campaign.runs import SOUND, cassette, unit


def save(folder: Path, **given: str) -> None:
    (folder / "failures").mkdir(exist_ok=True)
    plan = {"check": "crash", "severity": "error", "family": "drift", "first_seen": "2026-11-22"}
    (folder / "failures" / f"{given['id']}.json").write_text(json.dumps({**plan, **given}))


@pytest.fixture
def one(tmp_path: Path) -> Unit:
    """Return a unit with a failure of its case, one of a case that is gone, and one of a case that was not named."""
    made = unit(tmp_path, SOUND, "news", cassettes=(str(tmp_path / "cassettes" / "story.yaml"),))
    pages = tmp_path / "cassettes"
    cassette(pages, "other")
    for identifier, case in (("0000bbbb", "story"), ("0000aaaa", "old"), ("0000cccc", "other")):
        save(pages, id=identifier, case=case, scraper="news")
    save(pages, id="0000dddd", case="old", scraper="shop")
    (complete,) = with_saved([made])
    return complete


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (ScraperResult(name="news", target="n:s"), CUT),
        (ScraperResult(name="news", target="n:s", unusable="no module"), UNUSABLE),
        (ScraperResult(name="news", target="n:s", unusable="news: --max-time was over", cut=True), LATE),
    ],
)
def test_each_is_told_once_with_the_reason(one: Unit, result: ScraperResult, reason: str) -> None:
    (told,) = with_unplayed([one], [result], lost([one]), Options())
    assert [
        ("0000bbbb", "not played", reason),
        ("0000aaaa", "cannot apply", "its case old is gone"),
    ] == [(each.saved.id, each.state, each.reason) for each in told.saved]


def test_those_of_families_that_are_not_tried_are_not_told(one: Unit) -> None:
    (drift,) = one.saved
    recorded = msgspec.structs.replace(drift, id="0000eeee", family="recorded")
    both = msgspec.structs.replace(one, saved=(drift, recorded))
    results = [ScraperResult(name="news", target="n:s")]
    (told,) = with_unplayed([both], results, {"news": ()}, Options(families=("noise",)))
    assert ["0000eeee"] == [each.saved.id for each in told.saved]


def test_one_that_was_not_played_is_skipped_in_junit(one: Unit) -> None:
    results = with_unplayed([one], [ScraperResult(name="news", target="n:s")], {"news": ()}, Options())
    (skipped,) = ET.fromstring(junit_document(results, Options())).iter("skipped")
    assert f"NOT PLAYED: crash: {CUT}" == skipped.get("message")


def test_what_was_played_is_told_as_it_was(one: Unit) -> None:
    played = SavedResult(saved=one.saved[0], state="fixed")
    (told,) = with_unplayed([one], [ScraperResult(name="news", target="n:s", saved=(played,))], {"news": ()}, Options())
    assert (played,) == told.saved


def test_a_run_has_it_as_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pages = cassette(tmp_path / "pages").parent
    save(pages, id="0000aaaa", case="old", scraper="news")
    (tmp_path / "news.py").write_text("def scrape(html):\n    return {'title': 'Ferry'}\n")
    (tmp_path / "scraper-harness.toml").write_text("cassettes = ['pages']\n[scrapers.news]\ntarget = 'news:scrape'\n")

    main(["run", "--max-examples", "1", "--family", "noise", "--junit", "run.xml"])
    (test,) = (test for test in ET.parse("run.xml").iter("testcase") if "saved" in test.get("name", ""))
    assert ("old::saved[0000aaaa]", ["CANNOT APPLY: crash: its case old is gone"]) == (
        test.get("name"),
        [skipped.get("message") for skipped in test.iter("skipped")],
    )
