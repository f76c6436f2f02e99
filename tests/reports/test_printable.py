"""Untrusted text reaches a terminal harmless, short and on one line; ordinary text of any language reaches it whole."""

import pytest

from harness.reports.printable import fitting, printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("one\ntwo\ttabs\r", "one\\ntwo\\ttabs\\r"),
        ("bell\x07 nul\x00 c1\x9b", "bell\\x07 nul\\x00 c1\\x9b"),
        ("\u202egnp.exe\u2066", "\\u202egnp.exe\\u2066"),
        ("lone \ud800", "lone \\ud800"),
        ("line\u2028separator \ufeffmark", "line\\u2028separator \\ufeffmark"),
        ("[bold]markup[/bold] :smile:", "[bold]markup[/bold] :smile:"),
        ("naïve 日本語 می‌خواهم 👩‍👧", "naïve 日本語 می‌خواهم 👩‍👧"),
        ("no-break\u00a0space", "no-break\u00a0space"),
    ],
)
def test_shows_what_cannot_be_seen(text: str, expected: str) -> None:
    assert expected == printable(text)


def test_cuts_in_the_middle() -> None:
    shown = printable("a" * 500 + "b" * 500, 21)

    assert "aaaaaaaaa … bbbbbbbbb" == shown


def test_fits_any_encoding() -> None:
    assert 'case - "title" ... \\u65e5' == fitting("case · “title” … 日", "ascii")
    assert "case · 日" == fitting("case · 日", "utf-8")
