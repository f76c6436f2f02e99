"""Values of the recorded page that a page without them gives again, in the same process alone."""

from pathlib import Path

import msgspec
import pytest

from harness.exhibits import PlayExhibit
from harness.hunt import Bench, Leftovers, replay, sandbox_of
from harness.model import Failure, Family, Finding, Plan
from harness.mutations.damage.truncate import Truncate
from tests.explore.stories import GONE, SOURCE, case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import OPTIONS, bench_of, spec_of

KEEPS = """
    item = {}
    def scrape(html):
        if found := re.search("price'>(.*?)<", html):
            item["price"] = found[1]
        return {**item, "site": "news.example"}
"""
AFRESH = KEEPS.replace("item = {}", "").replace("scrape(html):", "scrape(html):\n        item = {}")
ASKS = """
    from urllib.error import HTTPError
    from urllib.request import urlopen
    kept = {}
    def scrape(url):
        key = KEY
        try:
            with urlopen(url) as answer:
                kept[key] = re.search("price'>(.*?)<", answer.read().decode())[1]
        except HTTPError:
            if key not in kept:
                raise
        return {"price": kept[key]}
"""
ERROR_PAGE = Plan((PlayExhibit(GONE.name),))
WITHOUT_PRICE = Plan((Replace("<p class='price'>24.50</p>", ""),))
ALSO_CUT = Plan((Truncate(back=4), Replace("<p class='price'>24.50</p>", "")))


def hunted(bench: Bench, family: Family, *plans: Plan) -> list[tuple[Finding, Failure]]:
    leftovers = Leftovers(bench, "scraper")
    for plan in plans:
        verdict = bench.try_plan(plan, family)
        assert verdict
        leftovers.look_at(plan, family, verdict)
    return list(leftovers.found())


def test_an_error_page_that_gives_the_recorded_article(tmp_path: Path) -> None:
    """The field is told with the plan; a constant beside it is none, for another process gives it too."""
    with bench_of(tmp_path, KEEPS, case(), [GONE]) as bench:
        ((finding, found),) = hunted(bench, "exhibit", ERROR_PAGE)
        assert () == bench.judge_again().findings

    assert ("state-leak", "error", "price") == (finding.check, finding.severity, finding.field)
    assert ("none", '"24.50"') == (found.expected, found.got)
    assert ("exhibit", "story", "play-exhibit") == (found.family, found.after, found.mutations[0]["name"])


@pytest.mark.parametrize(("source", "state"), [(KEEPS, "still failing"), (AFRESH, "fixed")])
def test_it_replays(tmp_path: Path, source: str, state: str) -> None:
    stored = Failure(
        id="b41c0ffee000",
        check="state-leak",
        severity="error",
        scraper="scraper",
        case="story",
        after="story",
        field="price",
        family="exhibit",
        mutations=({"name": "play-exhibit", "exhibit": GONE.name},),
        evidence="price was left over",
    )
    with sandbox_of(spec_of(tmp_path, source), OPTIONS) as sandbox:
        bench = Bench(sandbox, case(), [GONE], OPTIONS)
        again = replay(bench, stored, previous=bench.case)

    assert (state, "story") == (again.state, again.failure.after if again.failure else "story")


def test_a_field_whose_text_is_gone_from_the_page(tmp_path: Path) -> None:
    """The plan is as small as it can be, and what still stands on the page is not suspected."""
    with bench_of(tmp_path, KEEPS, case()) as bench:
        ((finding, found),) = hunted(bench, "damage", ALSO_CUT)

    assert ("price", ["replace"]) == (finding.field, [one["name"] for one in found.mutations])


def test_a_constant_takes_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a new process, after which the recorded page is run once more; and no further example takes any."""
    source = 'def scrape(html):\n    return {"price": re.findall(r"24[.]50", html), "site": "news.example"}\n'
    with bench_of(tmp_path, source, case(), [GONE]) as bench:
        leftovers, restart, restarts = Leftovers(bench, "scraper"), bench.sandbox.restart, [0]

        def counted() -> None:
            restarts[0] += 1
            restart()

        monkeypatch.setattr(bench.sandbox, "restart", counted)
        for _ in range(3):
            verdict = bench.try_plan(ERROR_PAGE, "exhibit")
            assert verdict
            leftovers.look_at(ERROR_PAGE, "exhibit", verdict)
            assert [] == list(leftovers.found())

    assert [2] == restarts


def test_an_article_below_the_error_wording_may_be_given(tmp_path: Path) -> None:
    article = msgspec.structs.replace(GONE, article=True)
    with bench_of(tmp_path, KEEPS, case(), [article]) as bench:
        assert [] == hunted(bench, "exhibit", ERROR_PAGE)


@pytest.mark.parametrize(("key", "fields"), [("url", []), ('"any"', ["price"])], ids=["by address", "for all"])
def test_what_is_kept_by_address_is_no_leak(tmp_path: Path, key: str, fields: list[str]) -> None:
    """The last good answer of a URL may stand in for one that fails; that of another URL may not."""
    with bench_of(tmp_path, ASKS.replace("KEY", key), case(), [GONE]) as bench:
        assert fields == [finding.field for finding, _ in hunted(bench, "exhibit", ERROR_PAGE)]


def test_a_page_that_still_has_the_value_is_not_suspected(tmp_path: Path) -> None:
    with bench_of(tmp_path, KEEPS, case(), [GONE]) as bench:
        assert [] == hunted(bench, "damage", Plan((Truncate(back=len("</main></body></html>")),)))
    assert "24.50" in SOURCE
