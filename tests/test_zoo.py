"""Each planted bug is found by the check that names it, and nothing of severity error in a sound scraper: seed 0.

With a small budget; the default one, the whole library on every sound scraper, and other seeds are `make soak`.
"""

import msgspec
import pytest

from harness.campaign import run_campaign
from harness.checks import CHECKS
from harness.config import units_of
from harness.model import RunFinished
from tests.zoo_runs import CONFIG, EXPECTED, SHOWS, ZOO, hunt, missing, options, unit

FEW = 30
"""Examples a family by which almost every planted bug shows."""
OF_A_SOUND_ONE = 10
OF_A_PROGRAM = 8
TAKES_ALL = frozenset(
    {
        "duplicate-content-all-paragraphs",
        "missing-required-refuses-captcha-word",
        "no-backoff-adapter",
        "silent-loss-one-try",
        "sound-article-response",
        "sound-board-html-parsel",
        "wrong-value-advert-price",
        "wrong-value-first-place",
    }
)
"""Planted bugs that one exhibit, control or element shows, and a sound scraper for each way to be fed."""
CONTROLS = ZOO.parents[1] / "cassettes" / "controls" / "news"


@pytest.mark.parametrize("name", list(EXPECTED))
def test_what_is_found_is_what_the_table_says(name: str) -> None:
    if lacking := missing(name):
        pytest.skip(f"not installed: {', '.join(lacking)}; make tools installs them on Debian, as root")
    hunted = hunt(name, most=_budget(name), families=SHOWS[name], to_the_end=not EXPECTED[name])
    assert () == hunted.wrong


def _budget(name: str) -> int:
    if name in TAKES_ALL:
        return CONFIG.options.max_examples
    if unit(name).spec.command:
        return OF_A_PROGRAM
    return FEW if EXPECTED[name] else OF_A_SOUND_ONE


@pytest.mark.parametrize("page", ["captcha-headline", "turnstile"])
def test_a_control_page_that_is_refused_is_told_as_such(page: str) -> None:
    """The recorded page itself shows the bug that controls show on an ordinary one."""
    spec = unit("missing-required-refuses-captcha-word").spec
    on_control = msgspec.structs.replace(spec, cassettes=(str(CONTROLS / f"{page}.yaml"),))
    *_, finished = run_campaign(units_of([on_control]), (), options(spec.name, 0))
    assert isinstance(finished, RunFinished)
    (failure,) = finished.results[0].failures
    assert ("missing-required", "error", page, "recorded") == (
        failure.check,
        failure.severity,
        failure.case,
        failure.family,
    )


def test_the_table_lists_every_scraper_and_every_check() -> None:
    names = {check.__name__.replace("_", "-") for check in CHECKS}
    assert [spec.name for spec in CONFIG.specs] == sorted(EXPECTED, key=[spec.name for spec in CONFIG.specs].index)
    assert names == {check for check in EXPECTED.values() if check}
