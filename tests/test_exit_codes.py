"""What a scraper does on a page as it was recorded, and the exit code that tells whether that was a test."""

import json
from pathlib import Path

import pytest

from harness.cli import main
from harness.cli.schema import schema_command
from tests.campaign.runs import cassette
from tests.cases.cassette import URL, interaction, write
from tests.explore.stories import SOURCE

CONFIG = """cassettes = ["pages"]
max_examples = 1
families = ["noise"]

[scrapers.news]
target = "news:scrape"
"""
ERROR_PAGE = {"expect": '"refusal"'}
REQUIRED = {"required": '["title"]'}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scraper-harness.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("scrape", "said", "code", "checks"),
    [
        pytest.param("html.nope", {}, 1, ["crash"], id="a crash is a failure"),
        pytest.param("None", {}, 2, [], id="no result leaves nothing to compare with"),
        pytest.param("None", REQUIRED, 1, ["missing-required"], id="but a field that must be there is missing"),
        pytest.param("html.nope", ERROR_PAGE, 1, ["crash"], id="on an error page a crash is what is looked for"),
        pytest.param("None", ERROR_PAGE, 0, ["silent-empty"], id="and no result is warned of"),
        pytest.param("{'title': 'x'}", {}, 2, [], id="who never reads the page says nothing of it"),
    ],
)
def test_a_failure_on_a_recorded_page_is_told_from_a_page_that_tests_nothing(
    project: Path, scrape: str, said: dict[str, str], code: int, checks: list[str]
) -> None:
    cassette(project / "pages", **said)
    (project / "news.py").write_text(f"def scrape(html):\n    return {scrape}\n")

    assert code == main(["run", "--json", "run.json"])
    (news,) = json.loads((project / "run.json").read_text())["scrapers"]
    assert checks == [failure["check"] for failure in news["failures"]]
    assert ("ok" == news["baseline"]) == (scrape not in {"html.nope", "None"} or said == ERROR_PAGE)
    assert (code == 2) == (0 == news["examples"] and said != ERROR_PAGE and not checks)


def test_a_defect_of_the_harness_is_no_failure_that_was_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> None:
        raise ValueError("a slip")

    monkeypatch.setattr(schema_command, "callback", breaks)
    assert 2 == main(["schema"])
    told = capsys.readouterr().err.splitlines()
    assert "Traceback (most recent call last):" == told[0]
    assert [
        "ValueError: a slip",
        "scraper-harness: this is a defect of the harness, not of a scraper: report it with the lines above",
    ] == told[-2:]


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "news:scrape", "--cassettes", "x" * 300],
        ["serve", "x" * 300],
        ["record", "x" * 300, "http://127.0.0.1:9/"],
    ],
    ids=["run", "serve", "record"],
)
def test_a_name_that_no_file_can_have_is_misuse(
    project: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cassette(project)
    assert 2 == main(arguments)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("scraper-harness: ")
    assert line.endswith("xxx: no file has a name as long as this; give a shorter one")


FLOW = """from urllib.error import HTTPError
from urllib.request import urlopen

from lxml.html import document_fromstring

def read(url):
    try:
        return urlopen(url, timeout=5).read().decode()
    except HTTPError as error:
        return error.read().decode()

def title(html):
    return document_fromstring(html).xpath("normalize-space(//h1)")

def scrape(url):
"""


@pytest.mark.parametrize(
    ("scrape", "code", "checks", "tested"),
    [
        pytest.param("read(url); return {'title': title(read(url))}", 0, [], True, id="asks again"),
        pytest.param("return {'title': title(read(url))}", 1, ["error-as-content"], False, id="takes its heading"),
        pytest.param("read(url); return {'site': 'x'}", 2, [], False, id="returns a constant at the 429"),
    ],
)
def test_a_page_behind_an_error_page_is_tested_or_said_not_to_be(
    project: Path, scrape: str, code: int, checks: list[str], *, tested: bool
) -> None:
    """The recording holds a 429 and then the page, at one URL."""
    write(project / "pages" / "a.yaml", interaction("<h1>Too many requests</h1>", status=429), interaction(SOURCE))
    (project / "news.py").write_text(f"{FLOW}    {scrape}\n")

    assert code == main(["run", "--max-examples", "4", "--json", "run.json"])
    (news,) = json.loads((project / "run.json").read_text())["scrapers"]
    assert checks == [failure["check"] for failure in news["failures"]]
    assert tested == bool(news["examples"])


def test_a_result_from_an_answer_that_is_not_known_to_be_content_is_not_taken_for_silence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second answer comes under an error's status as well, so that nothing tells which of them is the page."""
    other = interaction("<h1>Ferry crews end strike</h1>", url=f"{URL}?again", status=403)
    write(project / "pages" / "a.yaml", interaction("<h1>No</h1>", status=403), other)
    (project / "news.py").write_text(f"{FLOW}    read(url); return {{'title': title(read(url + '?again'))}}\n")

    assert 2 == main(["run", "--json", "run.json"])
    (news,) = json.loads((project / "run.json").read_text())["scrapers"]
    assert [] == news["failures"]
    assert "the scraper went on from there to another" in " ".join(capsys.readouterr().out.split())
