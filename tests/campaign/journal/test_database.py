"""A journal is made, found again, and never harmed: what is no journal is told in one line and left as it is."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from harness.campaign.journal import Database, history_of, open_journal
from harness.campaign.journal import database as files
from harness.errors import ConfigError
from tests.campaign.journal.entries import EVENTS, entry, rows


def changed(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "journal.sqlite", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def forget(journal: Database, *tables: str) -> None:
    with journal.transaction():
        for table in tables:
            journal.rows(f"DELETE FROM {table}")


def test_it_is_a_log_that_a_kill_cannot_harm(tmp_path: Path) -> None:
    """`synchronous` 1 is NORMAL, `auto_vacuum` 2 is incremental."""
    with open_journal(tmp_path, make=True) as journal:
        asked = ("journal_mode", "synchronous", "auto_vacuum", "user_version")
        assert ["wal", 1, 2, 1] == [journal.rows(f"PRAGMA {name}")[0][0] for name in asked]


def test_a_step_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    with entry(tmp_path) as (journal, _):
        with pytest.raises(ConfigError, match="no such table"):
            forget(journal, "unit", "no_table")
        assert [(1,)] == journal.rows("SELECT count(*) FROM unit")


def test_where_there_is_none(tmp_path: Path) -> None:
    """Reading makes nothing."""
    with pytest.raises(ConfigError, match=r"journal\.sqlite: no journal; run scrapers in this folder first"):
        rows(tmp_path / "absent", "SELECT 1")

    assert not (tmp_path / "absent").exists()


def test_an_empty_file_becomes_one(tmp_path: Path) -> None:
    """As a kill in the first moment leaves it."""
    (tmp_path / "journal.sqlite").touch()
    with entry(tmp_path):
        pass

    assert [(1,)] == rows(tmp_path, "SELECT count(*) FROM run")


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").touch()

    with pytest.raises(ConfigError, match="run in a folder that can be written to"), entry(tmp_path / "folder"):
        pass


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.lockf", refused)
    with pytest.raises(ConfigError, match=r"cannot be locked \(No locks available\); run on a"), entry(tmp_path):
        pass


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").mkdir()

    with pytest.raises(ConfigError, match="run in a folder that can be written to"), entry(tmp_path):
        pass


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (["PRAGMA application_id = 7"], "a database, but not a journal of scraper-harness; move journal.sqlite away"),
        (["PRAGMA user_version = 2"], "has schema 2, this scraper-harness knows 1; update it, or move journal.sqlite"),
        (["DROP TABLE outcome", "DROP TABLE unit"], "move journal.sqlite away and run again"),
    ],
)
def test_what_is_no_journal_of_ours(tmp_path: Path, statements: list[str], words: str) -> None:
    with entry(tmp_path):
        pass
    changed(tmp_path, *statements)
    before = (tmp_path / "journal.sqlite").read_bytes()

    with pytest.raises(ConfigError, match=words) as told, entry(tmp_path):
        pass

    assert 1 == len(str(told.value).splitlines())
    assert before == (tmp_path / "journal.sqlite").read_bytes()


@pytest.mark.parametrize("content", [b"not a database at all " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal.sqlite").write_bytes(content)

    with pytest.raises(ConfigError, match=r"move journal\.sqlite away and run again"), entry(tmp_path):
        pass

    assert content == (tmp_path / "journal.sqlite").read_bytes()


@pytest.mark.parametrize("document", ["", "{", "[]", "null", '{"cases": "many"}', "[" * 100_000])
def test_a_row_that_is_no_document(tmp_path: Path, document: str) -> None:
    with entry(tmp_path, events=EVENTS) as (journal, _):
        journal.rows("UPDATE unit SET figures = ?", (document or " ",))

    with open_journal(tmp_path, make=False) as journal, pytest.raises(ConfigError, match="holds what no journal does"):
        history_of(journal, "news")


def test_a_huge_row_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1 << 20)
    with entry(tmp_path, events=EVENTS):
        pass
    changed(tmp_path, f"UPDATE unit SET figures = hex(zeroblob({1 << 20}))")

    with open_journal(tmp_path, make=False) as journal, pytest.raises(ConfigError, match="too big"):
        history_of(journal, "news")


def test_a_full_disk(tmp_path: Path) -> None:
    """A limit on the file's pages stands in for it."""
    with entry(tmp_path, events=EVENTS) as (journal, _):
        journal.rows("PRAGMA max_page_count = 1")
        with pytest.raises(ConfigError, match="full; see to the disk, then go on with run --resume"):
            journal.rows("INSERT INTO failure VALUES (1, 'x', ?)", ("x" * 1_000_000,))

    assert [(1,)] == rows(tmp_path, "SELECT count(*) FROM failure")
