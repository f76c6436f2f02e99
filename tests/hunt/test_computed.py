"""What stands nowhere on the page is looked for by what it follows, in few runs."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness.hunt import aims_of
from harness.hunt.computed import FEW, MOST_RUNS, Sources, sources_of
from harness.model import Response
from harness.page import Edit, Page
from tests.explore.stories import case
from tests.hunt.bench_of import bench_of

EDITS_OF_ONE = 2
"""Most edits that one paragraph takes: of its tags."""

STORY = """<html><head><script type="application/ld+json">{"@type": "Article", "wordCount": 812}</script></head><body>
<h1>Ferry crews end strike</h1><p class="by">Ada Holm, 2 April 2025</p><p class="x">They go back to work.</p>
<a class="n" href="/c/4711">all</a><i class="new">new</i></body></html>"""
READER = """
    import datetime
    def scrape(html):
        day = re.search(r"(\\d+) April (\\d+)", html)
        count = re.search(r'"wordCount": (\\d+)', html)
        number = re.search(r'href="/c/(\\d+)"', html)
        return {
            "title": re.search("<h1>(.*?)</h1>", html)[1],
            "published": f"{day[2]}-04-{int(day[1]):02}" if day else None,
            "minutes": int(count[1]) / 200 if count else None,
            "odd": int(number[1]) % 2 == 1 if number else None,
            "fresh": '<i class="new"' in html,
            "kind": "a story of ours",
        }
"""


def page_of(source: str) -> Page:
    return Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), source.encode()))


def test_a_bench_aims_at_what_computed_values_follow(tmp_path: Path) -> None:
    with bench_of(tmp_path, READER, case(STORY)) as bench:
        ((_, aim),) = aims_of(bench)

    held = [aim.page.elements[index] for index in aim.holders]
    assert ["h1", "p.by", "script", "a.n", "i.new"] == [".".join((one.tag, *one.classes)) for one in held]
    assert set(aim.holders) <= set(aim.near)


SHOP = "<main>{}</main>".format(
    "".join(
        f'<div class="card"><h2 class="name">Lamp {number}</h2><i class="all{" gone" * (number in (6, 9))}">x</i></div>'
        for number in range(1, 13)
    )
)
SOLD_OUT = """
    def scrape(html):
        cards = re.findall(r'<div class="card">(.*?)</div>', html)
        names = [re.search(r'<h2 class="name">(.*?)</h2>', card) for card in cards]
        return [{"name": name[1], "gone": "gone" in card} for name, card in zip(names, cards) if name]
"""


def test_what_follows_a_class_is_aimed_at_in_a_long_list(tmp_path: Path) -> None:
    """Of its entries three are located; the like of what holds these stays, or all others would be lost at once."""
    with bench_of(tmp_path, SOLD_OUT, case(SHOP)) as bench:
        ((_, aim),) = aims_of(bench)

    assert {"i.all.gone"} <= {
        ".".join((one.tag, *one.classes)) for one in (aim.page.elements[index] for index in aim.holders)
    }


@pytest.mark.parametrize(("size", "most"), [(50, 13), (500, 19)])
def test_one_element_among_many_takes_few_runs(size: int, most: int) -> None:
    page = page_of("".join(f"<p>paragraph number {number}</p>" for number in range(size)))
    wanted = page.by_tag["p"][size // 3]
    runs: list[int] = []

    def changed(edits: Sequence[Edit]) -> frozenset[str]:
        runs.append(len(edits))
        return frozenset({"sum"} if any(wanted.start < edit.start < wanted.end for edit in edits) else ())

    assert Sources((wanted.index,)) == sources_of(page, frozenset({"sum"}), changed)
    assert len(runs) <= most


def test_what_follows_no_text_is_looked_for_by_what_finds_an_element() -> None:
    """Not of what holds other values, without which there is no result; and a refusal says nothing of a field."""
    page = page_of("<h1>Lamp</h1>" + 60 * "<p>words</p>" + '<p class="sold">sold out</p>' + 60 * "<p>words</p>")
    heading, sold = page.by_tag["h1"][0], page.by_tag["p"][60]
    runs: list[int] = []

    def changed(edits: Sequence[Edit]) -> frozenset[str] | None:
        runs.append(len(edits))
        assert all(edit.start > heading.content for edit in edits if edit.text != "Lamq")
        if any(edit.text == "Lamq" for edit in edits):
            return None
        return frozenset({"available"} if any(sold.start < edit.start < sold.content for edit in edits) else ())

    held = frozenset({heading.index})
    assert Sources((heading.index, sold.index)) == sources_of(page, frozenset({"available"}), changed, held)
    assert len(runs) <= 35


def test_of_a_field_that_follows_everything_a_few_are_kept() -> None:
    page = page_of("".join(f"<p>paragraph number {number}</p>" for number in range(200)))
    assert FEW == len(
        sources_of(page, frozenset({"digest"}), lambda edits: frozenset({"digest"} if edits else ())).elements
    )


def test_a_scraper_that_needs_all_of_its_page_is_not_asked_for_ever() -> None:
    page = page_of("".join(f"<p>paragraph number {number}</p>" for number in range(1000)))
    runs: list[int] = []

    def changed(edits: Sequence[Edit]) -> frozenset[str]:
        runs.append(len(edits))
        return frozenset({"sum"}) if len(edits) > EDITS_OF_ONE else frozenset()

    assert Sources() == sources_of(page, frozenset({"sum"}), changed)
    assert MOST_RUNS == len(runs)


def test_nothing_is_run_where_every_value_stands_on_the_page() -> None:
    def changed(_: Sequence[Edit]) -> frozenset[str]:
        raise AssertionError

    assert Sources() == sources_of(page_of(STORY), frozenset(), changed)
    assert Sources() == sources_of(page_of(""), frozenset({"sum"}), changed)


CENTS = '[{"size": "S", "cents": 450}, {"size": "M", "cents": 650}, {"size": "L", "cents": 650}]'


@pytest.mark.parametrize("source", [CENTS, f'<script type="application/json">{CENTS}</script>'])
@pytest.mark.parametrize(
    ("fields", "found"),
    [(("prices.S", "prices.M", "prices.L"), ["450", "650", "650"]), (("total", "total", "total"), [])],
)
def test_of_json_the_values_are_found_that_are_each_entry_s_own(
    source: str, fields: Sequence[str], found: list[str]
) -> None:
    """A sum follows several, and so is no entry's."""
    page = page_of(source)
    places = [match.start() for match in re.finditer("[46]50", source)]

    def changed(edits: Sequence[Edit]) -> frozenset[str]:
        return frozenset(fields[places.index(edit.start)] for edit in edits if edit.start in places)

    sources = sources_of(page, frozenset(fields), changed, single=frozenset(fields))
    assert found == [source[start : start + 3] for start in sources.stated]
