"""What changes JSON changes it alike where a script has it as it is, where it has it in a string, and in attributes."""

from html import escape, unescape
from typing import Any

import msgspec
import pytest
from hypothesis import find, given, settings

from harness.mutations.aim import Aim
from harness.mutations.damage import DAMAGE
from harness.mutations.damage.break_json_ld import BreakJsonLd
from harness.mutations.data import DATA
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey
from harness.mutations.data.json_ld_shape import JsonLdShape
from harness.mutations.data.places import blocks
from harness.mutations.hostile import HOSTILE
from harness.mutations.json_text import escaped, string_of_script
from harness.page import combine, splice
from tests.mutations.drift.applied import applied, page
from tests.mutations.test_registry import drawn

STATE = """{"headline": "Kettles \\"boil\\" & whistle", "published_at": "2026-11-24T10:00:00+01:00", "author": "A. N.",
"offers": [{"price": "1299.50", "priceCurrency": "EUR", "image": "https://shop.example/k.jpg", "none": null},
{"price": "24.00", "priceCurrency": "EUR", "image": "https://shop.example/l.jpg", "none": null}]}"""
BEFORE, AFTER = "<p>Kettle</p><script>window.S = ", ";f()</script><p>24.00</p>"
PLAIN = page(f"{BEFORE}{STATE}{AFTER}")
NAMES = (
    *("json-ld-drop-key", "json-ld-shape", "json-ld-move-root", "json-ld-drop-block", "json-ld-rename-key"),
    *("json-ld-list-length", "json-ld-date-form", "json-ld-number-form", "json-ld-entities", "drop-entry-key"),
    *("hostile-json", "control-in-json", "long-run", "hostile-number", "hostile-date", "hostile-url"),
)
DRAWN = {record.__struct_config__.tag: draw for record, draw in (*DATA, *DAMAGE, *HOSTILE)}
EXAMPLES = settings(max_examples=25, database=None, deadline=None)


def near(source: str, tag: str = "script") -> Aim:
    found = page(source)
    (script,) = found.by_tag[tag]
    stated = tuple(sorted(found.source.find(text) for text in ("2026-11-24", "1299.50", "https://", "24.00")))
    return Aim(found, (script.index,), (script.index,), (script.index,), stated=stated)


def unquoted(source: str) -> str:
    """The page as it would be with the state itself where it has the string."""
    before, begun, rest = source.partition("JSON.parse(")
    string, ended, after = rest.rpartition(");f()")
    return f"{before}{string_of_script(string, 0, len(string)).text};f(){after}" if begun and ended else source


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("quote", "\"'`")
def test_is_changed_alike(name: str, quote: str) -> None:
    quoted = page(f"{BEFORE}JSON.parse({quote}{escaped(STATE, quote)}{quote}){AFTER}")

    @EXAMPLES
    @given(DRAWN[name](near(PLAIN.source)))
    def alike(change: Any) -> None:
        plain, text = (splice(one.source, combine([change.edits(one)])[0]) for one in (PLAIN, quoted))
        assert plain == unquoted(text)

    alike()


IN_ATTRIBUTES = [
    *("json-ld-drop-key", "json-ld-shape", "json-ld-move-root", "json-ld-rename-key", "json-ld-list-length"),
    *("json-ld-date-form", "json-ld-number-form", "json-ld-entities", "hostile-number", "hostile-date", "hostile-url"),
]
BEGUN, ENDED = '<p>Kettle</p><div data-a="1" data-state="', '">x</div><p>24.00</p>'
ATTRIBUTE = page(f"{BEGUN}{escape(STATE)}{ENDED}")


@pytest.mark.parametrize("name", IN_ATTRIBUTES)
def test_is_changed_alike_in_an_attribute(name: str) -> None:
    @EXAMPLES
    @given(DRAWN[name](near(PLAIN.source)))
    def alike(change: Any) -> None:
        if change.at.path == PLAIN.paths[PLAIN.by_tag["script"][0].index]:
            there = {"block": "@data-state"} if hasattr(change, "block") else {"attribute": "data-state"}
            moved = msgspec.structs.replace(change, at=ATTRIBUTE.anchor(ATTRIBUTE.by_tag["div"][0]), **there)
            text = splice(ATTRIBUTE.source, combine([moved.edits(ATTRIBUTE)])[0])
            plain = splice(PLAIN.source, combine([change.edits(PLAIN)])[0])
            state = unescape(text.removeprefix(BEGUN).removesuffix(ENDED))
            assert plain.removeprefix(BEFORE).removesuffix(AFTER) == state

    alike()


@pytest.mark.parametrize("name", IN_ATTRIBUTES)
def test_an_attribute_that_is_read_is_struck(name: str) -> None:
    found = find(DRAWN[name](near(ATTRIBUTE.source, "div")), lambda change: "data-state" in change.describe())

    assert found.edits(ATTRIBUTE)


@pytest.mark.parametrize("name", ["json-ld-drop-block", "json-ld-other-block", "break-json-ld"])
def test_an_element_is_no_script_for_its_attribute(name: str) -> None:
    assert DRAWN[name](near(ATTRIBUTE.source, "div")).is_empty


def test_a_script_of_another_kind_is_left_alone() -> None:
    change = JsonLdDropKey(at=PLAIN.anchor(PLAIN.by_tag["script"][0]), path=("author",), block="JSON-LD")

    assert [] == change.edits(PLAIN)


def test_a_string_has_no_undefined() -> None:
    for quote, nulls in (('"', 0), ("", 2)):
        state = f"JSON.parse({quote}{escaped(STATE, quote)}{quote})" if quote else STATE
        found = page(f"{BEFORE}{state}{AFTER}")
        change = BreakJsonLd(at=found.anchor(found.by_tag["script"][0]), fault="undefined", block="state")
        assert nulls == len(change.edits(found))


@pytest.mark.parametrize("name", ["json-ld-drop-key", "json-ld-drop-block", "json-ld-other-block", "break-json-ld"])
def test_an_attribute_that_is_not_read_is_no_block(name: str) -> None:
    assert DRAWN[name](near('<div data-state="{&quot;price&quot;: null}">x</div>', "div")).is_empty


def test_of_a_list_the_same_attribute_changes_everywhere_and_is_drawn_once() -> None:
    card = """<li data-of='{{"price": {price}}}' data-shown='{{"at": 1, "price": 1}}'><b>{price}</b></li>"""
    source = f"<ul>{card.format(price=1000)}{card.format(price=2000)}<li data-of='1'>3</li></ul>"
    found = page(source)
    cards = tuple(element.index for element in found.by_tag["li"])
    stated = tuple(found.source.index(price) for price in ("1000", "2000"))
    (shown,) = {element.index for element, _ in blocks(Aim(found, cards, cards, (), stated=stated))}
    change = JsonLdDropKey(at=found.anchor(found.elements[shown]), path=("price",), how="null", block="@data-of")

    assert cards[0] == shown
    assert source.replace(": 1000", ": null").replace(": 2000", ": null") == applied(change, source)
    assert "@data-of price became null" == change.describe()


def test_a_page_keeps_its_charset() -> None:
    """What an attribute refers to by number may be nothing that the page's charset has."""
    source = """<div data-state="{&quot;name&quot;: &quot;&#8364; 5 <b>&lt;i&gt; é&quot;}">x</div>"""
    found = page(source)
    change = JsonLdShape(at=found.anchor(found.elements[0]), path=("name",), to="list", block="@data-state")

    assert source.replace("&quot;&#8364; 5", "[&quot;&#8364; 5").replace("é&quot;", "é&quot;]").replace(
        "&lt;i&gt;", "<i>"
    ) == applied(change, source).replace("&lt;i&gt;", "<i>")


def test_json_changes_as_often_in_an_attribute_that_is_read_as_in_a_script() -> None:
    shares = [
        sum("block" in record.__struct_fields__ for record in drawn(aim, "drift", 200)) / 200
        for aim in (near(PLAIN.source), near(ATTRIBUTE.source, "div"))
    ]

    assert min(shares) > max(shares) / 2
