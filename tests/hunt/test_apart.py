"""Hostile values that excuse each other are tried each alone; an example of which something was told is not."""

from pathlib import Path

from harness.cases import load_case
from harness.hunt import Bench, Verdict, apart
from harness.model import Plan
from harness.mutations.damage.truncate import Truncate
from harness.mutations.hostile.control_in_json import ControlInJson
from harness.mutations.hostile.separator_title import SeparatorTitle
from tests.ageing.pages import SITES
from tests.hunt.bench_of import bench_of
from tests.zoo_runs import hunt

NEWS = load_case(SITES / "news" / "night-library.yaml", SITES)
ALL_IN_ONE = """
    import json
    def scrape(html):
        try:
            json.loads(re.search('ld.json">(.*?)</script>', html, re.DOTALL)[1])
        except ValueError:
            return None
        return {"title": re.search("<h1[^>]*>(.*?)</h1>", html, re.DOTALL)[1]}
"""


def both(bench: Bench) -> Plan:
    """Break linked data, which costs the title, and strike a title, so that it no longer stands as before."""
    page = bench.stage.page(0)
    script, title = (page.anchor(page.by_tag[tag][0]) for tag in ("script", "title"))
    return Plan((ControlInJson(at=script, path=("publisher", "name")), SeparatorTitle(at=title, value=" - ")))


def tried(bench: Bench, plan: Plan) -> Verdict:
    verdict = bench.try_plan(plan, "damage")
    assert verdict is not None
    return verdict


def test_what_two_changes_hide_shows_by_one_of_them(tmp_path: Path) -> None:
    with bench_of(tmp_path, ALL_IN_ONE, NEWS) as bench:
        plan = both(bench)
        together = tried(bench, plan)
        assert ("nothing", ()) == (together.outcome.kind, together.findings)

        checks = [[one.check for one in tried(bench, part).findings] for part in apart(plan, together)]
        assert [["silent-loss"], []] == checks


def test_of_what_is_told_or_is_no_hostile_value_nothing_is_tried_again(tmp_path: Path) -> None:
    with bench_of(tmp_path, ALL_IN_ONE, NEWS) as bench:
        broken, title = both(bench).mutations
        for plan in (Plan((broken,)), Plan((title,)), Plan((Truncate(back=4), Truncate(back=2)))):
            assert () == apart(plan, tried(bench, plan))


def test_a_run_tries_them() -> None:
    """At this seed no single example shows it."""
    assert () == hunt("silent-loss-one-try", 2, families=("damage",), to_the_end=False).wrong
