"""`scraper-harness xray`: a picture on the terminal, the same as JSON, and one line where there is nothing to see."""

import json
from pathlib import Path

import pytest

from harness.cli import main
from tests.test_cli import SOUND, project, scraper, told

__all__ = ["project"]


def test_shows_the_picture_and_writes_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, SOUND, extra='refusals = ["news:Blocked"]')

    assert 0 == main(["xray", "news", "--json", "seen.json"])
    shown = capsys.readouterr().out
    document = json.loads(Path("seen.json").read_text())
    assert "news · story · " in shown
    assert (1, "news", "story", True) == tuple(document[key] for key in ("version", "scraper", "case", "complete"))
    assert [["*", ["tag", "class", "text"]], ["title", ["text"]]] == [
        [one["name"], [part["kind"] for part in one["parts"]]] for one in document["fields"]
    ]
    assert {("refusal: Blocked at news.py:11", 'raise Blocked("no story")')} == {
        (part["lost"], part["line"]) for part in document["fields"][0]["parts"]
    }


def test_an_unknown_case_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, SOUND)

    assert 2 == main(["xray", "news", "--case", "stry"])
    assert "scraper-harness: news: no case is called 'stry'; there is story" == told(capsys)


def test_a_scraper_without_a_result_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, "def scrape(html):\n    return None\n")

    assert 2 == main(["xray", "news"])
    assert "scraper-harness: news: story: returned nothing on the recorded page" in told(capsys)
