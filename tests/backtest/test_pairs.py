"""Pairs are of one page, in the order of their folders, and as far apart as their dates say."""

import json
from pathlib import Path

import pytest

from tests.backtest import pairs
from tests.backtest.pairs import Pair


def test_pairs_are_dated_captures_of_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [
        {"dir": "b/year", "site": "two", "same": "path", "old_date": "2020-01-01T08:00:00", "new_date": "2021-01-01"},
        {"dir": "a/month", "site": "one", "same": "title", "old_date": "2020-01-01", "new_date": "2020-01-31"},
        {"dir": "a/template", "site": "one", "same": "template", "old_date": "2020-01-01", "new_date": "2021-01-01"},
        {"dir": "a/backwards", "site": "one", "same": "path", "old_date": "2021-01-01", "new_date": "2020-01-01"},
    ]
    (tmp_path / "index.json").write_text(json.dumps({"items": items}))
    monkeypatch.setattr(pairs, "DRIFT", tmp_path)

    assert pairs.pairs(9, 0) == [
        Pair("one", "a/month", 30 / (365.25 / 12), tmp_path / "a/month"),
        Pair("two", "b/year", 366 / (365.25 / 12), tmp_path / "b/year"),
    ]
    assert len(pairs.pairs(1, 0)) == 1
