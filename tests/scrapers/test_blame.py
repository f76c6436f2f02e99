"""An exception is told by the scraper's own line and the line that raised, the same on any machine and in any run."""

import json
from collections.abc import Callable
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
