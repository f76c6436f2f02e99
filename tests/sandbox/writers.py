"""Scrapers that write files. Imported in worker processes only."""

import os
from pathlib import Path
from typing import Any


def named(url: str) -> dict[str, Any]:
    """Call the function that the URL names with the path behind its question mark."""
    name, _, path = url.rpartition("news.example/")[2].partition("?")
    globals()[name](Path(path))
    return {"path": path}


def writes(folder: Path) -> None:
    (folder / "a").write_text("text")


def appends(folder: Path) -> None:
    with (folder / "a").open("a") as file:
        file.write("text")


def writes_with_os(folder: Path) -> None:
    os.close(os.open(folder / "a", os.O_CREAT | os.O_WRONLY))


def makes_a_folder(folder: Path) -> None:
    (folder / "a").mkdir()


def renames(folder: Path) -> None:
    writes(folder)
    (folder / "a").rename(folder / "b")


def writes_and_removes(folder: Path) -> None:
    path = folder / "scraper-harness-test"
    path.touch()
    path.unlink()


def reads(_folder: Path) -> None:
    Path(__file__).read_text()


def writes_byte_code(folder: Path) -> None:
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").touch()


def removes(folder: Path) -> None:
    (folder / "a").unlink()


def writes_to_it(path: Path) -> None:
    path.write_text("text")


def tries_to_write_to_it(path: Path) -> None:
    try:
        path.write_text("text")
    except PermissionError:
        return
    raise AssertionError(path)
