"""From an accepted result to a drifted one: accepted, run, replayed and accepted anew."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from harness.cases import write_golden
from harness.cli import main
from harness.model import Golden
from tests.campaign.runs import cassette
from tests.test_cli import CONFIG, IMPORT, scraper, told

GOLDEN = Path("pages", "story.news.golden.json")
TITLE = f"""{IMPORT}def scrape(html):
    found = re.search("<h1[^>]*>([^<]+)</h1>", html)
    return {{"title": found and found[1]}}
"""
LOWER = TITLE.replace("found[1]}", "found[1].lower()}")
VOLATILE = TITLE.replace("found[1]}", "str(hash('a'))}")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one page, of which a result is accepted; its folder is the working folder."""
    cassette(tmp_path / "pages")
    (tmp_path / "scraper-harness.toml").write_text(CONFIG.replace("5", "1"))
    monkeypatch.chdir(tmp_path)
    write_golden(GOLDEN, Golden(scraper="news", case="story", many=False, items=({"title": "Ferry crews end strike"},)))
    return tmp_path


def found() -> list[dict[str, Any]]:
    """Run, and return what the check finds."""
    main(["run", "--json", "run.json", "--junit", "run.xml"])
    failures: list[dict[str, Any]] = json.loads(Path("run.json").read_text())["scrapers"][0]["failures"]
    return [failure for failure in failures if failure["check"] == "golden"]


def test_from_drifted_to_accepted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, LOWER)
    (failure,) = found()
    assert ("error", "recorded", "title", []) == tuple(
        failure[key] for key in ("severity", "family", "field", "mutations")
    )
    assert ('"Ferry crews end strike"', '"ferry crews end strike"') == (failure["expected"], failure["got"])
    test = ET.parse("run.xml").find("testsuite/testcase[@name='story::baseline']/failure")
    assert test is not None
    assert "golden" == test.get("type")

    capsys.readouterr()
    assert 1 == main(["replay", failure["id"]])
    assert capsys.readouterr().out.startswith(f"STILL FAILING  {failure['id']}")
    assert 1 == main(["accept", "news", "--dry-run"])
    assert '-       "title": "Ferry crews end strike"' in capsys.readouterr().out
    assert 0 == main(["accept", "news"])
    assert 0 == main(["replay", failure["id"]])

    GOLDEN.unlink()
    capsys.readouterr()
    assert 2 == main(["replay", failure["id"]])
    assert "its golden file is gone" in capsys.readouterr().out


def test_a_result_that_was_accepted_and_comes_no_more(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, "def scrape(html):\n    return None\n")
    (failure,) = found()

    assert ("one item", "nothing") == (failure["expected"], failure["got"])
    assert 1 == main(["replay", failure["id"]])
    capsys.readouterr()
    assert 2 == main(["accept"])
    assert "NOT ACCEPTED  news · story\n  returned nothing on the recorded page" in capsys.readouterr().out


def test_a_value_that_is_another_each_time_is_not_told_as_drifted(project: Path) -> None:
    scraper(project, VOLATILE)

    assert [] == found()
    assert ["story: golden of title showed once and not again in a fresh process; it is not reported"] == [
        note for note in json.loads(Path("run.json").read_text())["scrapers"][0]["notes"] if "golden" in note
    ]


@pytest.mark.parametrize("command", ["run", "accept"])
def test_a_golden_file_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    scraper(project, TITLE)
    GOLDEN.write_text('{"version": 2}')

    assert 2 == main([command])
    assert told(capsys).startswith(f"scraper-harness: {project / GOLDEN}: version 2, ")


def test_a_stale_file_is_told_and_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, TITLE, "shop")

    assert 0 == main(["accept"])
    assert "STALE  pages/story.news.golden.json: no scraper is called news" in capsys.readouterr().out
    assert GOLDEN.exists()


def test_of_two_results_that_would_have_one_file_the_first_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cassette(project / "pages", "story.old")
    scraper(project, TITLE)
    config = (project / "scraper-harness.toml").read_text()
    second = '[scrapers."old.news"]\ntarget = "news:scrape"\ncassettes = ["pages/story.yaml"]\n'
    (project / "scraper-harness.toml").write_text(f"{config}\n{second}")

    assert 2 == main(["accept"])

    assert "says that it is of scraper news and case story.old" in " ".join(capsys.readouterr().out.split())
    assert "story.old" == json.loads((project / "pages" / "story.old.news.golden.json").read_text())["case"]
