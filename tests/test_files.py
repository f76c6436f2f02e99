"""A file is there whole or not at all, at the end of links too, and nothing lies beside it."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.files import write_whole

LONGEST = "n" * 255
"""A name of as many bytes as a name may have."""


@pytest.fixture(name="closed", params=[errno.EACCES, errno.EPERM, errno.EROFS])
def _closed(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that takes no new file, whoever runs the test."""
    write_bytes = Path.write_bytes

    def refused(path: Path, content: bytes) -> int:
        if path.exists():
            return write_bytes(path, content)
        raise OSError(request.param, os.strerror(request.param), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", refused)
        yield tmp_path


@pytest.mark.parametrize("name", ["report.json", LONGEST])
def test_takes_the_place_of_an_older_file_in_one_step(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    with path.open("rb") as older:
        write_whole(path, b"new")

        assert (b"old", b"new") == (older.read(), path.read_bytes())
    assert [path] == list(tmp_path.iterdir())


def test_writers_in_one_folder_and_process_take_nothing_from_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def interrupted(partial: Path, place: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        write_whole(tmp_path / "second", b"2")
        return replace(partial, place)

    monkeypatch.setattr(Path, "replace", interrupted)
    write_whole(tmp_path / "first", b"1")

    assert {"first": b"1", "second": b"2"} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    links = {tmp_path / "full": tmp_path / "there" / "full", tmp_path / "empty": tmp_path / "there" / "empty"}
    (tmp_path / "there" / "full").write_bytes(b"old")
    for link, file in links.items():
        link.symlink_to(file)
        write_whole(link, b"new")

    assert [True, True] == [link.is_symlink() for link in links]
    assert [b"new", b"new"] == [file.read_bytes() for file in links.values()]
    assert sorted(links.values()) == sorted((tmp_path / "there").iterdir())


def test_a_file_in_a_closed_folder_is_written_in_place(closed: Path) -> None:
    path = closed / "report.json"
    path.touch()

    write_whole(path, b"new")

    assert [(path, b"new")] == [(one, one.read_bytes()) for one in closed.iterdir()]


def test_a_file_that_is_mounted_by_itself_is_written_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_path: Path, _place: Path) -> Path:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    path = tmp_path / "report.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", busy)

    write_whole(path, b"new")

    assert [(path, b"new")] == [(one, one.read_bytes()) for one in tmp_path.iterdir()]


def test_a_new_file_in_a_closed_folder_is_refused(closed: Path) -> None:
    with pytest.raises(OSError, match=r"\.partial"):
        write_whole(closed / "report.json", b"new")

    assert [] == list(closed.iterdir())


def test_an_older_file_stays_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), len(content))

    path = tmp_path / "report.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert [(path, b"old")] == [(one, one.read_bytes()) for one in tmp_path.iterdir()]


def test_a_name_that_is_too_long_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File name too long"):
        write_whole(tmp_path / f"{LONGEST}n", b"new")

    assert [] == list(tmp_path.iterdir())


def test_what_is_no_ordinary_file_takes_the_content_after_all_else(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(path, b"one ")
        write_whole(path, b"two")

        assert b"one two" == os.read(reader, 9)
    finally:
        os.close(reader)
    write_whole(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()
