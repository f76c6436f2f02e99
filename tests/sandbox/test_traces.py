"""What a scraper writes is noted by path, but for what is for writing; the harness's own files are refused."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from harness.model import Case, Exchange, Request, Response
from harness.sandbox import Left, Sandbox

REPO = Path(__file__).parents[2]


@pytest.fixture(name="sandbox", scope="module")
def _sandbox() -> Iterator[Sandbox]:
    with Sandbox("tests.sandbox.writers:named", search_path=[str(REPO)]) as sandbox:
        yield sandbox


@pytest.fixture(name="folder")
def _folder() -> Iterator[Path]:
    """Give a folder that is no temporary one, for it lies below the working folder."""
    folder = Path(mkdtemp(dir=REPO, prefix="build-"))
    yield folder
    shutil.rmtree(folder)


def left_by(sandbox: Sandbox, name: str, path: Path, cassette: str = "story.yaml") -> Left:
    url = f"https://news.example/{name}?{path}"
    sandbox.restart()
    sandbox.open(Case("story", cassette, url, (Exchange(Request("GET", url), Response(200)),)))
    assert "items" == sandbox.run().kind
    return sandbox.left()


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("writes", ["a"]),
        ("appends", ["a"]),
        ("writes_with_os", ["a"]),
        ("makes_a_folder", ["a"]),
        ("renames", ["b"]),
        ("writes_and_removes", []),
        ("reads", []),
        ("writes_byte_code", []),
    ],
)
def test_what_is_still_there_is_left(sandbox: Sandbox, folder: Path, name: str, files: list[str]) -> None:
    left = left_by(sandbox, name, folder)
    assert Left(files=tuple(f"{folder.name}/{file}" for file in files)) == left


def test_a_file_of_someone_elses_that_is_removed_is_told(sandbox: Sandbox, folder: Path) -> None:
    (folder / "a").touch()
    assert Left(removed=(f"{folder.name}/a",)) == left_by(sandbox, "removes", folder)


@pytest.mark.parametrize("place", ["tmp", "cache", "null"])
def test_what_is_for_writing_is_not(sandbox: Sandbox, tmp_path: Path, place: str) -> None:
    cache = Path("~/.cache").expanduser()
    if place == "cache" and not os.access(cache, os.W_OK):
        pytest.skip("this user has no cache folder")
    path = {"tmp": tmp_path, "cache": cache, "null": Path(os.devnull)}[place]
    name = {"tmp": "writes", "cache": "writes_and_removes", "null": "writes_to_it"}[place]
    assert Left() == left_by(sandbox, name, path)


@pytest.mark.parametrize(
    "own",
    [
        "story.yaml",
        "story.toml",
        "story.faults.toml",
        "story.news%3Ascrape.golden.json",
        "failures/b41c0ffee000.json",
        "scraper-harness.baseline.toml",
    ],
)
def test_the_cassette_and_what_is_kept_beside_it_cannot_be_written_to(
    sandbox: Sandbox, tmp_path: Path, own: str
) -> None:
    path = tmp_path / own
    path.parent.mkdir(exist_ok=True)
    path.write_text("recorded")
    left = left_by(sandbox, "tries_to_write_to_it", path, str(tmp_path / "story.yaml"))
    assert (Left(refused=(str(path),)), "recorded") == (left, path.read_text())


@pytest.mark.parametrize("name", ["story.txt", "other.golden.json", "other.toml", "failures.txt"])
def test_what_only_lies_beside_a_cassette_can_be_written_to(sandbox: Sandbox, folder: Path, name: str) -> None:
    left = left_by(sandbox, "writes_to_it", folder / name, str(folder / "story.yaml"))
    assert Left(files=(f"{folder.name}/{name}",)) == left


@pytest.mark.parametrize("own", ["harness/__init__.py", ".scraper-harness/failures/b41c.json"])
def test_the_harness_cannot_be_written_to(sandbox: Sandbox, own: str) -> None:
    assert Left(refused=(own,)) == left_by(sandbox, "tries_to_write_to_it", REPO / own)
