"""docs/configuration.md lists every key as the tables describe it, and its examples load."""

import re
from pathlib import Path

import pytest

from harness.config import load_config
from tests.config.files import OWN, SHARED
from tests.config.table import table

DOCS = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)


def test_the_table_is_up_to_date() -> None:
    """`python -m tests.config` writes it."""
    assert table() in DOCS


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    monkeypatch.setenv("SHOP_TOKEN", "secret")
    path = tmp_path / (SHARED if "[tool." in example else OWN)
    path.write_text(example, "utf-8")

    assert path == load_config(path, tmp_path).path


def test_there_are_examples() -> None:
    assert 4 <= len(EXAMPLES)
