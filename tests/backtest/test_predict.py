"""A prediction is the share of a page's futures in which a locator still finds its value."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import Mock

import pytest
import trafilatura
from msgspec.structs import replace

from harness.ageing import MEASURED
from harness.model import Kept, Profile
from tests.backtest.pairs import Pair
from tests.backtest.predict import EXTRACTED, Row, rows_of

OLD = '<main><div class="card"><h2>Lamp</h2><p class="price" id="own">9.50 euros</p></div><p>Only here</p></main>'
LATER = OLD.replace('class="price"', 'class="cost"').replace("Only here", "Something else")
FUTURES = 12
LASTING = replace(
    MEASURED,
    ages=tuple(replace(age, redesigned=0.0, kept=Kept(1, 1, 1, 1)) for age in MEASURED.ages),
    yearly={},
)
"""Of pages that never change."""
TORN = replace(LASTING, yearly={"split-value": 0.9999})
"""Of pages on which each value that has several words or digits is torn apart."""
USUAL = {"lasting": LASTING, "measured": MEASURED}


def rows(folder: Path, old: str = OLD, later: str = LATER, profiles: Mapping[str, Profile] = USUAL) -> list[Row]:
    for name, source in (("old", old), ("new", later)):
        (folder / f"{name}.html.gz").write_bytes(gzip.compress(source.encode()))
    pair = Pair("shop.example", "shop/lamp", 36, folder)
    return rows_of(pair, profiles, FUTURES, seed=0)


def test_what_became_of_each_locator_stands_beside_what_was_predicted(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert {(row.kind, row.depth) for row in found if not row.survived} == {("class CSS", 1)}
    assert {row.predicted["lasting"] for row in found} == {1.0}
    assert all(row.predicted["measured"] < 0.5 for row in found if row.kind == "absolute XPath")


def test_what_the_later_capture_does_not_hold_is_not_asked_for(tmp_path: Path) -> None:
    assert len([row for row in rows(tmp_path) if row.kind == "tag path"]) == 2
    assert rows(tmp_path, later="<p>Nothing of it</p>") == []


def test_a_capture_that_is_too_large_tells_nothing(tmp_path: Path) -> None:
    assert rows(tmp_path, later=LATER + " " * 600_000) == []


def test_futures_without_the_value_are_not_asked(tmp_path: Path) -> None:
    """Nor is a locator told of which one of the profiles says nothing."""
    kinds = [{row.kind for row in rows(tmp_path, profiles=profiles)} for profiles in (USUAL, {**USUAL, "torn": TORN})]
    assert {"id CSS", "class CSS", "tag path"} < kinds[0]
    assert "id CSS" not in kinds[1]


def test_an_extractor_reads_few_futures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Mock(side_effect=trafilatura.bare_extraction)
    monkeypatch.setattr(trafilatura, "bare_extraction", read)
    rows(tmp_path, profiles={"lasting": LASTING})
    assert 2 + EXTRACTED == read.call_count
