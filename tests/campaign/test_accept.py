"""What scrapers give is accepted in two processes, and what belongs to nothing is told."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.campaign import Unit, accept, stale_files
from harness.cases import golden_path, load_cases, read_golden, with_golden, write_golden
from harness.model import Acceptance, Golden, Options, ScraperSpec
from tests.campaign.runs import SOUND, cassette
from tests.cases.cassette import interaction, write
from tests.explore.stories import URL
from tests.golden.factory import golden
from tests.hunt.bench_of import spec_of

OPTIONS = Options(timeout=5.0)
VOLATILE = """
    import random

    def scrape(html):
        title = re.search("<h1[^>]*>([^<]+)</h1>", html)[1]
        return {"title": title, "id": random.random(), "tags": list({"a", "b", "c"})}
"""
REFUSING = """
    import requests

    def scrape(url):
        requests.get(url).raise_for_status()
        return {}
"""


def unit_of(folder: Path, source: str) -> Unit:
    """The scraper with its pages, and what was accepted of each."""
    spec = spec_of(folder, source, cassettes=(str(folder / "pages"),))
    return Unit(spec, tuple(with_golden(case, spec.name) for case in load_cases([folder / "pages"])))


def accepted(folder: Path, source: str, *, dry_run: bool = False) -> tuple[Acceptance, Golden | None]:
    """Accept the one page's result and return what was told and what is in the file."""
    (told,) = accept(unit_of(folder, source), OPTIONS, dry_run=dry_run)
    return told, read_golden(golden_path(folder / "pages" / "story.yaml", "scraper"))


def test_a_result_is_shown_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cassette(tmp_path / "pages")
    dry, nothing = accepted(tmp_path, SOUND, dry_run=True)
    told, held = accepted(tmp_path, SOUND)

    assert (dry, None) == (told, nothing)
    assert ("scraper", "story", "pages/story.scraper.golden.json", True) == (
        told.scraper,
        told.case,
        told.path,
        told.is_new,
    )
    expected = msgspec.structs.replace(golden({"title": "Ferry crews end strike"}), scraper="scraper")
    assert expected == held


def test_what_differs_between_the_processes_is_accepted_by_type(tmp_path: Path) -> None:
    cassette(tmp_path / "pages")
    _, held = accepted(tmp_path, VOLATILE)
    assert held
    item: Any = held.items[0]

    assert ("type:float", "Ferry crews end strike") == (item["id"], item["title"])
    assert "type:str" in item["tags"]


def test_a_file_that_a_maintainer_laid_out_otherwise_is_left_alone(tmp_path: Path) -> None:
    path = golden_path(cassette(tmp_path / "pages"), "scraper")
    text = '{"items":[{"title":"re:Ferry.*"}],"version":1,"many":false,"case":"story","scraper":"scraper"}'
    path.write_text(text)
    told, _ = accepted(tmp_path, SOUND)

    assert ("", text) == (told.diff, path.read_text())


def test_a_file_that_cannot_be_written_is_told_with_its_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cassette(tmp_path / "pages")
    monkeypatch.setattr("harness.cases.golden.MOST_BYTES", 10)
    told, held = accepted(tmp_path, SOUND)

    assert ("story", None) == (told.case, held)
    assert told.refused.endswith("the limit is 10: accept a smaller page")


def test_a_refusal_of_an_error_page_is_accepted(tmp_path: Path) -> None:
    write(tmp_path / "pages" / "story.yaml", interaction("<h1>Forbidden</h1>", url=URL, status=403))
    told, held = accepted(tmp_path, REFUSING)

    assert told.is_new
    assert msgspec.structs.replace(golden(refusal=True), scraper="scraper") == held


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def scrape(html):\n    raise KeyError(1)\n", "crash on the recorded page: KeyError: 1 at "),
        ("import absent\n", "scraper:scrape: "),
        (
            "import sys\ndef scrape(html):\n    return {'a': 1} if not sys.flags.hash_randomization else None\n",
            "gives items in one process and nothing in another",
        ),
    ],
)
def test_what_gives_no_result_is_told_and_nothing_written(tmp_path: Path, source: str, words: str) -> None:
    cassette(tmp_path / "pages")
    told, held = accepted(tmp_path, source)

    assert told.refused.startswith(words)
    assert held is None


def test_files_that_belong_to_nothing_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    story, other = cassette(tmp_path / "pages"), cassette(tmp_path / "other", "mug")
    news = ScraperSpec(name="news", target="news:scrape", cassettes=("pages",))
    for path, scraper, case in (
        (story, "news", "story"),
        (story, "mypkg.news:scrape", "story"),
        (story, "shop", "story"),
        (story.with_name("gone.yaml"), "news", "gone"),
        (other, "news", "mug"),
    ):
        write_golden(golden_path(path, scraper), msgspec.structs.replace(golden(), scraper=scraper, case=case))
    golden_path(story, "news").with_name("copied.golden.json").write_bytes(golden_path(story, "news").read_bytes())
    golden_path(story, "broken").write_text("{")
    elsewhere = msgspec.structs.replace(news, name="mugs", cassettes=(str(other),))

    assert [
        ("other/mug.news.golden.json", "news does not run on this cassette"),
        ("pages/copied.golden.json", "says that it is of scraper news and case story"),
        ("pages/gone.news.golden.json", "its cassette is gone"),
        ("pages/story.broken.golden.json", "cannot be read"),
        ("pages/story.shop.golden.json", "no scraper is called shop"),
    ] == list(stale_files([news, elsewhere]))
