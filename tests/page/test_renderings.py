"""A value is looked for as a page may write it."""

import pytest

from harness.page.renderings import blocks, renderings, url_tail


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        (12.5, "12.50"), (12.5, "12,50"), (12.5, "12.5"), (1234.5, "1,234.50"), (1234.5, "1.234,50"),
        (1234.5, "1234.5"), (1234, "1,234"), (1234, "1.234"), (1234, "1'234"), (7.0, "7"), (7, "7.00"), (-3, "-3"),
        (10**30, "1" + "0" * 30),
    ],
)  # fmt: skip
def test_numbers(value: float, spelling: str) -> None:
    assert spelling in renderings(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_not_written(value: float) -> None:
    assert [] == renderings(value)


def test_a_number_is_never_rounded() -> None:
    assert "12.35" not in renderings(12.345)


@pytest.mark.parametrize(
    "spelling",
    ["2026-11-02", "2026-11-02T09:30", "November 2, 2026", "2 Nov 2026", "02.11.2026", "2.11.2026", "11/02/2026"],
)
def test_dates(spelling: str) -> None:
    assert spelling in renderings("2026-11-02T09:30:00+00:00", "datetime.datetime")


def test_a_date_that_is_none_is_left_as_it_is() -> None:
    assert ["2026-99-99"] == renderings("2026-99-99")


def test_decimals() -> None:
    assert "12,50" in renderings("12.5", "decimal.Decimal")
    assert ["NaN-like"] == renderings("NaN-like", "decimal.Decimal")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://a.de/b/c.html?d=1#e", ["https://a.de/b/c.html?d=1#e", "//a.de/b/c.html?d=1#e", "/b/c.html?d=1#e"]),
        ("https://a.example/", ["https://a.example/", "//a.example/"]),
        ("https://[a", ["https://[a"]),
        ("see https://a.example/b", ["see https://a.example/b"]),
    ],
)  # fmt: skip
def test_urls(url: str, found: list[str]) -> None:
    assert found == renderings(url)


@pytest.mark.parametrize(
    ("url", "tail"),
    [
        ("https://a.example/b/story.html#x", "story.html"),
        ("https://a.example/", ""),
        ("https://a.example/b/c", ""),
        ("x/y", ""),
    ],
)
def test_tail_of_a_url(url: str, tail: str) -> None:
    assert tail == url_tail(url)


def test_a_long_text_is_looked_for_by_blocks() -> None:
    first, second = "The first paragraph, long enough.", "The second paragraph, also long."
    assert [first, second] == blocks(f"{first}\n\nshort\n  {second}\n")


@pytest.mark.parametrize("text", ["One line, however long it may be.", "a\nb", "", "\n\n"])
def test_what_has_no_long_blocks_is_looked_for_whole(text: str) -> None:
    assert [text] == blocks(text)


def test_of_many_blocks_the_first_and_last_are_kept() -> None:
    lines = [f"This is paragraph number {number} of many." for number in range(300)]
    found = blocks("\n".join(lines))
    assert (lines[0], lines[-1], 24) == (found[0], found[-1], len(found))
