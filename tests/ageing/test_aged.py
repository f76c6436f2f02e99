"""Pages that are aged lose of their classes, ids, tag paths and XPaths what real pages of that age have lost.

The interval of a measured mean is Wilson's at 95 % for the pairs it was measured on. The mean over futures of the
simulated pages must lie in it, at each age that was measured.
"""

from collections.abc import Iterable
from statistics import mean

import pytest

from harness.ageing import MEASURED, Ageing, interval, kept
from harness.ageing.profile import values
from harness.model import Age
from harness.mutations import Aim, Restyle
from harness.page import Page, combine
from tests.ageing.pages import bundled, page_of, real

FUTURES = 16
MOST_REAL = 6
KINDS = ("classes", "ids", "tag paths", "XPaths")


def aged(ageing: Ageing, months: float, number: int) -> Page:
    page = ageing.aim.page
    edits, skipped = combine([mutation.edits(page) for mutation in ageing.mutations(months, number)])
    assert skipped == []
    return Page.of(page.respond(edits))


def simulated(pages: Iterable[Page], age: Age, futures: int) -> dict[str, float]:
    shares = [
        values(kept(page, aged(ageing, age.months, number)))
        for page in pages
        for ageing in [Ageing(Aim(page), MEASURED)]
        for number in range(futures)
    ]
    return {kind: mean(share[place] for share in shares) for place, kind in enumerate(KINDS)}


def outside(found: dict[str, float], age: Age) -> dict[str, tuple[float, tuple[float, float]]]:
    measured = zip(values(age.kept), values(age.pairs), strict=True)
    bounds = {kind: interval(share, pairs) for kind, (share, pairs) in zip(KINDS, measured, strict=True)}
    return {
        kind: (share, bounds[kind]) for kind, share in found.items() if not bounds[kind][0] <= share <= bounds[kind][1]
    }


@pytest.mark.parametrize("age", MEASURED.ages, ids=lambda age: f"{age.months:g} months")
def test_survival_is_the_measured_one(age: Age) -> None:
    assert outside(simulated([bundled("news/night-library"), bundled("shop/clamp-lamp")], age, FUTURES), age) == {}


def test_survival_is_the_measured_one_on_real_pages() -> None:
    """At one year, where most pairs are of; `python -m tests.backtest` tells of all ages."""
    pages = list(real(MOST_REAL))
    if not pages:
        pytest.skip("no real pages at hand")
    year = next(age for age in MEASURED.ages if age.months == 12)
    assert outside(simulated(pages, year, 8), year) == {}


def test_a_future_is_repeatable_and_another_number_is_another() -> None:
    page = bundled("news/night-library")
    one, other = (Ageing(Aim(page), MEASURED, seed=3) for _ in range(2))
    assert one.mutations(24, 5) == other.mutations(24, 5)
    assert one.mutations(24, 5) != other.mutations(24, 6)


def test_pages_of_one_number_get_the_same_new_names() -> None:
    """A site's pages are redesigned together."""
    pages = [page_of(f'<p class="a b c d e f">{text}</p>') for text in ("one", "two")]
    one, other = (Ageing(Aim(page), MEASURED).mutations(36, 1)[0] for page in pages)
    assert isinstance(one, Restyle)
    assert one == other


def test_a_page_without_text_ages_too() -> None:
    assert Ageing(Aim(page_of("")), MEASURED).mutations(36, 0) == ()
