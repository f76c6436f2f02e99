"""docs/damage.md names every operator of damage, and says truly which of them only warn."""

import re
from pathlib import Path
from typing import Any

from harness.mutations import LoopNextLink
from harness.mutations.damage import DAMAGE

DOCUMENT = Path(__file__).parents[3] / "docs" / "damage.md"
ROW = re.compile(r"^\| (`[^|]+) \|[^\n]*\| (yes|no)\b[^|\n]*\|$", re.MULTILINE)


def test_what_gates_is_told() -> None:
    rows = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    told = {name: gates == "yes" for names, gates in rows for name in re.findall("`([^`]+)`", names)}
    records: list[Any] = [*(record for record, _ in DAMAGE), LoopNextLink]
    assert {record.__struct_config__.tag: record.ambiguous is False for record in records} == told
