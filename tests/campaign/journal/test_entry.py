"""What a run tells is on disk at once, and a run that was cut short goes on to the results it would have had."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from harness.campaign import run_campaign
from harness.campaign.earlier import Earlier
from harness.campaign.journal import open_journal, resume
from harness.errors import ConfigError
from harness.model import FailureFound, Options, RunFinished, RunStarted, ScraperFinished
from tests.campaign.journal.entries import CRASH, EVENTS, PROGRESS, RESULT, entry, fingerprint, rows
from tests.campaign.runs import OPTIONS, SOUND, unit


def seen_by_others(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """What a process would find that reads the file while the run goes on."""
    with closing(sqlite3.connect(folder / "journal.sqlite")) as connection:
        return connection.execute(statement).fetchall()


def test_each_event_is_kept_before_the_next_one(tmp_path: Path) -> None:
    counts = []
    with entry(tmp_path) as (_, kept):
        for event in EVENTS:
            kept.on(event)
            tables = ("baseline", "outcome", "failure", "unit WHERE result IS NOT NULL")
            counts.append(tuple(seen_by_others(tmp_path, f"SELECT count(*) FROM {table}")[0][0] for table in tables))

    assert [(0, 0, 0, 0), (0, 0, 0, 0), (1, 0, 0, 0), (1, 1, 0, 0), (1, 1, 1, 0), (1, 1, 1, 1)] == counts


def test_an_example_with_its_plan(tmp_path: Path) -> None:
    with entry(tmp_path, events=EVENTS):
        pass

    told = ("story", "drift", 1, 1, '[{"name":"truncate","back":3}]', "failed", "crash", "crash", 0.25)
    assert [(1, *told)] == rows(tmp_path, "SELECT * FROM outcome")


def test_half_a_character_is_kept(tmp_path: Path) -> None:
    """A broken page's bytes, and a file's name, may be no text."""
    name = "st\udcffory"
    torn = msgspec.structs.replace(CRASH, case=name)
    with entry(tmp_path, events=(msgspec.structs.replace(PROGRESS, case=name), FailureFound(torn))):
        pass

    ((case, document),) = rows(tmp_path, 'SELECT "case", document FROM outcome JOIN failure USING (unit)')
    assert ("st\\udcffory", torn.case) == (case, json.loads(document)["case"])


def test_a_scraper_that_was_cut_off_is_not_finished(tmp_path: Path) -> None:
    with entry(tmp_path, events=(*EVENTS[:-1], ScraperFinished(RESULT, interrupted=True))):
        pass

    with open_journal(tmp_path, make=False) as journal:
        assert Earlier({}, {"news": (CRASH,)}) == resume(journal, fingerprint()).earlier


def test_a_scraper_that_finished_is_not_run_again(tmp_path: Path) -> None:
    """Its result is told as it was: here of a run that was killed before it could say that it had ended."""
    with entry(tmp_path, events=EVENTS):
        pass

    with open_journal(tmp_path, make=False) as journal:
        going = resume(journal, fingerprint())
        started, told, ended = run_campaign([unit(tmp_path, SOUND, "news")], (), OPTIONS, earlier=going.earlier)
    assert isinstance(started, RunStarted)
    assert ScraperFinished(RESULT) == told
    assert isinstance(ended, RunFinished)
    assert (RESULT,) == ended.results


def test_what_does_not_show_again_is_told_of() -> None:
    """A scraper left to chance may have failed before the kill alone."""
    other = msgspec.structs.replace(CRASH, check="wrong-value", field="title")
    earlier = Earlier({}, {"news": (CRASH, other)})

    told = (
        "story: wrong-value of title was found before the run was cut short and not again after it; it is not reported"
    )
    assert ("a note", f"{told} (b41c0ffee000)") == earlier.noted(RESULT).notes


def test_an_unusable_scraper_is_tried_again(tmp_path: Path) -> None:
    unusable = msgspec.structs.replace(RESULT, unusable="news: no module")
    with entry(tmp_path, events=[ScraperFinished(unusable)]):
        pass

    with open_journal(tmp_path, make=False) as journal:
        assert Earlier() == resume(journal, fingerprint()).earlier


def test_nothing_to_go_on_with(tmp_path: Path) -> None:
    with entry(tmp_path, events=EVENTS, ended=True):
        pass

    with (
        open_journal(tmp_path, make=False) as journal,
        pytest.raises(ConfigError, match="no run was cut short here; run wit"),
    ):
        resume(journal, fingerprint())


def test_another_run_than_the_one_that_was_cut_short(tmp_path: Path) -> None:
    with entry(tmp_path, events=EVENTS):
        pass

    told = r"run 1 cannot go on: its seed was 3 and is 4; give --seed 3, or run without --resume to begin anew$"
    with open_journal(tmp_path, make=False) as journal, pytest.raises(ConfigError, match=told):
        resume(journal, fingerprint(options=Options(seed=4)))


def test_the_last_run_of_the_same_goes_on(tmp_path: Path) -> None:
    """Whatever else was cut short after it."""
    for names in (("news",), ("news",), ("shop",)):
        with entry(tmp_path, *names):
            pass

    with open_journal(tmp_path, make=False) as journal:
        assert 2 == resume(journal, fingerprint("news")).run


RUNNING = """
import sys
from pathlib import Path
from tests.campaign.journal.entries import entry
with entry(Path(sys.argv[1])):
    print("begun", flush=True)
    sys.stdin.read()
"""


def test_two_runs_in_one_folder(tmp_path: Path) -> None:
    """Each has an entry of its own; the one that goes on elsewhere cannot be taken over until it is dead."""
    other = subprocess.Popen(
        [sys.executable, "-c", RUNNING, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout
    assert "begun\n" == other.stdout.readline()
    with entry(tmp_path, "shop", ended=True) as (journal, kept):
        assert 2 == kept.run
        with pytest.raises(
            ConfigError, match="run 1 cannot go on: it is still running; wait for it, or run without --resume"
        ):
            resume(journal, fingerprint())
        other.kill()
        other.communicate()
        assert 1 == resume(journal, fingerprint()).run
