"""The command and its journal: a run that was cut short goes on, and past runs are told."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.campaign.journal import Entry
from harness.cli import main
from harness.model import Event, FailureFound, ScraperFinished
from tests.campaign.journal.entries import EVENTS, entry
from tests.test_cli import CRASHING, SOUND, project, scraper, told

__all__ = ["project"]


def written(path: Path) -> Any:
    document = json.loads(path.read_text())
    for result in document["scrapers"]:
        result.pop("seconds")
    return document


@pytest.fixture
def scrapers(project: Path) -> Path:
    scraper(project, CRASHING)
    scraper(project, SOUND, "sound", 'refusals = ["sound:Blocked"]')
    config = project / "scraper-harness.toml"
    config.write_text(config.read_text().replace("max_examples = 5", "max_examples = 2"))
    return project


def end_at_once() -> None:
    raise KeyboardInterrupt


def ask_to_stop() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def cut_short(kind: type[Event], cut: Callable[[], None], *arguments: str) -> None:
    """Run with one worker until something happens, and no further."""
    on = Entry.on

    def kept(entry: Entry, event: Event) -> None:
        on(entry, event)
        if isinstance(event, kind):
            cut()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Entry, "on", kept)
        assert main(["run", "--workers", "1", *arguments]) > 0


def test_a_run_that_was_cut_short_goes_on(scrapers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It ends with the results of one that was not: first by Ctrl-C, then where a scraper had just finished."""
    whole = main(["run", "--no-keep", "--json", "whole.json"])
    cut_short(FailureFound, ask_to_stop)
    capsys.readouterr()
    cut_short(ScraperFinished, end_at_once, "--resume")
    assert "scraper-harness: going on with run 2, in which 0 of 2 scrapers had finished" in capsys.readouterr().err

    assert whole == main(["run", "--resume", "--json", "resumed.json"])
    assert "scraper-harness: going on with run 2, in which 1 of 2 scrapers had finished" == told(capsys)
    assert written(scrapers / "whole.json") == written(scrapers / "resumed.json")
    assert 2 == main(["run", "--resume"])
    assert "no run was cut short here; run without --resume" in told(capsys)


def test_a_run_of_something_else_is_not_gone_on_with(
    scrapers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Entry, "on", lambda *_: end_at_once())
    main(["run", "news"])
    capsys.readouterr()

    assert 2 == main(["run", "news", "--resume", "--seed", "4"])
    assert "run 1 cannot go on: its seed was 0 and is 4; give --seed 0, or run without --resume to begin anew" in told(
        capsys
    )
    (scrapers / "news.py").write_text(f"{CRASHING}\n")
    assert 2 == main(["run", "news", "--resume"])
    assert "run 1 cannot go on: the code of news changed since; take the change back, or run without --resume" in told(
        capsys
    )


def test_history(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with entry(project / ".scraper-harness", events=EVENTS, ended=True):
            pass

    assert 0 == main(["history"])
    heading, news = capsys.readouterr().out.splitlines()
    assert ("news", "2") == (news.split()[0], news.split()[2])
    assert 0 == main(["history", "news"])
    title, heading, first, second = capsys.readouterr().out.splitlines()
    assert title.startswith("news · 2 runs · ")
    assert ["3", "3"] == [line.split()[2] for line in (first, second)]
    assert max(map(len, (title, heading, first, second))) <= 80
    assert 2 == main(["history", "newz"])
    assert "no run of 'newz': did you mean 'news'?" in told(capsys)


def test_history_of_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["history"])
    assert "journal.sqlite: no journal; run scrapers in this folder first" in told(capsys)
    assert not (project / ".scraper-harness").exists()


def test_a_run_that_cannot_be_kept_does_not_begin(scrapers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (scrapers / ".scraper-harness").mkdir()
    (scrapers / ".scraper-harness" / "journal.sqlite").write_text("something else, " * 100)

    assert 2 == main(["run"])
    assert "move journal.sqlite away and run again" in told(capsys)
    assert "" == capsys.readouterr().out
