"""`init` writes a configuration that runs, with a first cassette; nothing before all is well, and over nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from harness.cases import load_case
from harness.cli import main
from harness.config import load_config
from tests.config.files import OWN, SHARED
from tests.explore.stories import SOURCE

TARGET = "shop.news:scrape"


class Origin(BaseHTTPRequestHandler):
    """Has one story; whatever else it is asked for is gone."""

    def do_GET(self) -> None:
        found = self.path.startswith("/story")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(SOURCE.encode() if found else b"<title>Not found</title><h1>404 Not Found</h1>")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Origin) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "news.py").write_text(
        "import re\n\n\ndef scrape(html):\n    return {'title': re.search('<h1[^>]*>([^<]+)', html)[1]}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_scraper_with_its_first_cassette(
    project: Path, origin: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The configuration runs as it is, and finds the bug of the scraper."""
    assert 0 == main(["init", TARGET, "--url", f"{origin}/story#top"])

    assert [
        f"wrote {OWN}",
        f"  {TARGET} is given the page",
        f"recorded {origin}/story#top in cassettes/news.yaml: content",
        "Next:",
        "  scraper-harness run",
    ] == capsys.readouterr().out.splitlines()
    case = load_case(project / "cassettes" / "news.yaml", project / "cassettes")
    assert (f"{origin}/story", "content", SOURCE) == (case.url, case.expect, case.exchanges[0].response.body.decode())
    assert [("news", TARGET)] == [(spec.name, spec.target) for spec in load_config(None, project).specs]
    monkeypatch.setenv("COLUMNS", "200")
    assert 1 == main(["run", "--max-examples", "5", "--family", "damage"])
    assert "crash · news" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("target", "lines"),
    [
        ("", [f"  name a scraper in {OWN}", "  scraper-harness record cassettes/first.yaml URL"]),
        (TARGET, ["  scraper-harness record cassettes/news.yaml URL"]),
    ],
)
def test_without_a_cassette(project: Path, capsys: pytest.CaptureFixture[str], target: str, lines: list[str]) -> None:
    assert 0 == main(["init", *([target] if target else [])])

    assert ["Next:", *lines, "  scraper-harness run"] == capsys.readouterr().out.splitlines()[1 + bool(target) :]
    assert int(bool(target)) == len(load_config(project / OWN, project).specs)


def test_an_error_page_is_told_as_such(project: Path, origin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["init", "--url", f"{origin}/gone"])

    told = capsys.readouterr().out
    assert f"recorded {origin}/gone in cassettes/first.yaml: not-found\n  if that is wrong, record another page" in told
    assert "refusal" == load_case(project / "cassettes" / "first.yaml", project / "cassettes").expect


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (OWN, f"{OWN}: exists already; edit it, or give --force to write it anew"),
        (SHARED, f"{SHARED}: configures scrapers already; add to it, or give --force, for {OWN} wins"),
        ("cassettes/news.yaml", "cassettes/news.yaml: exists already"),
        ("cassettes/news.toml", "cassettes/news.toml: exists already; remove it first, or give --force"),
    ],
)
def test_nothing_is_written_over(
    project: Path, origin: str, capsys: pytest.CaptureFixture[str], file: str, told: str
) -> None:
    (project / "cassettes").mkdir()
    (project / file).write_text("[tool.scraper-harness]\n" if file == SHARED else "# mine\n")
    before = {path: path.read_bytes() for path in project.rglob("*.*") if path.is_file() and path.suffix != ".pyc"}

    assert 2 == main(["init", TARGET, "--url", f"{origin}/story"])
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert before == {
        path: path.read_bytes() for path in project.rglob("*.*") if path.is_file() and path.suffix != ".pyc"
    }

    assert 0 == main(["init", TARGET, "--url", f"{origin}/story", "--force"])
    assert (project / OWN).read_text().startswith("# What `scraper-harness run` runs")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["shop.absent:scrape"], "shop.absent:scrape: no module named shop.absent"),
        (["shop.news:scrap"], "shop.news:scrap: shop.news has no scrap; did you mean 'scrape'?"),
        (["sh\udcffop:scrape"], "sh\\xffop:scrape: a name that is not UTF-8; name another scraper"),
        (["shop"], "shop: is not of the form package.module:object"),
        ([TARGET, "--url", "ftp://shop.example/"], "ftp://shop.example/: only http and https pages can be recorded"),
        (["--url", "http://127.0.0.1:1/"], "http://127.0.0.1:1/: cannot be fetched"),
    ],
)
def test_nothing_is_written_before_all_is_well(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert 2 == main(["init", *arguments])

    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert [] == [*project.glob("*.toml"), *project.glob("cassettes/*")]


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["schema"])
    assert capsys.readouterr().out.startswith('{\n  "$schema": "https://json-schema.org/')
