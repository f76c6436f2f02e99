"""What `docs/golden.md` shows can be read, and every matcher in it used."""

import json
import re
from pathlib import Path

from harness.golden import document, matcher_of, parsed

DOCS = (Path(__file__).parents[2] / "docs" / "golden.md").read_text("utf-8")
ROWS = re.findall(r"^\| `\"(\w+).*\| (`.*`) \|$", DOCS, re.MULTILINE)


def test_the_file_is_as_accept_writes_it() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", DOCS, re.DOTALL)

    assert shown.encode() == document(parsed(shown.encode()))


def test_every_matcher_has_an_example_that_can_be_used() -> None:
    examples = {
        name: [json.loads(f"{{{pair}}}".replace("\\|", "|")) for pair in re.findall(r"`([^`]+)`", row)]
        for name, row in ROWS
    }
    texts = [text for row in examples.values() for pair in row for text in pair.values()]

    assert ["re", "type", "count", "sha256", "is"] == list(examples)
    assert [] == [text for text in texts if "…" not in text and matcher_of(text) is None]
