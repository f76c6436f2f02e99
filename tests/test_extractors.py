"""Published extractors run end to end: they work on the recorded pages, and what is reported shows again elsewhere."""

import pytest

from harness.campaign import Unit
from harness.hunt import Bench, sandbox_of
from harness.model import Options, ScraperResult
from tests.extractors.pages import ARTICLES, RECIPES, sample
from tests.extractors.runs import NAMES, bundled_units, replayed, run

SHORT = Options(max_examples=10, timeout=30)
PAGES = 1
"""Recorded pages an extractor is mutated on here; `make extractors` takes them all."""


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    return {unit.spec.name: unit for unit in bundled_units()}


@pytest.fixture(scope="module")
def results(units: dict[str, Unit]) -> dict[str, ScraperResult]:
    short = [Unit(unit.spec, unit.cases[:PAGES]) for unit in units.values()]
    return {result.name: result for result in run(short, SHORT, workers=2)}


@pytest.mark.parametrize("name", NAMES)
def test_title_and_text_are_found_on_every_bundled_page(name: str, units: dict[str, Unit]) -> None:
    unit = units[name]
    with sandbox_of(unit.spec, SHORT) as sandbox:
        benches = [Bench(sandbox, case, (), SHORT) for case in unit.cases]
        assert all({"title"} < set(bench.case.required) for bench in benches)
        assert ["items"] * len(benches) == [bench.baseline.kind for bench in benches]
        assert [()] * len(benches) == [bench.judge_recorded().findings for bench in benches]


@pytest.mark.parametrize("name", NAMES)
def test_a_short_run_tests_something_in_every_family(name: str, results: dict[str, ScraperResult]) -> None:
    (case,) = results[name].cases
    assert ["noise", "drift", "damage", "exhibit"] == [
        family for family, tally in case.tallies.items() if tally.examples
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_failure_shows_again_in_a_new_process(
    name: str, units: dict[str, Unit], results: dict[str, ScraperResult]
) -> None:
    states = replayed(units[name], results[name].failures, SHORT)
    assert dict.fromkeys(states, "still failing") == states


def test_the_sample_of_real_pages_is_the_same_every_time() -> None:
    missing = [folder for folder in (*ARTICLES, *RECIPES) if not folder.is_dir()]
    if missing:
        pytest.skip(f"no {missing[0]}: the collections of real pages lie beside a checkout, not in it")
    for folders in (ARTICLES, RECIPES):
        names = [case.name for case in sample(folders, 4)]
        assert names == [case.name for case in sample(folders, 4)]
        assert 4 == len(set(names))
