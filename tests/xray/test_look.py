"""What an x-ray promises: ways that stand in for each other, counted siblings, lists, lost results, and its bounds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.errors import ScraperError
from harness.hunt import Bench, Elsewhere, sandbox_of
from harness.model.xray import Xray, XrayField
from harness.sandbox import AnySandbox
from harness.xray import chosen, probe, xray
from harness.xray.look import look
from tests.explore.stories import case
from tests.hunt.bench_of import OPTIONS, bench_of, spec_of
from tests.xray.test_locators import told

EVALUATING = """
    from parsel import Selector

    def scrape(html):
        fields, css = re.match("<!--(.*?)-->", html)[1], Selector(html).css
        return eval(fields)
"""
"""A scraper that is told by the page which fields it has, so that one process serves all tests."""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnySandbox]:
    with sandbox_of(spec_of(tmp_path_factory.mktemp("evaluating"), EVALUATING), OPTIONS) as opened:
        yield opened


def looked(sandbox: AnySandbox, fields: str, page: str) -> Xray:
    return look(Bench(sandbox, case(f"<!--{{{fields}}}-->{page}"), (), OPTIONS))


def named(seen: Xray, name: str) -> XrayField:
    return next(one for one in seen.fields if one.name == name)


def parts(one: XrayField) -> list[str]:
    return [told(part) for part in one.parts]


def ways(one: XrayField) -> list[list[list[str]]]:
    return [[[told(part) for part in way] for way in either.ways] for either in one.either]


def test_ways_that_stand_in_for_each_other_are_told_as_either(sandbox: AnySandbox) -> None:
    """Neither `og:title` nor the heading matters alone; each is told with all that leads there."""
    page = '<head><meta property="og:title" content="Kettle"></head><body><h1 class="t">Kettle</h1></body>'
    open_graph = "[property='og:title']::attr(content)"
    seen = looked(sandbox, f'"title": css("{open_graph}").get() or css("h1::text").get()', page)

    assert [] == parts(named(seen, "title"))
    assert [
        [["meta attribute content = value", "meta attribute property"], ["h1 tag", "h1 text = value"]],
    ] == ways(named(seen, "title"))
    assert not named(seen, "title").masked


def test_a_way_that_another_field_depends_on_is_found_too(sandbox: AnySandbox) -> None:
    """The heading stays for the sake of `heading`; of `title` it is one of two ways all the same."""
    page = '<head><meta property="og:title" content="Kettle"></head><body><h1>Kettle</h1></body>'
    title = "css(\"[property='og:title']::attr(content)\").get() or css('h1::text').get()"
    seen = looked(sandbox, f"'title': {title}, 'heading': css('h1::text').get()", page)

    meta = ["meta attribute content = value", "meta attribute property"]
    assert ["h1 tag", "h1 text = value"] == parts(named(seen, "heading"))
    assert ([], [[meta, ["h1 tag", "h1 text = value"]]]) == (parts(named(seen, "title")), ways(named(seen, "title")))


def test_what_a_group_hides_is_found_in_the_end(sandbox: AnySandbox) -> None:
    """With all of the head gone, the icon's title makes up for the loss of `og:title`; alone it does not."""
    head = '<meta property="og:title" content="Kettle"><title>Kettle | Shop</title>'
    page = f"<head>{head}</head><body><svg><title>Kettle</title></svg></body>"
    title = "css(\"[property='og:title']::attr(content)\").get() or css('title::text').get()"
    seen = looked(sandbox, f"'title': {title}", page)

    assert ["meta attribute content = value", "meta attribute property"] == parts(named(seen, "title"))
    assert ([], False) == (ways(named(seen, "title")), named(seen, "title").masked)


def test_two_names_of_one_element_are_two_ways(sandbox: AnySandbox) -> None:
    page = '<main><p id="price" class="cost">19.99</p><p>more</p></main>'
    seen = looked(sandbox, '"price": css("#price::text").get() or css(".cost::text").get()', page)

    assert [".cost text = value"] == parts(named(seen, "price"))
    assert [[[".cost attribute id"], [".cost class cost"]]] == ways(named(seen, "price"))


def test_a_value_that_stands_twice_is_either_of_two_elements(sandbox: AnySandbox) -> None:
    page = '<main><div><b class="p">5.00</b></div><div><b class="p">5.00</b></div></main>'
    seen = looked(sandbox, '"price": css(".p::text").get()', page)

    first, second = "main > div:nth-of-type(1) > b", "main > div:nth-of-type(2) > b"
    assert [[[f"{first} class p", f"{first} text = value"], [f"{second} class p", f"{second} text = value"]]] == ways(
        named(seen, "price")
    )


def test_a_lost_result_is_told_apart(sandbox: AnySandbox) -> None:
    """A crash loses all fields, so that it is the whole result's; the field's own is what its value follows."""
    fields = '"price": float(css(".p::text").get()), "name": css("h1::text").get()'
    seen = looked(sandbox, fields, "<h1>A</h1><b class=p>5</b>")
    whole = named(seen, "*")

    assert ["b class p", "b text"] == parts(whole)
    assert {"crash: TypeError"} == {part.lost.partition(" at ")[0] for part in whole.parts}
    assert ["b text = value"] == parts(named(seen, "price"))
    assert ["h1 tag", "h1 text = value"] == parts(named(seen, "name"))


def test_of_a_list_a_few_entries_are_told_apart(sandbox: AnySandbox) -> None:
    page = "<ul>" + "".join(f"<li class=i>Entry {number}</li>" for number in range(40)) + "</ul>"
    seen = looked(sandbox, '"entries": css(".i::text").getall()', page)

    entries = [f"li:nth-of-type({number})" for number in (1, 2, 3)]
    assert [f"ul > {entry} {what}" for entry in entries for what in ("class i", "text = value")] == parts(
        named(seen, "entries")
    )
    assert 37 == max(part.alike for part in named(seen, "entries").parts)


def test_siblings_that_are_counted_are_no_list(sandbox: AnySandbox) -> None:
    """Six of a kind stand before the target: each is told, and the target is not taken for one more of them."""
    page = "<ul>" + "".join(f"<li>Entry {number}</li>" for number in range(9)) + "</ul>"
    seen = looked(sandbox, '"seventh": css("li:nth-child(7)::text").get()', page)
    found = parts(named(seen, "seventh"))

    assert [f"ul > li:nth-of-type({number}) presence" for number in range(1, 7)] == found[:6]
    assert [f"ul > li:nth-of-type(7) {what}" for what in ("tag", "text = value", "child", "position")] == found[6:]


def test_runs_grow_with_what_matters_and_not_with_the_page(sandbox: AnySandbox) -> None:
    pages = (f"<main><p class=t>A</p></main>{'<div><p>x</p></div>' * times}" for times in (20, 500))
    small, large = (looked(sandbox, '"t": css("main .t::text").get()', page) for page in pages)

    assert parts(named(small, "t")) == parts(named(large, "t"))
    assert large.runs - small.runs <= 15


def test_a_page_that_nests_without_end_is_looked_at(sandbox: AnySandbox) -> None:
    page = f"<h1>A</h1>{'<table><b>' * 700}{'<div>' * 1500}<p>x</p>"
    seen = looked(sandbox, '"t": css("h1::text").get()', page)

    assert ["h1 tag", "h1 text = value"] == parts(named(seen, "t"))


def test_finds_the_same_each_time(sandbox: AnySandbox) -> None:
    page = "<main><h1>A</h1><p class=x>B</p></main>"
    one, other = (looked(sandbox, '"t": css("h1::text").get(), "x": css(".x::text").get()', page) for _ in range(2))

    assert one == other


def test_stops_when_the_runs_are_spent(sandbox: AnySandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "MOST_RUNS", 5)
    seen = looked(sandbox, '"t": css("h1::text").get()', "<main><h1>A</h1></main>")

    assert (5, False, ("stopped after 5 runs, so that parts are missing",)) == (seen.runs, seen.complete, seen.notes)


def test_a_page_that_is_json_has_keys(tmp_path: Path) -> None:
    source = """
        import json
        def scrape(html):
            return {"price": ((json.loads(html).get("offers") or [{}])[0] or {}).get("price")}
    """
    with bench_of(tmp_path, source, case('{"name": "Kettle", "offers": [{"price": 5, "was": 6}]}')) as bench:
        seen = look(bench)

    assert ["key offers", "key offers[0].price = value"] == parts(named(seen, "price"))


def test_of_a_list_in_json_a_few_entries_are_told_apart(tmp_path: Path) -> None:
    """In each of two blocks alike, too."""
    source = """
        import json
        def scrape(html):
            blocks = re.findall("<script type=.application/ld.json.>(.*?)</script>", html)
            return {"names": [one.get("name") for block in blocks for one in json.loads(block).get("items") or []]}
    """
    items = ", ".join(f'{{"name": "N{number}", "id": {number}}}' for number in range(9))
    block = f'<script type="application/ld+json">{{"items": [{items}]}}</script>'
    with bench_of(tmp_path, source, case(f"<head>{block}{block.replace('N', 'M')}</head>")) as bench:
        names = named(look(bench), "names")
    found = [part for part in names.parts if part.kind == "key"]

    first = ["items", "items[0].name", "items[1].name", "items[2].name"]
    assert first * 2 == [part.name for part in found]
    assert [0, 0, 0, 6] * 2 == [part.alike for part in found]
    assert not names.masked


def examined(folder: Path, source: str, page: str = "<h1>A</h1>") -> Xray:
    spec = spec_of(folder, source)
    with sandbox_of(spec, OPTIONS) as sandbox, Elsewhere(spec, OPTIONS) as elsewhere:
        return xray(Bench(sandbox, case(page), (), OPTIONS), spec, elsewhere)


def test_an_unsteady_field_is_left_out_with_a_note(tmp_path: Path) -> None:
    source = """
        import random
        def scrape(html):
            return {"number": random.random(), "title": (re.search("<h1>(.)", html) or [0, None])[1]}
    """
    seen = examined(tmp_path, source)

    assert ["title"] == [one.name for one in seen.fields]
    assert ["number changes without the page: left out"] == [note.partition(" (")[0] for note in seen.notes]


def test_a_page_without_a_result_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ScraperError, match=r"^scraper: story: crash on the recorded page: ValueError.*; repair"):
        examined(tmp_path, 'def scrape(html):\n    raise ValueError("no")')


def test_where_no_field_is_steady_nothing_is_asked(tmp_path: Path) -> None:
    with pytest.raises(ScraperError, match="no field is left to ask for; number changes without the page"):
        examined(tmp_path, "import random\ndef scrape(html):\n    return {'number': random.random()}")


def test_a_case_is_chosen_by_name_or_the_first_with_content() -> None:
    assert case() == chosen([case()], None, "news")
    with pytest.raises(ScraperError, match=r"^news: no case is called 'other'; there is story$"):
        chosen([case()], "other", "news")
