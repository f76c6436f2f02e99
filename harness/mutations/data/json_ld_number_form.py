"""Write a price or a count in the JSON of a script as people read it: with a currency, with separators."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places, key_of, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import JsonValue, Path, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

Form = Literal["currency", "symbol", "comma", "thousands", "points"]

PRICES = frozenset({"price", "lowprice", "highprice", "minprice", "maxprice", "amount"})
MEASURES = frozenset({"value", "minvalue", "maxvalue"})
COUNTS = frozenset({"reviewcount", "ratingcount", "offercount", "userinteractioncount", "interactioncount"})
"""Keys of each, in lower case and without dashes."""
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}
USUAL_CURRENCY = "EUR"
THOUSAND = 1000

_TOLD: dict[Form, str] = {
    "currency": "written with its currency",
    "symbol": "written with a currency sign",
    "comma": "written with a decimal comma",
    "thousands": "written with a comma at the thousands",
    "points": "written with a point at the thousands",
}
_AMOUNT = re.compile(r'("?)(\d{1,9}(?:\.\d{1,2})?)\1')
_CURRENCY = re.compile(r"[A-Z]{3}")


class JsonLdNumberForm(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-number-form"):
    """Write the number at `path` of the block `at`, and its like in other items of a list, as text of the form `to`.

    A scraper may give it as the page writes it, so what comes of it never gates.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-number-form"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    path: Path
    to: Form
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Replace each number that can be written so."""
        return [
            block.edit(value.start, value.end, f'"{written}"')
            for block, value in struck(page, self.at, self.block, self.path)
            if (written := _forms(block, value).get(self.to))
        ]

    def simpler(self) -> Iterator[Self]:
        """No form is simpler than another."""
        yield from ()

    def describe(self) -> str:
        """Name the value and its form."""
        return f"{self.block} {told(self.path, _TOLD[self.to])}"


def _forms(block: Block, value: JsonValue) -> dict[Form, str]:
    """Return the forms that a value may get, with what is then written; none for what is no price and no count."""
    key = key_of(value).lower().replace("_", "")
    match = _AMOUNT.fullmatch(block.text, value.start, value.end)
    if match is None or key not in PRICES | MEASURES | COUNTS:
        return {}
    amount = Decimal(match[2])
    plain, parted = (f"{amount}", f"{amount:,}") if key in COUNTS else (f"{amount:.2f}", f"{amount:,.2f}")
    forms: dict[Form, str] = {}
    if key in PRICES:
        currency = _currency(block, value)
        forms = {"currency": f"{plain} {currency}", "symbol": f"{SYMBOLS.get(currency, currency + ' ')}{plain}"}
    if "." in plain:
        forms["comma"] = plain.replace(".", ",")
    if amount >= THOUSAND:
        forms |= {"thousands": parted, "points": parted.translate({ord(","): ".", ord("."): ","})}
    return forms


def _currency(block: Block, value: JsonValue) -> str:
    """Return the currency that the object beside a price states."""
    beside = block.siblings(value)
    stated = (beside[key] for key in ("priceCurrency", "currency") if key in beside)
    codes = (block.written(one)[1:-1] for one in stated if one.kind == "string")
    return next((code for code in codes if _CURRENCY.fullmatch(code)), USUAL_CURRENCY)


def json_ld_number_form(aim: Aim) -> st.SearchStrategy[JsonLdNumberForm]:
    """Draw a price or a count of a block and a form that it does not have."""
    return json_places(aim, _forms).map(
        lambda place: JsonLdNumberForm(at=place.at, path=place.path, to=place.choice, block=place.block)
    )
