"""Lines are painted as they stand: styled on a terminal, bare elsewhere, and never read as markup."""

from harness.reports.line import WIDTH, Span
from harness.reports.paint import paint, text_of, width_of
from tests.reports.screen import Screen


def test_no_colours_where_there_is_no_terminal() -> None:
    screen = Screen()
    paint(screen.console, [(Span("ERROR", "error"), Span(" [red]x[/red] :smile: 42")), ()])

    assert "ERROR [red]x[/red] :smile: 42\n\n" == screen.text


def test_colours_on_a_terminal() -> None:
    screen = Screen(terminal=True)
    paint(screen.console, [(Span("ERROR", "error"), Span(" [red]x[/red]"))])

    assert "\x1b[1;31mERROR\x1b[0m [red]x[/red]\n" == screen.text


def test_long_lines_stay_whole_in_a_file() -> None:
    screen = Screen()
    paint(screen.console, [(Span("word " * 40),)])

    assert "word " * 39 + "word\n" == screen.text


def test_an_alphabet_that_the_stream_lacks_is_escaped() -> None:
    assert "title - \\u65e5" == text_of((Span("title · 日"),), "ascii").plain


def test_width() -> None:
    assert (WIDTH, 100) == (width_of(Screen().console), width_of(Screen(terminal=True).console))
