"""A change of a page is told as a diff that a person can read."""

import pytest

from harness.hunt import page_diff
from harness.hunt.diff import (
    CONTEXT,
    FIRST,
    LONGEST_LINE,
    LONGEST_RUN,
    MOST_BEGINNING,
    MOST_LINES,
    changed_bytes,
    page_beginning,
    page_excerpt,
    response_diff,
)
from harness.model import Response

PAGE = "".join(f"<li><b>{number}</b></li>" for number in range(9))


def test_equal_pages() -> None:
    assert not page_diff(PAGE, PAGE)


def test_one_change_with_what_is_around_it() -> None:
    assert "…\n </b>\n </li>\n-<li>\n+<li class=x>\n <b>4\n </b>" == page_diff(
        PAGE, PAGE.replace("<li><b>4", "<li class=x><b>4")
    )


def test_insertion_and_removal() -> None:
    assert "…\n <p>a\n+<i>new\n <p>b" == page_diff("<p>a<p>b", "<p>a<i>new<p>b")
    assert "…\n-<p>a\n <p>b" == page_diff("<p>a<p>b", "<p>b")
    assert "…\n-<p>a\n-<p>b" == page_diff("<p>a<p>b", "")
    assert "…\n+<p>a" == page_diff("", "<p>a")


def test_two_places() -> None:
    changed = PAGE.replace(">1<", ">one<").replace(">7<", ">seven<")

    assert [("-<b>1", "+<b>one"), ("-<b>7", "+<b>seven")] == list(
        zip(*(iter(line for line in page_diff(PAGE, changed).splitlines() if line[0] in "+-"),) * 2, strict=True)
    )
    assert 2 == page_diff(PAGE, changed).splitlines().count("…")


def test_lines_that_look_like_a_header_are_kept() -> None:
    assert "…\n--- a\n+++ b" == page_diff("-- a", "++ b")


def test_only_layout_changed() -> None:
    """Line ends and blank lines are no lines to show."""
    assert not page_diff("<p>a\n<p>b", "<p>a\r\n\r\n<p>b\r\n")


def test_long_lines_are_cut_to_what_differs() -> None:
    long = page_diff("x" * 1000, "y" * 1000).splitlines()
    late = page_diff("x" * 1000, "x" * 999 + "y").splitlines()

    assert [LONGEST_LINE + 2] * 2 == [len(line) for line in long[1:]]
    assert ["x", "y"] == [line[-1] for line in late[1:]]


@pytest.mark.parametrize("number", [LONGEST_RUN, LONGEST_RUN + 1, 200])
def test_a_page_that_breaks_off_is_shown_around_the_cut(number: int) -> None:
    kept = ["<h1>a", "</h1>", "<p>b"]
    cut = [f"<li>{index}" for index in range(number)]
    shown = [f"-{line}" for line in (cut if number <= LONGEST_RUN else cut[:FIRST])]
    rest = [f"… {number - FIRST} more lines removed"] if number > LONGEST_RUN else []

    assert ["…", " </h1>", " <p>b", *shown, *rest] == page_diff("".join(kept + cut), "".join(kept)).splitlines()


def test_a_page_that_breaks_off_within_a_line() -> None:
    page = "<h1>a</h1>" + "<p>some text" * 20_000

    assert (
        "…\n <h1>a\n </h1>\n-<p>some text\n-<p>some text\n-<p>some text\n+<p>so\n… 19997 more lines removed"
        == page_diff(page, "<h1>a</h1><p>so")
    )


def test_of_many_new_lines_the_first_are_shown() -> None:
    assert ["…", "+<p>a", "+<p>a", "+<p>a", "… 22 more lines added"] == page_diff("", "<p>a" * 25).splitlines()


def test_of_many_changed_lines_the_first_are_shown_before_and_after() -> None:
    told = page_diff("".join(f"<i>{number}" for number in range(9)), "<b>" * 8).splitlines()

    assert [
        "…",
        "-<i>0",
        "-<i>1",
        "-<i>2",
        "+<b>",
        "+<b>",
        "+<b>",
        "… 6 more lines removed, 5 more lines added",
    ] == told


def test_lines_that_changed_one_for_one_are_counted_once() -> None:
    assert "… 5 more lines changed" == page_diff("<i>a" * 8, "<b>a" * 8).splitlines()[-1]


def test_lines_of_json_are_shown_like_others() -> None:
    block = "\n".join(['<script type="application/ld+json">{', *(f'"key{number}": 1,' for number in range(90)), "}"])

    told = page_diff(f"<p>{block}</script>", "<p></script>").splitlines()

    assert ["… 89 more lines removed", " </script>"] == told[-2:]


def test_of_many_places_the_first_are_shown() -> None:
    page = "".join(f"<p>{number}<b>x</b></p>" for number in range(100))
    told = page_diff(page, page.replace("<b>x", "<b>y")).splitlines()

    assert "… 97 more changes" == told[-1]
    assert MOST_LINES + LONGEST_RUN + 2 * CONTEXT > len(told)


def test_neighbouring_places_share_the_lines_between_them() -> None:
    assert "…\n-<a>\n+<i>\n <b>\n <b>\n-<a>\n+<i>" == page_diff("<a><b><b><a>", "<i><b><b><i>")


def test_an_undecodable_byte_is_written_as_an_escape() -> None:
    before, after = (
        Response(200, (("Content-Type", "text/html; charset=windows-1252"),), body)
        for body in (b"<p>caf\xe9 \x81", b"<b>caf\xe9 \x81")
    )

    assert "…\n-<p>café \\udc81\n+<b>café \\udc81" == response_diff(before, after)


def test_a_body_that_travels_compressed_is_told_as_its_header() -> None:
    before, after = Response(200, body=b"<p>a"), Response(200, body=b"<p>a", coding="gzip")

    assert ("+Content-Encoding: gzip", 8) == (response_diff(before, after), changed_bytes(before, after))


def test_a_large_page_that_changed_everywhere_is_cut_short() -> None:
    large = "".join(f'<div class="card c{number % 7}"><p>text {number}</p></div>\n' for number in range(20_000))
    lines = page_diff(large, large.replace('class="', "class='")).splitlines()

    assert "… more changes, to the end of the page" == lines[-1]


def test_a_part_of_a_page_is_told_between_the_lines_around_it() -> None:
    source = f"<main>\n<p>{'so ' * 99}we are Gone</b> for good<p>b<p>c"
    start = source.index("Gone")
    before = f"{'so ' * 99}we are"[-LONGEST_LINE // 4 :]
    assert f" <main>\n …{before}\n+Gone\n </b> for good\n <p>b" == page_excerpt(source, start, start + len("Gone"))


def test_of_a_long_part_the_first_lines_are_told() -> None:
    page = "<ul>" + "<li>a" * 9
    lines = ["…", " <li>a", " <li>a", *["+<li>a"] * FIRST, f"… {6 - FIRST} more lines added", " <li>a"]
    assert lines == page_excerpt(page, page.index("<li>") + 10, len(page) - 5).splitlines()


def test_a_beginning_is_told_text_by_text() -> None:
    texts = ["a\n  b", " ", "c", *("x" * 999 for _ in range(MOST_BEGINNING))]
    told = page_beginning(texts).splitlines()
    assert [" a b", " c"] == told[:2]
    assert "…" == told[MOST_BEGINNING]
    assert {LONGEST_LINE + len(" …")} == set(map(len, told[2:MOST_BEGINNING]))
    assert "" == page_beginning([])
