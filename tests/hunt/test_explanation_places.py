"""The place that a sentence names is the one of the value that differs; where that is chance, nothing is said."""

from pathlib import Path
from typing import Any

import pytest

from harness.hunt.explanation import explanation
from harness.model import Case, Exchange, Plan, Request, Response
from harness.mutations.damage.drop_element import DropElement
from harness.mutations.damage.empty_element import EmptyElement
from harness.mutations.data.json_ld_shape import JsonLdShape
from harness.mutations.hostile.hostile_number import HostileNumber
from harness.mutations.json_block import BlockKind
from harness.mutations.noise.insert_comment import InsertComment
from harness.mutations.noise.omit_end_tag import OmitEndTag
from harness.page import Anchor
from tests.hunt.bench_of import bench_of

URL = "https://shop.example/"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
ROWS = "".join(f'<tr data-number="INV-70{row}"><td>paid</td></tr>' for row in range(5))
REFERENCES = "".join(f'<li id="ref{row}">Hale {row}. J. Coast. Res. <b>{row}7</b>, 54</li>' for row in range(1, 6))
PARAGRAPHS = "".join(f"<p>Paragraph {row} tells what happened that day.</p>" for row in range(5))
RECIPE = '<ul class="of"><li>1 shallot</li></ul><script id="__NEXT_DATA__" type="application/json">{"qty": 1}</script>'
LOTS = "".join(f'<li data-lot="{row}"><b>GBP</b> <i>({row} bids)</i></li>' for row in (27, 28, 29))
PLACES = "<ol><li id=aff1>Institute of Saltmere</li><li id=aff2>Université de Brae</li></ol>"


def at(path: str) -> Anchor:
    return Anchor(-1, f"html/body/{path}")


def said(folder: Path, body: str, scraper: str, check: str, mutation: Any) -> str:
    """Return the sentence of the failure of this check that a change of the page brings about."""
    source = f"<!doctype html><html><head><title>Shop</title></head><body>{body}</body></html>"
    answered = Exchange(Request("GET", URL), Response(200, HTML, source.encode()))
    with bench_of(folder, scraper, Case("page", "page.yaml", URL, (answered,)), []) as bench:
        plan = Plan((mutation,))
        verdict = bench.try_plan(plan, mutation.family)
        assert verdict
        finding = next(one for one in verdict.findings if one.check == check)
        return explanation(bench, plan, finding, verdict)


def test_of_a_list_the_entry_that_differs_is_named(tmp_path: Path) -> None:
    """Not the nearest of those that are looked for."""
    scraper = """
    import lxml.html

    def scrape(html):
        return {"references": [one.text_content() for one in lxml.html.fromstring(html).xpath("//li")]}
    """

    assert (
        "`references` stands in `li#ref2`; once the `<b>` of `li#ref2` is emptied, another value comes back."
    ) == said(tmp_path, f"<ol>{REFERENCES}</ol>", scraper, "wrong-value", EmptyElement(at=at("ol/li[2]/b")))


def test_what_is_put_behind_an_element_does_not_strike_the_next(tmp_path: Path) -> None:
    scraper = """
    def scrape(html):
        if "--><tr" in html:
            raise ValueError("a comment")
        return [{"number": one} for one in re.findall('data-number="(.*?)"', html)]
    """
    comment = InsertComment(at=at("table/tbody/tr[2]"), text="x")

    assert "" == said(tmp_path, f"<table><tbody>{ROWS}</tbody></table>", scraper, "crash", comment)


def test_a_change_of_the_whole_page_has_no_place(tmp_path: Path) -> None:
    """Where it was drawn says nothing of it."""
    scraper = """
    def scrape(html):
        return {"title": "Story", "text": "\\n".join(re.findall("<p>(.*?)</p>", html))}
    """
    change = OmitEndTag(at=at("div/p[3]"), scope="page")

    assert (
        "`text` stands in the first `<p>` of `div.text` and its like;"
        " once the whole page lacks its optional end tags, it is lost."
    ) == said(tmp_path, f'<div class="text">{PARAGRAPHS}</div>', scraper, "noise-sensitive", change)


def test_nothing_is_said_of_a_value_that_was_hardly_read_where_it_stands(tmp_path: Path) -> None:
    """A script is changed, and the value changes with it, though it stands outside as well."""
    scraper = """
    import json

    def scrape(html):
        data = re.search('json">(.*?)</script>', html)[1]
        return {"ingredient": f"{json.loads(data)['qty']} shallot"}
    """
    change = HostileNumber(at=at("script"), path=("qty",), value="-1")

    assert "" == said(tmp_path, RECIPE, scraper, "wrong-value", change)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("bids", ""),
        (
            "lot",
            (
                "`lot` stands in the attribute `data-lot` of the second `<li>` of the `<ul>`;"
                " once the `<b>` of a `<li>` is emptied, another value comes back."
            ),
        ),
    ],
)
def test_a_small_number_in_an_attribute_named_otherwise_is_chance(tmp_path: Path, name: str, sentence: str) -> None:
    scraper = f"""
    import lxml.html

    def scrape(html):
        for lot in lxml.html.fromstring(html).xpath("//li"):
            bids = int("".join(filter(str.isdigit, lot[1].text))) if lot[0].text else 0
            yield {{"name": lot[0].tag, "{name}": bids}}
    """
    change = EmptyElement(at=at("ul/li[2]/b"))

    assert sentence == said(tmp_path, f"<ul>{LOTS}</ul>", scraper, "wrong-value", change)


def test_an_entry_that_comes_more_often_is_no_part_of_a_text(tmp_path: Path) -> None:
    scraper = """
    import lxml.html

    def scrape(html):
        places = [one.text for one in lxml.html.fromstring(html).xpath("//li")]
        return {"places": [places[0], places[-1]]}
    """

    assert "`places` stands in `li#aff2`; once it is removed, an entry comes back more often." == said(
        tmp_path, PLACES, scraper, "duplicate-content", DropElement(at=at("ol/li[2]"))
    )


@pytest.mark.parametrize(
    ("body", "path", "block", "place"),
    [
        (
            r'<script>S = JSON.parse("{\"offer\": {\"price\": 39.95}}")</script>',
            "script",
            "state",
            "`offer.price` of the state",
        ),
        (
            """<div id="lamp" data-of="{&quot;offer&quot;: {&quot;price&quot;: 39.95}}"></div>""",
            "div",
            "@data-of",
            "the attribute `data-of` of `div#lamp`",
        ),
    ],
)
def test_json_is_named_by_what_holds_it(tmp_path: Path, body: str, path: str, block: BlockKind, place: str) -> None:
    scraper = r"""
    import html as references, json, re

    def scrape(html):
        found = re.search(r'\{.*\}', references.unescape(html.replace('\\"', '"')))
        return {"price": json.loads(found[0])["offer"]["price"]}
    """
    change = JsonLdShape(at=at(path), path=("offer", "price"), to="text", block=block)
    named = "attribute `data-of`" if block == "@data-of" else block

    assert (
        f"`price` stands in {place}; once `offer.price` of the {named} has another shape, it comes back as a text."
    ) == said(tmp_path, body, scraper, "type-change", change)
