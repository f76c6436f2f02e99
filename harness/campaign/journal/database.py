"""The journal's file: made, opened and checked; what SQLite complains of becomes one line with a remedy.

WAL, so that whoever reads `history` never waits for a run. `synchronous = NORMAL`: what was committed is in the
kernel's hands, so a killed process loses nothing; only a power cut may take the last moments, and never harms the file.

The file is ours but not trusted: it must say by its application ID that it is a journal, its schema may call no
functions, and no row is read that is larger than 64 MiB.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from harness.campaign.journal.locks import Locks
from harness.campaign.own_folder import OWN_FOLDER, make_own_folder
from harness.errors import ConfigError

FILE = "journal.sqlite"
LOCKS = "journal.lock"
APPLICATION = 0x53484A31
"""`SHJ1`, by which the file says what it is."""
VERSION = 1
"""Of the schema; a change of it comes with the statements that bring an older file to it."""
BUSY_SECONDS = 30.0
MOST_BYTES = 64 << 20

SCHEMA = """
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  started TEXT NOT NULL,
  state TEXT NOT NULL,
  detailed INTEGER NOT NULL,
  fingerprint TEXT NOT NULL
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  scraper TEXT NOT NULL,
  target TEXT NOT NULL,
  figures TEXT,
  result TEXT,
  UNIQUE (run, scraper)
);
CREATE INDEX unit_of_scraper ON unit (scraper, run);
CREATE TABLE baseline (
  unit INTEGER NOT NULL,
  "case" TEXT NOT NULL,
  told TEXT NOT NULL,
  PRIMARY KEY (unit, "case")
) WITHOUT ROWID;
CREATE TABLE outcome (
  unit INTEGER NOT NULL,
  "case" TEXT NOT NULL,
  family TEXT NOT NULL,
  number INTEGER NOT NULL,
  exchange INTEGER NOT NULL,
  plan TEXT NOT NULL,
  fate TEXT NOT NULL,
  kind TEXT,
  checks TEXT NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (unit, "case", family, number)
) WITHOUT ROWID;
CREATE TABLE failure (
  unit INTEGER NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (unit, id)
) WITHOUT ROWID
"""

_Kind = TypeVar("_Kind")

_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
_WAITED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
WRITABLE = "run in a folder that can be written to, where the journal is kept"


class Database:
    """An open journal file."""

    def __init__(self, path: Path, connection: sqlite3.Connection, locks: Locks) -> None:
        self.path = path
        self.locks = locks
        self._connection = connection

    def rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and return all its rows; outside of a transaction it is one of its own.

        Raises:
            ConfigError: the file cannot be read or written.
        """
        with told(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is written within one step, or nothing of it."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.rollback()
            raise
        self.rows("COMMIT")

    def decoded(self, document: object, kind: type[_Kind]) -> _Kind:
        """Return a stored document as a value of fixed type.

        Raises:
            ConfigError: it is none.
        """
        try:
            return msgspec.convert(json.loads(str(document)), kind)
        except (msgspec.ValidationError, ValueError, RecursionError) as error:
            raise ConfigError(f"{self.path}: holds what no journal does ({error}); {_remedy(self.path)}") from error

    def close(self) -> None:
        """Close the file; what the log held is then in the journal itself."""
        self._connection.close()


@contextmanager
def open_journal(folder: Path = OWN_FOLDER, *, make: bool) -> Iterator[Database]:
    """Open the journal below a folder, for as long as the block runs.

    Args:
        folder: Where it lies.
        make: Make it if it is not there.

    Raises:
        ConfigError: there is none, it cannot be written, is damaged, is not ours, or is of a newer version.
    """
    path = folder / FILE
    if not make and not path.is_file():
        raise ConfigError(f"{path}: no journal; run scrapers in this folder first")
    try:
        make_own_folder(folder)
        locks = Locks(folder / LOCKS)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; {WRITABLE}") from error
    with contextlib.closing(locks), contextlib.closing(_opened(path, locks)) as opened:
        yield opened


def encoded(value: object) -> str:
    """Return a value as JSON in ASCII: what is told of a broken page may hold half a character."""
    return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


def stored(name: str) -> str:
    """Return a name as SQLite can hold it: a file's may have bytes that are no text."""
    return name.encode(errors="backslashreplace").decode()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into one line."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise ConfigError(f"{path}: {error}; {_remedy_for(error, path)}") from error


def _opened(path: Path, locks: Locks) -> Database:
    try:
        with locks.opening(BUSY_SECONDS):
            return Database(path, _connected(path), locks)
    except TimeoutError:
        raise ConfigError(f"{path}: another run has been opening it for {BUSY_SECONDS:g} s; end that run") from None
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be locked ({error.strerror}); run on a file system that has locks"
        ) from error


def _connected(path: Path) -> sqlite3.Connection:
    with told(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        with told(path):
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
            connection.execute("PRAGMA trusted_schema = OFF")
            if not _is_empty(connection):
                _check(path, connection)
            else:
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if _is_empty(connection):
                _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_empty(connection: sqlite3.Connection) -> bool:
    return _number(connection, "SELECT count(*) FROM sqlite_schema") == 0


def _check(path: Path, connection: sqlite3.Connection) -> None:
    if _number(connection, "PRAGMA application_id") != APPLICATION:
        raise ConfigError(f"{path}: a database, but not a journal of scraper-harness; {_remedy(path)}")
    version = _number(connection, "PRAGMA user_version")
    if version != VERSION:
        raise ConfigError(
            f"{path}: has schema {version}, this scraper-harness knows {VERSION}; update it, or {_remedy(path)}"
        )


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _remedy_for(error: Exception, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _UNWRITABLE:
        return WRITABLE
    if code in _WAITED:
        return f"another process has kept it for {BUSY_SECONDS:g} s: end that one, then go on with run --resume"
    if code in _DISK:
        return "see to the disk, then go on with run --resume"
    return _remedy(path)


def _remedy(path: Path) -> str:
    return f"move {path.name} away and run again"
