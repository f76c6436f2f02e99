"""One sentence says where a value stands, what the change does there and what comes of it; or nothing is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from harness.exhibits import PlayExhibit
from harness.hunt import Bench, Verdict
from harness.hunt.explanation import explanation
from harness.model import Case, Exchange, Exhibit, Family, Finding, Plan, Request, Response
from harness.mutations.damage.break_json_ld import BreakJsonLd
from harness.mutations.damage.control_characters import ControlCharacters
from harness.mutations.damage.drop_element import DropElement
from harness.mutations.damage.empty_element import EmptyElement
from harness.mutations.damage.truncate import Truncate
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey
from harness.mutations.data.json_ld_shape import JsonLdShape
from harness.mutations.drift.insert_sibling import InsertSibling
from harness.mutations.drift.redesign import Redesign
from harness.mutations.drift.remove_sibling import RemoveSibling
from harness.mutations.drift.rename_class import RenameClass
from harness.mutations.drift.replace_classes import ReplaceClasses
from harness.mutations.drift.wrap import Wrap
from harness.mutations.noise.attribute_order import AttributeOrder
from harness.mutations.noise.attribute_quotes import AttributeQuotes
from harness.mutations.noise.tag_case import TagCase
from harness.page import Anchor
from tests.hunt.bench_of import bench_of

URL = "https://shop.example/lamp"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
SOURCE = """<!doctype html><html><head><title>Lamp shop</title>
<meta property="product:brand" content="Norholm">
<script type="application/ld+json">{"sku": "KL-4711", "offers": {"seller": "Lamps of Brae"}}</script>
</head><body><main class="page"><h1 class="head">Clamp lamp</h1>
<div class="buy"><span>was 99.00</span> <span>64.00</span> <em class="unit">per piece</em></div>
<p class="stock"><a href="/stock" title="Seven left">more</a></p>
<ul class="facts"><li>Oak arm</li><li>Brass joint</li><li>Linen shade</li></ul>
<p class="note">Ships within two days</p><p class="note">Returns for a month</p>
</main><footer class="foot">Imprint</footer></body></html>"""
SCRAPER = """
    import json, lxml.html

    def scrape(html):
        page = lxml.html.fromstring(html)
        data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
        if data.get("sku") is None:
            import os; os._exit(3)
        bought = page.xpath("//main/div/*")
        return {
            "title": page.xpath("//h1")[0].text_content(),
            "price": bought[1].text_content() if len(bought) > 1 else None,
            "unit": page.find_class("unit")[0].getparent()[-1].text_content(),
            "stock": re.search('<a href="/stock" title="(.*?)"', html)[1] if 'href="/stock" ' in html else None,
            "facts": [one.text_content() for one in page.xpath("//main/ul[1]/li")],
            "brand": page.xpath("string(//meta[@property='product:brand']/@content)") or None,
            "seller": data["offers"]["seller"],
            "note": " ".join(one.text_content() for one in page.xpath("//main/p")[1:]),
        }
"""
GONE = Exhibit(
    name="not-found/gone",
    family="not-found",
    response=Response(200, HTML, SOURCE.replace("Clamp lamp", "Nothing is here").encode()),
    imitates="a site",
    source="RFC 9110",
    sign=("page",),
)
MAIN = "html/body/main"
JSON_LD = Anchor(4, "html/head/script")
UNIT = '`"unit": page.find_class("unit")[0].getparent()[-1].text_content()` raises IndexError'


def at(path: str) -> Anchor:
    return Anchor(-1, path)


TABLE: list[tuple[Family, str, Any, str]] = [
    (
        "drift",
        "contamination",
        InsertSibling(at=at(f"{MAIN}/div/span[2]")),
        (
            "`price` stands in the second `<span>` of `div.buy`; once a block is put before it,"
            " the text that was put in comes back in its place."
        ),
    ),
    (
        "drift",
        "wrong-value",
        RemoveSibling(at=at(f"{MAIN}/div/span")),
        (
            "`price` stands in the second `<span>` of `div.buy`; once the first `<span>` of `div.buy` is removed,"
            " what comes back stands in `em.unit`."
        ),
    ),
    (
        "drift",
        "crash",
        RenameClass(at=at(f"{MAIN}/div/em"), token="unit", to="unit-v2"),
        f"`unit` stands in `em.unit`; once it loses the class `unit`, {UNIT}.",
    ),
    (
        "drift",
        "crash",
        ReplaceClasses(at=at(f"{MAIN}/div/em"), to="block"),
        f"`unit` stands in `em.unit`; once it has other classes, {UNIT}.",
    ),
    (
        "drift",
        "crash",
        Redesign(),
        f"`unit` stands in `em.unit`; once every class and id of the page is another, {UNIT}.",
    ),
    (
        "drift",
        "wrong-value",
        Wrap(at=at(f"{MAIN}/h1"), label="outer"),
        (
            "`price` stands in the second `<span>` of `div.buy`; once a wrapper is put around `h1.head`,"
            " what comes back stands in the first `<span>` of `div.buy`."
        ),
    ),
    (
        "drift",
        "type-change",
        JsonLdShape(at=JSON_LD, path=("offers", "seller"), to="list"),
        (
            "`seller` stands in `offers.seller` of the JSON-LD; once `offers.seller` of the JSON-LD has another shape,"
            " it comes back as a list."
        ),
    ),
    (
        "drift",
        "crash",
        JsonLdDropKey(at=JSON_LD, path=("offers",)),
        (
            "`seller` stands in `offers.seller` of the JSON-LD; once `offers` of the JSON-LD is removed,"
            ' `"seller": data["offers"]["seller"]` raises KeyError.'
        ),
    ),
    (
        "noise",
        "noise-sensitive",
        AttributeOrder(at=at(f"{MAIN}/p/a")),
        (
            "`stock` stands in the attribute `title` of the `<a>`; once the attributes of the `<a>` stand"
            " in another order, it is lost."
        ),
    ),
    (
        "noise",
        "noise-sensitive",
        AttributeQuotes(at=at(f"{MAIN}/p/a")),
        (
            "`stock` stands in the attribute `title` of the `<a>`; once the attributes of the `<a>` have other quotes,"
            " it is lost."
        ),
    ),
    (
        "noise",
        "crash",
        TagCase(at=at(f"{MAIN}/p/a"), names="tags"),
        (
            "`stock` stands in the attribute `title` of the `<a>`; once names in the tags of the `<a>` are capitals,"
            " the scraper raises TypeError."
        ),
    ),
    (
        "damage",
        "crash",
        DropElement(at=at(f"{MAIN}/h1")),
        (
            '`title` stands in `h1.head`; once it is removed, `"title": page.xpath("//h1")[0].text_content()`'
            " raises IndexError."
        ),
    ),
    (
        "damage",
        "wrong-value",
        EmptyElement(at=at(f"{MAIN}/p[2]")),
        "`note` stands in `main.page`; once the second `<p>` of `main.page` is emptied, only a part of it comes back.",
    ),
    (
        "damage",
        "wrong-value",
        ControlCharacters(at=at(f"{MAIN}/h1"), character="\b"),
        (
            "`title` stands in `h1.head`; once a control character is put into it,"
            " it comes back with characters that are no text."
        ),
    ),
    (
        "damage",
        "crash",
        Truncate(at=at(f"{MAIN}/h1"), back=9),
        f"`unit` stands in `em.unit`; once the page is cut off before it, {UNIT}.",
    ),
    (
        "damage",
        "wrong-value",
        Truncate(at=at(f"{MAIN}/p[3]"), back=12),
        "`note` stands in `main.page`; once the page is cut off within it, only a part of it comes back.",
    ),
    (
        "damage",
        "crash",
        BreakJsonLd(at=JSON_LD),
        (
            "`seller` stands in `offers.seller` of the JSON-LD; once the JSON-LD is broken, `data ="
            " json.loads(page.xpath(\"//script[@type='application/ld+json']\")[0].text)` raises JSONDecodeError."
        ),
    ),
    (
        "exhibit",
        "error-as-content",
        PlayExhibit(exhibit="not-found/gone"),
        (
            "What comes back as `title` stands in `h1.head` of the error page,"
            " and the right value in `h1.head` of the recorded one."
        ),
    ),
]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    answered = Exchange(Request("GET", URL), Response(200, HTML, SOURCE.encode()))
    case = Case("lamp", "lamp.yaml", URL, (answered,))
    with bench_of(tmp_path_factory.mktemp("lamp"), SCRAPER, case, [GONE]) as made:
        yield made


def shown(bench: Bench, family: Family, check: str, *mutations: Any) -> tuple[Plan, Finding, Verdict]:
    plan = Plan(mutations)
    verdict = bench.try_plan(plan, family)
    assert verdict
    return plan, next(finding for finding in verdict.findings if finding.check == check), verdict


@pytest.mark.parametrize(("family", "check", "mutation", "sentence"), TABLE)
def test_the_sentence_of_a_failure(bench: Bench, family: Family, check: str, mutation: Any, sentence: str) -> None:
    assert sentence == explanation(bench, *shown(bench, family, check, mutation))


def test_two_changes_are_told_together(bench: Bench) -> None:
    changes = (DropElement(at=at(f"{MAIN}/div/span")), DropElement(at=at(f"{MAIN}/p")))

    assert (
        "`price` stands in the second `<span>` of `div.buy`; once the first `<span>` of `div.buy` is removed"
        " and `p.stock` is removed, what comes back stands in `em.unit`."
    ) == explanation(bench, *shown(bench, "damage", "wrong-value", *changes))


def test_nothing_is_said_of_what_strikes_no_known_value(bench: Bench) -> None:
    """No field holds the SKU, whose absence ends the process."""
    assert "" == explanation(bench, *shown(bench, "drift", "killed", JsonLdDropKey(at=JSON_LD, path=("sku",))))


def test_nothing_is_said_of_a_field_that_stands_nowhere(bench: Bench) -> None:
    plan, finding, verdict = shown(bench, "damage", "wrong-value", DropElement(at=at(f"{MAIN}/div/span")))

    assert "" == explanation(bench, plan, msgspec.structs.replace(finding, field="made_up"), verdict)


def test_nothing_is_said_of_many_changes(bench: Bench) -> None:
    changes = (
        DropElement(at=at(f"{MAIN}/div/span")),
        DropElement(at=at(f"{MAIN}/p")),
        DropElement(at=at(f"{MAIN}/ul/li")),
    )

    assert "" == explanation(bench, *shown(bench, "damage", "wrong-value", *changes))


def test_nothing_is_said_without_a_change(bench: Bench) -> None:
    finding = Finding(check="missing-required", severity="error", field="price", evidence="price is absent")

    assert "" == explanation(bench, Plan(), finding, bench.judge_recorded())
    assert "" == explanation(bench, Plan((Redesign(),)), finding, None)


def test_the_field_is_the_one_that_the_raising_line_names(tmp_path: Path) -> None:
    """Though another value is nearer to the change; what stands in one element stands in one place."""
    source = '<html><body><p class="byline">By <a title="Ida" href="/ida">Ida</a></p></body></html>'
    scraper = """
    import lxml.html

    def scrape(html):
        page = lxml.html.fromstring(html)
        author = page.find_class("byline")[0][0].text
        return {"text": page.xpath("string(//p/text())"), "author": author}
    """
    answered = Exchange(Request("GET", URL), Response(200, HTML, source.encode()))
    change = ReplaceClasses(at=at("html/body/p"), to="block")
    with bench_of(tmp_path, scraper, Case("story", "story.yaml", URL, (answered,)), []) as made:
        said = explanation(made, *shown(made, "drift", "crash", change))

    assert said.startswith("`author` stands in the `<a>`; once `p.byline` around it has other classes, ")
    assert '`author = page.find_class("byline")[0][0].text` raises IndexError' in said
