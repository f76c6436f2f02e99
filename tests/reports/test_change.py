"""A diff shows at a glance what changed within a line, and nothing of the page can break out of it."""

from harness.reports.change import MOST_LINES, change_lines
from harness.reports.line import Span, plain_text


def test_picks_out_the_part_that_differs() -> None:
    lines = list(change_lines('-<p class="byline">\n+<p class="author">', 100))

    assert [
        (
            Span("    - ", "removed"),
            Span('<p class="', "removed"),
            Span("byline", "removed part"),
            Span('">', "removed"),
        ),
        (Span("    + ", "added"), Span('<p class="', "added"), Span("author", "added part"), Span('">', "added")),
    ] == lines


def test_picks_out_an_insertion_within_repeated_characters() -> None:
    lines = list(change_lines("-aa\n+aaa", 100))

    assert [(Span("    - ", "removed"), Span("aa", "removed"))] == lines[:1]
    assert [(Span("    + ", "added"), Span("aa", "added"), Span("a", "added part"))] == lines[1:]


def test_shows_each_line_beside_what_it_became() -> None:
    told = plain_text(change_lines("-<h1>\n-</h1>\n+<h2>\n+</h2>", 100))

    assert "    - <h1>\n    + <h2>\n    - </h1>\n    + </h2>" == told


def test_leaves_blocks_of_different_size_whole() -> None:
    lines = list(change_lines("-a1\n+a2\n+b2\n x\n+c", 100))

    assert {"removed", "added", "muted"} == {span.role for line in lines for span in line}


def test_aligns_and_cuts_unchanged_lines_only() -> None:
    told = plain_text(change_lines("…\n \t<div>0123456789\n-<p>0123456789\n+<b>0123456789", 16))

    assert "      …\n        <div>01…\n    - <p>0123456789\n    + <b>0123456789" == told


def test_shows_a_tab_that_is_the_change() -> None:
    assert "    - a\\tb\n    + a b" == plain_text(change_lines("-a\tb\n+a b", 100))


def test_escapes_control_characters() -> None:
    assert "    + \\x1b[2Jgone\n      \\x1b[2J" == plain_text(change_lines("+\x1b[2Jgone\n \x1b[2J", 100))


def test_is_bounded() -> None:
    lines = list(change_lines("\n".join("+x" for _ in range(MOST_LINES + 5)), 100))

    assert MOST_LINES + 1 == len(lines)
    assert "      … 5 more lines" == plain_text(lines[-1:])
