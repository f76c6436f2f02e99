"""The journal stays bounded: evidence of the last runs, figures of many, and nothing of a running one is touched."""

from pathlib import Path

import pytest

from harness.campaign.journal import keep
from tests.campaign.journal.entries import EVENTS, entry, rows


def runs(folder: Path, number: int) -> None:
    for _ in range(number):
        with entry(folder, events=EVENTS, ended=True):
            pass


def test_evidence_of_the_last_runs(tmp_path: Path) -> None:
    runs(tmp_path, 7)

    for table in ("baseline", "outcome", "failure"):
        assert [(3,), (4,), (5,), (6,), (7,)] == rows(tmp_path, f"SELECT run FROM unit JOIN {table} ON unit = unit.id")
    assert [(3,), (4,), (5,), (6,), (7,)] == rows(tmp_path, "SELECT run FROM unit WHERE result IS NOT NULL")
    assert [(7,)] == rows(tmp_path, "SELECT count(figures) FROM unit")


def test_figures_of_many_runs_of_each_scraper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "RUNS_OF_A_SCRAPER", 6)
    with entry(tmp_path, "shop"):
        pass
    runs(tmp_path, 9)

    assert [("shop", 1), *(("news", run) for run in range(5, 11))] == rows(
        tmp_path, "SELECT scraper, run FROM unit ORDER BY run"
    )
    assert [(1,), *((run,) for run in range(5, 11))] == rows(tmp_path, "SELECT id FROM run")


def test_a_running_run_keeps_its_evidence(tmp_path: Path) -> None:
    """However many others were begun since."""
    with entry(tmp_path, events=EVENTS) as (journal, kept):
        journal.rows("INSERT INTO run SELECT id + 10, started, state, detailed, fingerprint FROM run")
        journal.rows("INSERT INTO unit SELECT id + 10, run + 10, scraper, target, figures, result FROM unit")
        for number in range(2, 7):
            journal.rows(
                "INSERT INTO run SELECT id + ?, started, state, 1, fingerprint FROM run WHERE id = 1", (number,)
            )
            journal.rows("INSERT INTO unit (run, scraper, target) VALUES (?, 'news', '')", (number + 1,))
        keep.prune(journal)

        assert 1 == kept.run
        assert [(1,), (5,), (6,), (7,), (11,)] == journal.rows("SELECT id FROM run WHERE detailed ORDER BY id")
