"""The page about x-rays shows what its example prints, and names every part and key that there is."""

from typing import get_args

import msgspec

from harness.model.xray import Xray, XrayElement, XrayField, XrayKind, XrayPage, XrayPart
from tests.xray.shown import DOCS, OUTPUT, output

TEXT = DOCS.read_text("utf-8")


def test_the_example_prints_what_the_page_shows() -> None:
    shown = OUTPUT.search(TEXT)
    assert shown
    assert shown[2] == output()


def test_every_kind_and_key_is_told() -> None:
    kinds = [kind for kind in get_args(XrayKind) if f"`{kind}`" not in TEXT]
    records = (Xray, XrayPage, XrayElement, XrayField, XrayPart)
    keys = [
        field.name for record in records for field in msgspec.structs.fields(record) if f"`{field.name}`" not in TEXT
    ]

    assert ([], []) == (kinds, keys)
