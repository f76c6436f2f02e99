"""Paths of the command line: an empty one is told, and several may follow `--cassettes`."""

from pathlib import Path

import pytest

from harness.cli import main
from tests.campaign.runs import cassette


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["run", "--cassettes", ""], "--cassettes is empty; give a folder or a file"),
        (["run", "--cassettes", "pages", "--cassettes", ""], "--cassettes is empty; give a folder or a file"),
        (["run", "--config", ""], "--config is empty; give a file"),
        (["run", "--profile", ""], "--profile is empty; give the name of a profile, or a file"),
        *((["run", option, ""], f"{option} is empty; give a file") for option in ("--json", "--junit", "--sarif")),
        (["xray", "a:b", "--json", ""], "--json is empty; give a file"),
        (["export", "ab12", "--html", ""], "--html is empty; give a file"),
        (["learn", "", "--out", "x.toml"], "PAIRS... is empty; give a folder or a file"),
        (["learn", "x", "--out", ""], "--out is empty; give a file"),
        (["serve", ""], "CASES... is empty; give a folder or a file"),
        (["backtest", "a:b", "", "x"], "OLD is empty; give a file"),
        (["record", "", "http://127.0.0.1:9/"], "CASSETTE is empty; give a file"),
    ],
)
def test_an_empty_path_is_not_the_working_folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    cassette(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert 2 == main(arguments)
    assert f"scraper-harness: {told}\n" == capsys.readouterr().err


def test_xray_takes_one_scraper_and_several_cassettes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cassette(tmp_path, "a")
    cassette(tmp_path, "b")
    monkeypatch.chdir(tmp_path)
    for more, told in (
        (["b.yaml", "--case", "c"], "a:b: no case is called 'c'; there is a, b"),
        (["c:d"], "xray: 2 scrapers are named or configured; name one of them"),
    ):
        assert 2 == main(["xray", "a:b", "--cassettes", "a.yaml", *more])
        assert f"scraper-harness: {told}\n" == capsys.readouterr().err
