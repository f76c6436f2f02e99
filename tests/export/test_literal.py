"""A page in Python source is the same page again, and nothing in it ends the literal."""

import ast
import base64
import zlib

import pytest

from harness.export.literal import READABLE, literal

NASTY = (
    "",
    "one line",
    "two\nlines\r\nand\rmore\n",
    "'''\"\"\"\\\n''' + exit() + \"\"\"\n",
    "# -*- coding: rot13 -*-\n\x00\x1b\u2028\u202e\ud7ff\U0001f6a2\n",
    b"\xff\xfe\n'\"\\\n",
    "ü\n" * READABLE,
    b"\x80\n" * READABLE,
)


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_it_is_the_same_again(value: str | bytes) -> None:
    source = f"PAGE = {literal(value)}\nEND = 1\n"
    found: dict[str, object] = {"base64": base64, "zlib": zlib}
    exec(compile(source, "test", "exec"), found)

    assert (value, 1) == (found["PAGE"], found["END"])
    assert 2 == len(ast.parse(source).body)


def test_a_small_page_can_be_read_and_a_large_one_is_packed() -> None:
    assert "(\n    '<p>one\\n'\n    '<p>two'\n)" == literal("<p>one\n<p>two")
    assert len(literal("<p>word</p>\n" * READABLE)) < READABLE


def test_what_reorders_text_is_written_as_an_escape() -> None:
    assert "'\\u202e'" == literal("\u202e")
