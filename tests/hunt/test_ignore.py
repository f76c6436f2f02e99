"""An ignored field is in no result: nothing is compared, required or reported of it; words for nothing are no value."""

from pathlib import Path

import msgspec

from harness.hunt import Bench, Elsewhere, sandbox_of
from harness.model import Options, Outcome, ScraperFinished
from harness.run import run_scraper
from tests.explore.stories import case
from tests.hunt.bench_of import bench_of, spec_of

MAKES_UP = """
    import uuid
    def scrape(html):
        return {"title": "Ferry crews end strike", "offers": [{"id": uuid.uuid4(), "price": 1}]}
"""
IGNORING = Options(max_examples=3, timeout=5.0, families=("noise",), ignore=("offers.*.id",))


def test_what_a_scraper_makes_up_is_not_compared(tmp_path: Path) -> None:
    spec = spec_of(tmp_path, MAKES_UP)
    found = {}
    for options in (IGNORING, msgspec.structs.replace(IGNORING, ignore=())):
        with sandbox_of(spec, options) as sandbox, Elsewhere(spec, options) as elsewhere:
            verdict = elsewhere.again(Bench(sandbox, case(), (), options))
            found[options.ignore] = [(finding.check, finding.field) for finding in verdict.findings]

    assert {("offers.*.id",): [], (): [("nondeterministic", "offers.id")]} == found


def test_it_is_in_no_result(tmp_path: Path) -> None:
    with bench_of(tmp_path, MAKES_UP, case(), options=IGNORING) as bench:
        assert ({"title": "Ferry crews end strike", "offers": [{"price": 1}]},) == bench.baseline.items


def test_words_for_nothing_are_no_value(tmp_path: Path) -> None:
    """A required field that has them is missing."""
    source = """
        def scrape(html):
            found = re.search("<h1>(.*?)</h1>", html)
            return {"title": found and found[1], "author": "by no one"}
    """
    required = msgspec.structs.replace(case(), required=("author",))
    with bench_of(tmp_path, source, required, options=Options(absent=("By no one",))) as bench:
        assert [None] == [item["author"] for item in bench.baseline.items]
        assert [("missing-required", "author")] == [
            (finding.check, finding.field) for finding in bench.judge_recorded().findings
        ]


def test_a_required_field_that_is_ignored_is_not_asked_for(tmp_path: Path) -> None:
    """Another one is."""
    required = msgspec.structs.replace(case(), required=("title", "id", "author"))
    with bench_of(tmp_path, MAKES_UP, required, options=IGNORING) as bench:
        assert ["author"] == [finding.field for finding in bench.judge_recorded().findings]


def test_nothing_is_left_out_unasked(tmp_path: Path) -> None:
    """Without `ignore` an outcome is what the sandbox told, to the object."""
    with bench_of(tmp_path, MAKES_UP, case()) as bench:
        outcome = Outcome(kind="items", items=({"id": 1},))
        assert outcome is bench._heeded(outcome)


def test_what_names_no_field_is_told_once(tmp_path: Path) -> None:
    options = msgspec.structs.replace(IGNORING, ignore=("offers.*.id", "ofers.id"))
    cases = [case(), msgspec.structs.replace(case(), name="other")]
    *_, finished = run_scraper(spec_of(tmp_path, MAKES_UP), cases, (), options)

    assert isinstance(finished, ScraperFinished)
    assert ("ignore: no result has a field ofers.id; correct it, or leave it out",) == finished.result.notes
