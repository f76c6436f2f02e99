"""docs/structured-data.md tells of every change of structured data, and which of them only warn."""

import re
from pathlib import Path

from harness.mutations.data import DATA

DOCS = (Path(__file__).parents[3] / "docs" / "structured-data.md").read_text(encoding="utf-8")


def test_tells_of_every_change() -> None:
    told = {name: bool(warns) for name, warns in re.findall(r"^\| `([a-z-]+)` \|.*\|( warns)? \|$", DOCS, re.MULTILINE)}
    assert told == {record.__struct_config__.tag: record.ambiguous is True for record, _ in DATA}
