"""An exception is told by the scraper's own line and the line that raised, the same on any machine and in any run."""

import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from lxml import html  # type: ignore[import-untyped]  # it ships no types

from harness.model import ExceptionInfo
from harness.scrapers import blame
from harness.scrapers.blame import LONGEST_MESSAGE, LONGEST_TRACEBACK

REPO = Path(__file__).parents[2]
HERE = "tests/scrapers/test_blame.py"


class Rude(Exception):  # noqa: N818 - as users name theirs
    def __str__(self) -> str:
        raise LookupError


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(Path(__file__).read_text().splitlines(), 1) if text in line)


def seen(function: Callable[[], Any], target: str = "elsewhere:scrape") -> ExceptionInfo:
    try:
        function()
    except Exception as error:  # noqa: BLE001
        return blame(error, target=target, folder=REPO)
    raise AssertionError("nothing was raised")


def in_library() -> None:
    json.loads("{")  # the scraper's own line


def in_own() -> NoReturn:
    raise KeyError("price")


def deep(levels: int = 300) -> None:
    if levels:
        deep(levels - 1)
    raise ValueError("bottom")


def back(levels: int) -> None:
    there(levels - 1)  # the other line that goes round


def there(levels: int) -> None:
    if levels:
        back(levels)  # one line that goes round
    raise RecursionError("full")


def descent(levels: int) -> None:
    there(levels)  # where it begins


def chained() -> NoReturn:
    try:
        in_own()
    except KeyError as error:
        raise ValueError("no price") from error


def in_compiled_code() -> None:
    html.fromstring('<?xml version="1.0" encoding="utf-8"?><html></html>')  # and what it calls is Cython's


def test_code_that_was_compiled_elsewhere_lies_where_its_module_does() -> None:
    info = seen(in_compiled_code)

    assert f"{HERE}:{line_of('# and what it calls')}" == info.where
    assert info.line.startswith("html.fromstring")
    assert info.origin.startswith("src/lxml/parser.pxi:")


def test_a_line_that_was_generated_is_nobodys() -> None:
    """As the methods of a dataclass are, of which there is no file."""

    @dataclass(frozen=True)
    class Price:
        amount: int

    def altered() -> None:
        Price(1).amount = 2  # type: ignore[misc] # the one who is to blame

    info = seen(altered, target="tests.scrapers.test_blame:scrape")
    assert f"{HERE}:{line_of('# the one who is')}" == info.where


def test_where_is_the_scrapers_own_line_and_origin_the_one_that_raised() -> None:
    info = seen(in_library)
    own = line_of("# the scraper's own line")
    assert ("json.decoder.JSONDecodeError", f"{HERE}:{own}") == (info.type, info.where)
    assert 'json.loads("{")  # the scraper\'s own line' == info.line
    assert info.origin.startswith("json/decoder.py:")


def test_where_and_origin_agree_when_the_scraper_raises() -> None:
    info = seen(in_own)
    assert ("KeyError", "'price'", f"{HERE}:{line_of('raise KeyError')}") == (info.type, info.message, info.where)
    assert info.where == info.origin


def test_a_target_in_a_library_owns_its_package() -> None:
    assert seen(in_library, "json:loads").where.startswith("json/decoder.py:")


@pytest.mark.parametrize(
    ("levels", "line"),
    [(90, "# one line that goes round"), (91, "# one line that goes round"), (2, 'raise RecursionError("full")')],
    ids=["without end", "broken off elsewhere", "no recursion of its own"],
)
def test_of_a_recursion_without_end_the_first_line_that_repeats_is_told(levels: int, line: str) -> None:
    """Its stack is full at another line whenever another page led there."""
    info = seen(lambda: descent(levels))
    assert f"{HERE}:{line_of(line)}" == info.where


def test_of_a_recursion_that_breaks_off_in_a_library_the_line_is_the_same() -> None:
    def breaks_off(levels: int) -> None:
        if levels:
            breaks_off(levels - 1)  # the line that repeats
        json.loads("[" * 100_000)

    info = seen(lambda: breaks_off(20))
    assert ("RecursionError", f"{HERE}:{line_of('# the line that repeats')}") == (info.type, info.where)


@pytest.mark.parametrize(
    ("name", "module", "told"),
    [
        ("mypkg/news.py", "mypkg.news", "mypkg/news.py"),
        ("mypkg/__init__.py", "mypkg", "mypkg/__init__.py"),
        ("mypkg/news.py", "__main__", "news.py"),
    ],
)
def test_a_line_elsewhere_is_told_without_a_folder_of_this_machine(
    tmp_path: Path, name: str, module: str, told: str
) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text("def scrape():\n    raise KeyError\n")
    spec = importlib.util.spec_from_file_location(module, file)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    assert f"{told}:2" == seen(loaded.scrape).where
    assert f"{told}:2" == seen(loaded.scrape).origin


def test_a_link_to_the_folder_is_the_folder(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(REPO)
    code = compile("raise KeyError", str(link / "tests" / "odd.py"), "exec")
    assert "tests/odd.py:1" == seen(lambda: exec(code, {"__name__": "odd"})).where


def test_an_exception_without_frames_has_no_place() -> None:
    info = blame(ValueError("x"), target="elsewhere:scrape")
    assert ("", "", "ValueError: x") == (info.where, info.origin, info.traceback)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (Rude(), "<its __str__ raises>"),
        (ValueError(object()), "<object object>"),
        (ValueError("a\ud800"), "a\\ud800"),
        (ValueError("x" * 5000), "x" * LONGEST_MESSAGE + "..."),
        (ValueError(), ""),
        (ValueError("no\n  price\n"), "no price"),
    ],
)
def test_messages_are_bounded_and_the_same_in_every_run(error: Exception, message: str) -> None:
    assert message == blame(error, target="elsewhere:scrape").message


def test_a_long_traceback_keeps_both_ends() -> None:
    text = seen(deep).traceback
    assert len(text) <= LONGEST_TRACEBACK + len("\n...\n")
    assert text.startswith(f"  {HERE}:")
    assert "frames ..." in text
    assert text.endswith("ValueError: bottom")


def test_causes_come_first() -> None:
    text = seen(chained).traceback
    assert 0 < text.index("KeyError: 'price'") < text.index("ValueError: no price")


def test_members_of_a_group_are_told() -> None:
    text = blame(ExceptionGroup("several", [KeyError("a"), ValueError("b")]), target="elsewhere:scrape").traceback
    assert text.endswith("KeyError: 'a'\n\nValueError: b")
