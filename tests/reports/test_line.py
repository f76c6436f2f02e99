"""Lines fold under their beginning and lose nothing but colour in plain text."""

from harness.reports.line import Span, count, plain_text, wrapped


def test_plain_text_has_no_trailing_space() -> None:
    assert "one two\n\nthree" == plain_text([(Span("one "), Span("two  ", "error")), (), (Span("three"),)])


def test_folds_under_the_beginning() -> None:
    assert ["case alpha beta", "     gamma"] == wrapped("alpha beta gamma", 15, first="case ")


def test_folds_with_an_indent_of_its_own() -> None:
    assert ["  alpha beta", "    gamma"] == wrapped("alpha beta gamma", 12, first="  ", rest="    ")


def test_keeps_the_beginning_of_an_empty_text() -> None:
    assert ["case "] == wrapped("", 20, first="case ")


def test_counts_in_words() -> None:
    assert ["1 error", "0 errors", "1,200 examples"] == [count(1, "error"), count(0, "error"), count(1200, "example")]
