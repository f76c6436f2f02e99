"""Published extractors run end to end: they work on the recorded pages, and what is reported shows again elsewhere."""

from pathlib import Path

import pytest
from msgspec import structs

from harness.campaign import Unit
from harness.hunt import Bench, sandbox_of
from harness.model import CaseResult, ExceptionInfo, Failure, Options, ScraperResult
from tests.extractors import __main__ as command
from tests.extractors.agreed import AGREED, judged, raised
from tests.extractors.pages import ARTICLES, RECIPES, sample
from tests.extractors.runs import FEED_EXTRACTORS, NAMES, ON_FEEDS, REQUIRED, bundled_units, replayed, run
from tests.extractors.shown import untested

SHORT = Options(max_examples=6, timeout=30)
PAGES = 1
"""Recorded pages an extractor is mutated on here; `make extractors` takes them all."""
REPLAYED = 1
"""Failures of an extractor that are run again."""


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    return {unit.spec.name: unit for unit in bundled_units()}


@pytest.mark.parametrize("name", NAMES)
def test_what_must_be_there_is_found_on_every_bundled_page(name: str, units: dict[str, Unit]) -> None:
    unit = units[name]
    with sandbox_of(unit.spec, SHORT) as sandbox:
        benches = [Bench(sandbox, case, (), SHORT) for case in unit.cases]
        assert all(bench.case.required == REQUIRED.get(name, bench.case.required) != () for bench in benches)
        assert ["items"] * len(benches) == [bench.baseline.kind for bench in benches]
        assert [()] * len(benches) == [bench.judge_recorded().findings for bench in benches]


@pytest.mark.parametrize("name", NAMES)
def test_a_short_run_tests_every_family_and_what_it_finds_shows_again_and_has_its_sentence(
    name: str, units: dict[str, Unit]
) -> None:
    unit = units[name]
    (result,) = run([Unit(unit.spec, unit.cases[:PAGES])], SHORT)
    (case,) = result.cases
    played = ON_FEEDS if name in FEED_EXTRACTORS else ("noise", "drift", "damage", "exhibit")
    assert list(played) == [family for family, tally in case.tallies.items() if tally.examples]
    states = replayed(unit, result.failures[:REPLAYED], SHORT)
    assert dict.fromkeys(states, "still failing") == states
    errors = [failure for failure in result.failures if failure.severity == "error"]
    found, unexplained = judged(errors)
    assert [] == [(failure.scraper, failure.check, failure.field, raised(failure)) for failure in unexplained]
    assert len(errors) == sum(map(len, found.values()))


def test_a_page_that_is_not_tested_is_told_once_for_all_extractors() -> None:
    cases = (CaseResult(case="news/story", baseline="ok"), CaseResult(case="news/other", baseline="returned nothing"))
    results = [ScraperResult(name=name, target="", cases=cases) for name in ("html2text", "inscriptis")]
    assert ["Not tested: html2text, inscriptis on news/other: returned nothing"] == list(untested(results))


def test_sentences_are_about_extractors_that_are_run() -> None:
    assert set() == {name for judgement in AGREED for name in judgement.extractors} - set(NAMES)


CRASH = Failure(
    id="0123456789ab",
    check="crash",
    severity="error",
    scraper="goose3",
    case="news/story",
    family="drift",
    changes=("JSON-LD author[*].name removed",),
    exception=ExceptionInfo("KeyError", "'name'", "adapters.py:60", "", origin="goose3/nowhere.py:1"),
    evidence="KeyError: 'name'",
    diff='-  "name": "`A`"',
)


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (CRASH, 1, "agreed.toml: no sentence for goose3: crash KeyError at goose3/nowhere.py:1"),
        (
            structs.replace(CRASH, exception=ExceptionInfo("ValueError", "", "", "", origin="urllib/parse.py:9999")),
            0,
            "### goose3, newspaper4k: a canonical link",
        ),
        (structs.replace(CRASH, check="error-as-content", field="title", exception=None), 0, "### All text extractors"),
    ],
)
def test_an_error_without_a_sentence_is_told_and_fails_the_command(
    failure: Failure, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        command, "run", lambda *_, **__: (ScraperResult(name="goose3", target="", failures=(failure,)),)
    )
    monkeypatch.setattr(command, "ARTICLES", (Path("nowhere"),))
    assert code == command.main(["--markdown"])
    printed = capsys.readouterr().out
    assert said in printed
    assert "  JSON-LD author\\[\\*\\].name removed." in printed
    assert '  ```diff\n  -  "name": "`A`"\n  ```' in printed


def test_the_sample_of_real_pages_is_the_same_every_time() -> None:
    missing = [folder for folder in (*ARTICLES, *RECIPES) if not folder.is_dir()]
    if missing:
        pytest.skip(f"no {missing[0]}: the collections of real pages lie beside a checkout, not in it")
    for folders in (ARTICLES, RECIPES):
        names = [case.name for case in sample(folders, 4)]
        assert names == [case.name for case in sample(folders, 4)]
        assert 4 == len(set(names))
