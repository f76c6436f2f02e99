"""What changes JSON changes it alike where a script has it as it is, where it has it in a string, and in attributes."""

from html import escape, unescape
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from harness.mutations.aim import Aim
from harness.mutations.damage import DAMAGE
from harness.mutations.data import DATA
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey
from harness.mutations.hostile import HOSTILE
from harness.mutations.json_text import escaped, string_of_script
from harness.page import combine, splice
from tests.mutations.drift.applied import applied, page

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
    stated = tuple(found.source.find(text) for text in ("1299.50", "24.00"))
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


@pytest.mark.parametrize("name", [name for name in NAMES if name != "json-ld-drop-block"])
def test_is_changed_alike_in_an_attribute(name: str) -> None:
    begun, ended = '<p>Kettle</p><div data-a="1" data-state="', '">x</div><p>24.00</p>'
    quoted = page(f"{begun}{escape(STATE)}{ended}")
    anchor = quoted.anchor(quoted.by_tag["div"][0])

    @EXAMPLES
    @given(DRAWN[name](near(PLAIN.source)))
    def alike(change: Any) -> None:
        if change.at.path == PLAIN.paths[PLAIN.by_tag["script"][0].index]:
            there = {"at": anchor} | ({"block": "JSON attribute"} if hasattr(change, "block") else {})
            text = splice(quoted.source, combine([msgspec.structs.replace(change, **there).edits(quoted)])[0])
            plain = splice(PLAIN.source, combine([change.edits(PLAIN)])[0])
            state = unescape(text.removeprefix(begun).removesuffix(ended))
            assert plain.removeprefix(BEFORE).removesuffix(AFTER) == state

    alike()


@pytest.mark.parametrize("name", ["json-ld-drop-block", "json-ld-other-block", "break-json-ld"])
def test_an_element_is_no_block_for_its_attribute(name: str) -> None:
    assert DRAWN[name](near('<div data-state="{&quot;price&quot;: null}">x</div>', "div")).is_empty


def test_attributes_of_a_list_change_alike() -> None:
    card = """<li data-of='{{"price": {price}}}'><b>{price}</b></li>"""
    source = f"<ul>{card.format(price=1)}{card.format(price=2)}<li data-of='1'>3</li></ul>"
    found = page(source)
    at = found.anchor(found.by_tag["li"][0])
    change = JsonLdDropKey(at=at, path=("price",), how="null", block="JSON attribute")

    assert source.replace(": 1", ": null").replace(": 2", ": null") == applied(change, source)
    assert "JSON attribute price became null" == change.describe()
