"""Failures are kept for replay; what lies there is not trusted."""

import os
from pathlib import Path

import msgspec
import pytest

from harness.campaign import StoredFailure, load_failure, save_failures, store
from harness.campaign.store import MOST_BYTES
from harness.errors import ConfigError
from harness.model import Failure, Options, ScraperSpec

SPEC = ScraperSpec(name="news", target="news:scrape", refusals=("news:Blocked",), search_path=("/somewhere",))
OPTIONS = Options(seed=3, timeout=2.5)


def failure(identifier: str) -> Failure:
    return Failure(
        id=identifier,
        check="crash",
        severity="error",
        scraper="news",
        case="story",
        family="damage",
        mutations=({"name": "truncate", "back": 3},),
        evidence="it crashed ⛴",
    )


def save(folder: Path, *identifiers: str) -> None:
    found = [failure(identifier) for identifier in identifiers]
    save_failures(found, {"news": SPEC}, {"story": "/cassettes/story.yaml"}, OPTIONS, folder)


def test_round_trip(tmp_path: Path) -> None:
    save(tmp_path / "a" / "b", "b41c0ffee000")

    wanted = StoredFailure(failure("b41c0ffee000"), SPEC, "/cassettes/story.yaml", OPTIONS)
    assert wanted == load_failure("b41c0ffee000", tmp_path / "a" / "b")
    assert ["b41c0ffee000.json"] == [path.name for path in (tmp_path / "a" / "b").iterdir()]


def test_a_short_id_is_enough_while_it_is_the_only_one(tmp_path: Path) -> None:
    save(tmp_path, "b41c0ffee000", "b41caffee000")

    assert "b41c0ffee000" == load_failure("b41c0", tmp_path).failure.id
    with pytest.raises(ConfigError, match="short for 2 failures; give more digits"):
        load_failure("b41c", tmp_path)


def test_no_failures_make_no_folder(tmp_path: Path) -> None:
    save(tmp_path / "none")

    assert not (tmp_path / "none").exists()


def test_the_folder_that_is_made_is_ignored_by_git(tmp_path: Path) -> None:
    """As the caches of other tools are; one that was there is the user's own affair."""
    save(tmp_path / "own" / "failures", "b41c0ffee000")
    assert "*\n" == (tmp_path / "own" / ".gitignore").read_text()

    save(tmp_path / "failures", "b41c0ffee000")
    assert not (tmp_path / ".gitignore").exists()


def test_the_oldest_are_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their age, then by their names; what is no failure of ours stays, however old."""
    monkeypatch.setattr(store, "MOST_FILES", 3)
    for name, age in (("aaaa", 1), ("bbbb", 3), ("cccc", 3), ("dddd", 2), ("mine", 9), ("LICENSE", 9)):
        path = tmp_path / f"{name}.json"
        path.write_text("{}")
        os.utime(path, (1e9 - age, 1e9 - age))
    (tmp_path / "eeee.json").symlink_to("nowhere")
    (tmp_path / "ffff.json").mkdir()
    save(tmp_path, "b41c0ffee000")

    left = {path.stem for path in tmp_path.iterdir()}
    assert {"aaaa", "dddd", "b41c0ffee000", "mine", "LICENSE", "eeee", "ffff"} == left


@pytest.mark.parametrize(
    "identifier",
    ["", "b41", "../b41c0ffee000", "/etc/passwd", "b41c*", "B41C0FFEE000", "b41c0ffee000\n", "b" * 65, "b41c.json"],
)
def test_what_is_no_id_becomes_no_path(tmp_path: Path, identifier: str) -> None:
    save(tmp_path, "b41c0ffee000")

    with pytest.raises(ConfigError, match="is no failure ID"):
        load_failure(identifier, tmp_path)


def test_unknown(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no failure b41c; run again"):
        load_failure("b41c", tmp_path / "nowhere")


def test_half_a_character_is_kept(tmp_path: Path) -> None:
    """A broken page's bytes come back as lone surrogates."""
    torn = msgspec.structs.replace(
        failure("b41c0ffee000"), diff="+\udcff", mutations=({"name": "x", "text": "\ud800"},)
    )
    save_failures([torn], {"news": SPEC}, {"story": "story.yaml"}, OPTIONS, tmp_path)

    assert torn == load_failure("b41c", tmp_path).failure


GOOD = msgspec.json.encode(StoredFailure(failure("b41c0ffee000"), SPEC, "story.yaml", OPTIONS))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"failure": 1}',
        GOOD[:-30],
        GOOD.replace(b'"damage"', b'"weather"'),
        GOOD.replace(b'"version":1', b'"version":2'),
        GOOD.replace(b'{"name":"truncate","back":3}', b"7"),
        GOOD.replace(b'"back":3', b'"back":' + b"[" * 100_000),
        GOOD.replace(b"it crashed", b"\xff"),
    ],
    ids=lambda content: content[:12],
)
def test_what_is_no_failure_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b41c0ffee000.json").write_bytes(content)

    with pytest.raises(ConfigError, match=r"b41c0ffee000\.json: .*; delete it and run again") as told:
        load_failure("b41c0ffee000", tmp_path)

    assert 1 == len(str(told.value).splitlines())


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "b41c0ffee000.json").open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    with pytest.raises(ConfigError, match="larger than 16 MiB"):
        load_failure("b41c", tmp_path)


@pytest.mark.parametrize("in_the_way", ["folder", "folder/b41c0ffee000.json/x"])
def test_where_nothing_can_be_written(tmp_path: Path, in_the_way: str) -> None:
    """A file where the folder should be, or a folder where the file should be."""
    (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / in_the_way).write_text("")

    with pytest.raises(ConfigError, match="run in a folder that can be written to"):
        save(tmp_path / "folder", "b41c0ffee000")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "b41c0ffee000.json").mkdir()

    with pytest.raises(ConfigError, match="delete it and run again"):
        load_failure("b41c", tmp_path)
