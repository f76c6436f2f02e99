"""What changes JSON changes it alike where a script has it as it is and where it has it in a string."""

from typing import Any

import pytest
from hypothesis import given, settings

from harness.mutations.aim import Aim
from harness.mutations.damage import DAMAGE
from harness.mutations.data import DATA
from harness.mutations.hostile import HOSTILE
from harness.mutations.json_text import escaped, string_of_script
from harness.page import combine, splice
from tests.mutations.drift.applied import page

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


def near(source: str) -> Aim:
    found = page(source)
    (script,) = found.by_tag["script"]
    stated = tuple(found.source.index(text) for text in ("1299.50", "24.00"))
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
