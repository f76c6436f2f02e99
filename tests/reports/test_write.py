"""A report file is there whole or not at all; one that could not be written is told before the run."""

from pathlib import Path

import pytest

from harness.errors import ConfigError
from harness.reports.write import check_writable, write, write_together


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


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    """Whatever stands in the way of one, and wherever among them it is."""
    (tmp_path / "taken" / "full").mkdir(parents=True)
    (tmp_path / "one").write_bytes(b"old")
    (tmp_path / "link").symlink_to("one")
    whole = {"--html": (tmp_path / "link", b"1"), "--test": (tmp_path / "two", b"2")}
    for wrong in (tmp_path / "taken", tmp_path / "one" / "below", tmp_path / ("n" * 256)):
        with pytest.raises(ConfigError, match="give --cassette a file in a folder that can be written to"):
            write_together({**whole, "--cassette": (wrong, b"3")})
        assert (b"old", ["link", "one", "taken"]) == (
            (tmp_path / "one").read_bytes(),
            sorted(path.name for path in tmp_path.iterdir()),
        )

    write_together(whole)
    assert (b"1", b"2") == ((tmp_path / "one").read_bytes(), (tmp_path / "two").read_bytes())
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", ["n" * 256, "file/report.json", "file/absent/report.json", "loop"])
def test_says_before_a_run_what_could_not_be_written_after_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(ConfigError, match="give --json a file in a folder that can be written to"):
        check_writable(tmp_path / name, "--json")
    with pytest.raises(ConfigError, match="give --json a file in a folder that can be written to"):
        write(tmp_path / name, b"new", "--json")


def test_a_dash_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who writes it means standard output, and would look for the report there."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="-: names no file; give --json one, or /dev/stdout for standard output"):
        check_writable(Path("-"), "--json")


@pytest.mark.parametrize("name", ["report.json", "n" * 255, "link", "absent/a/report.json", "dangling"])
def test_what_is_checked_can_be_written(tmp_path: Path, name: str) -> None:
    """Folders that are not there are made, as `record` makes them, but not before something is written."""
    (tmp_path / "link").symlink_to(tmp_path / "there.json")
    (tmp_path / "dangling").symlink_to(tmp_path / "absent" / "report.json")

    check_writable(tmp_path / name, "--json")
    assert ["dangling", "link"] == sorted(path.name for path in tmp_path.iterdir())
    write(tmp_path / name, b"new", "--json")

    assert b"new" == (tmp_path / name).read_bytes()
