"""Every exhibit is caught when a scraper takes it for content, and after each the recorded page is what it was."""

from collections.abc import Iterator

import pytest

from harness.campaign import bundled_exhibits
from harness.exhibits import PlayExhibit
from harness.hunt import Bench, sandbox_of
from harness.model import Exhibit, Plan
from tests.zoo_runs import options, unit

TAKES_ANYTHING = "error-as-content-anything"
CAUGHT = frozenset({"error-as-content", "silent-empty"})


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """Give the scraper that takes anything for content, on its recorded page."""
    planted, limits = unit(TAKES_ANYTHING), options(TAKES_ANYTHING, 0)
    with sandbox_of(planted.spec, limits) as sandbox:
        yield Bench(sandbox, planted.cases[0], bundled_exhibits(), limits)


def may_be_taken(exhibit: Exhibit) -> bool:
    """Say whether whoever takes all of it does nothing wrong: a whole article, or honestly nothing."""
    return exhibit.empty or (exhibit.article and not exhibit.forbidden)


@pytest.mark.parametrize("exhibit", bundled_exhibits(), ids=lambda exhibit: exhibit.name)
def test_it_is_caught_and_leaves_nothing_behind(bench: Bench, exhibit: Exhibit) -> None:
    verdict = bench.try_plan(Plan((PlayExhibit(exhibit.name),)), "exhibit")
    assert verdict is not None
    refused = verdict.outcome.kind == "refusal"  # by the client itself: redirects in a circle
    checks = {finding.check for finding in verdict.findings}
    assert refused or may_be_taken(exhibit) or checks & CAUGHT
    assert bench.judge_again().unsteady == ()


def test_hardly_any_is_refused_by_the_client_or_may_be_taken() -> None:
    free = [exhibit.name for exhibit in bundled_exhibits() if may_be_taken(exhibit)]
    assert len(free) <= len(bundled_exhibits()) // 10
