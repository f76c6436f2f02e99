"""A report file is there whole or not at all, and nothing lies beside it."""

import os
from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.reports.write import write


def test_replaces_an_older_report(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    write(path, b"new", "--json")

    assert [path] == list(tmp_path.iterdir())
    assert b"new" == path.read_bytes()


def test_leaves_nothing_where_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "taken"
    (path / "full").mkdir(parents=True)

    with pytest.raises(ConfigError, match="--junit"):
        write(path, b"new", "--junit")

    assert [path] == list(tmp_path.iterdir())


def test_writes_through_what_is_no_ordinary_file() -> None:
    write(Path(os.devnull), b"new", "--json")

    assert not Path(os.devnull).is_file()
