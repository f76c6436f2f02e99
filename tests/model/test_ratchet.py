"""A bug is known again by where it comes from, said so that another machine and an edit elsewhere say the same."""

from pathlib import Path

import pytest

from harness.model import ExceptionInfo, Failure, Place, place_of, settled

FOLDER = Path("/home/project")


def failure(where: str, line: str = "x[0]") -> Failure:
    return Failure(
        id="0",
        check="crash",
        severity="error",
        scraper="s",
        case="c",
        family="drift",
        exception=ExceptionInfo(type="IndexError", message="out of range", where=where, line=line),
        evidence="it crashed",
    )


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("mypkg/news.py:31", "mypkg/news.py"),
        ("/home/project/mypkg/news.py:31", "mypkg/news.py"),
        ("/builds/7/news.py:31", "news.py"),
        ("node shop.mjs {url}", "node shop.mjs {url}"),
        ("<string>:1", "<string>"),
        ("", ""),
    ],
)
def test_a_place_has_neither_line_number_nor_folders_of_one_machine(where: str, file: str) -> None:
    assert Place("IndexError", file, "x[0]") == place_of(failure(where), FOLDER)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news.py", "news.py", True),
        ("mypkg/news.py", "news.py", True),
        ("news.py", "src/mypkg/news.py", True),
        ("mypkg/news.py", "other/news.py", False),
        ("news.py", "oldnews.py", False),
        ("news.py", "", False),
        ("", "", True),
    ],
)
def test_one_file_named_from_two_folders(one: str, other: str, same: bool) -> None:
    places = Place("IndexError", one, "x[0]"), Place("IndexError", other, "x[0]")

    assert (same, same) == (places[0].is_same(places[1]), places[1].is_same(places[0]))


def test_another_line_or_exception_is_another_place() -> None:
    place = Place("IndexError", "news.py", "x[0]")

    assert not place.is_same(Place("IndexError", "news.py", "y[0]"))
    assert not place.is_same(Place("KeyError", "news.py", "x[0]"))


def test_what_no_file_can_hold_is_settled_alike() -> None:
    """A line of a bundle is cut, half a character replaced; what is settled already stays as it is."""
    text = settled("\ud800" + "x" * 1_000)

    assert ("?" + "x" * 199, text) == (text, settled(text))
