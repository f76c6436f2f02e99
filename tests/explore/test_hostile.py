"""What is played says whether it holds a hostile value, and whether that makes other elements; so does the trial."""

from pathlib import Path
from typing import Any

import pytest

from harness.explore import Stage
from harness.model import Plan
from harness.mutations.hostile.bogus_declaration import BogusDeclaration
from harness.mutations.hostile.hostile_number import HostileNumber
from harness.mutations.hostile.hostile_tag_name import HostileTagName
from harness.mutations.hostile.stray_end import StrayEnd
from tests.explore.stories import case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import bench_of

PAGE = Stage(case()).page(0)
PRICE = PAGE.anchor(PAGE.by_class["price"][0])
HELD = [
    (HostileNumber(at=PRICE, value="NaN"), True, False),
    (StrayEnd(at=PRICE), True, False),
    (HostileTagName(at=PRICE), True, True),
    (BogusDeclaration(at=PRICE, value="<!DOCTYPE"), True, True),
    (Replace("Ferry", "Bus"), False, False),
]
TITLE = """
    def scrape(html):
        return {"title": re.search("<h1[^>]*>(.*?)</h1>", html)[1]}
"""


@pytest.mark.parametrize(("record", "hostile", "reshaped"), HELD)
def test_what_is_played_says_what_it_holds(record: Any, hostile: bool, reshaped: bool) -> None:
    played = Stage(case()).play(Plan((record,)))
    assert (hostile, reshaped) == (played.hostile, played.reshaped)


def test_the_trial_of_a_run_says_the_same(tmp_path: Path) -> None:
    with bench_of(tmp_path, TITLE, case()) as bench:
        for record, hostile, reshaped in HELD:
            verdict = bench.try_plan(Plan((record,)), "damage")
            assert verdict is not None
            assert (hostile, reshaped) == (verdict.trial.hostile, verdict.trial.reshaped)
