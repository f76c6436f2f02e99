"""Pages that are aged lose of their classes, ids, tag paths and XPaths what real pages of that age have lost.

The interval of a measured mean is Wilson's at 95 % for the pairs it was measured on. The mean over futures of the
simulated pages must lie in it, at each age that was measured.
"""

from collections.abc import Sequence

import msgspec
import pytest

from harness.ageing import MEASURED, Ageing, interval
from harness.ageing.profile import values
from harness.model import Age
from harness.mutations import Aim, Restyle, TextMutation
from harness.page import Page, combine
from tests.ageing.pages import bundled, page_of, real
from tests.backtest.ages import KINDS, simulated

FUTURES = 12
MOST_REAL = 4


def outside(pages: Sequence[Page], age: Age, futures: int) -> dict[str, tuple[float, tuple[float, float]]]:
    """Return what the pages keep beside its interval, for each kind that is not within it."""
    measured = zip(values(age.kept), values(age.pairs), strict=True)
    bounds = [interval(share, pairs) for share, pairs in measured]
    found = zip(KINDS, simulated(pages, age, futures), bounds, strict=True)
    return {kind: (share, (low, high)) for kind, share, (low, high) in found if not low <= share <= high}


@pytest.mark.parametrize("age", MEASURED.ages, ids=lambda age: f"{age.months:g} months")
def test_survival_is_the_measured_one(age: Age) -> None:
    assert outside([bundled("news/night-library"), bundled("shop/clamp-lamp")], age, FUTURES) == {}


def test_survival_is_the_measured_one_on_real_pages() -> None:
    """At one year, where most pairs are of; `python -m tests.backtest --ages 20` tells of all ages."""
    pages = list(real(MOST_REAL))
    if not pages:
        pytest.skip("no real pages at hand")
    year = next(age for age in MEASURED.ages if age.months == 12)
    assert outside(pages, year, FUTURES) == {}


def test_a_future_is_repeatable_and_another_number_is_another() -> None:
    page = bundled("news/night-library")
    one, other = (Ageing(Aim(page), MEASURED, seed=3) for _ in range(2))
    assert one.mutations(24, 5) == other.mutations(24, 5)
    assert one.mutations(24, 5) != other.mutations(24, 6)


def test_pages_of_one_number_get_the_same_new_names() -> None:
    """A site's pages are redesigned together."""
    pages = [page_of("".join(f"<p class={name}>{text}</p>" for name in "abcdef")) for text in ("one", "two")]
    one, other = (Ageing(Aim(page), MEASURED).mutations(36, 2)[0] for page in pages)
    assert isinstance(one, Restyle)
    assert one == other


def test_classes_of_one_element_go_together() -> None:
    """`d` goes with `a`, where it first stands."""
    page = page_of('<p class="a d">one</p><p class="b d">two</p><p class="c">three</p>')
    records = [record for number in range(40) for record in Ageing(Aim(page), MEASURED).mutations(36, number)]
    renamed = {frozenset(name for name, _ in record.classes) for record in records if isinstance(record, Restyle)}

    assert {True} == {("a" in names) == ("d" in names) for names in renamed}
    assert len(renamed) > 3


def test_classes_around_a_value_live_longer() -> None:
    page = page_of("".join(f"<div class=k{number}><p>text {number}</p></div>" for number in range(60)))
    half = tuple(page.by_class[f"k{number}"][0].children[0] for number in range(30))
    records = [
        record for number in range(12) for record in Ageing(Aim(page, holders=half), MEASURED).mutations(23, number)
    ]
    gone = [name for record in records if isinstance(record, Restyle) for name, _ in record.classes]
    near = sum(int(name[1:]) < 30 for name in gone)

    assert 0 < near < 0.85 * (len(gone) - near)


def test_deep_texts_lose_their_paths_sooner() -> None:
    """Each element around a text may change; here one has two around it, and the other 22."""
    page = page_of(f"<main><p>shallow text</p></main><main>{'<div>' * 20}<p>deep text</p>{'</div>' * 20}</main>")
    shallow, deep = page.templates[page.by_tag["p"][0].index], page.templates[page.by_tag["p"][1].index]
    lost = {shallow: 0, deep: 0}
    for number in range(60):
        edits, _ = combine([record.edits(page) for record in Ageing(Aim(page), MEASURED).mutations(23, number)])
        left = Page.of(page.respond(edits)).templates
        lost[shallow] += shallow not in left
        lost[deep] += deep not in left

    assert lost[shallow] + 5 < lost[deep]


def test_a_page_has_one_luck_at_every_age() -> None:
    """What a class lost by one year it has not back by three."""
    page = page_of("".join(f"<p class=k{number}>text {number}</p>" for number in range(30)))
    ageing = Ageing(Aim(page), MEASURED)

    def renamed(months: float, number: int) -> set[str]:
        records = ageing.mutations(months, number)
        return {name for record in records if isinstance(record, Restyle) for name, _ in record.classes}

    assert [set()] * 12 == [renamed(12, number) - renamed(36, number) for number in range(12)]


def test_a_page_without_text_ages_too() -> None:
    assert Ageing(Aim(page_of("")), MEASURED).mutations(36, 0) == ()


def test_all_changes_of_a_plan_apply_together() -> None:
    page = bundled("shop/clamp-lamp")
    ageing = Ageing(Aim(page), MEASURED)
    plans = [ageing.mutations(36, number) for number in range(6)]
    assert [combine([one.edits(page) for one in plan])[1] for plan in plans] == [[]] * 6


def test_what_struck_a_value_stays_as_the_page_grows_older() -> None:
    page = page_of("<p data-qa=a>one text</p><p data-qa=b>another text</p>")
    ageing = Ageing(Aim(page, near=(0, 1), holders=(0, 1)), MEASURED)

    def struck(months: float, number: int) -> set[str]:
        return {record.describe() for record in ageing._further(months, str(number))}

    assert [set()] * 60 == [struck(12, number) - struck(36, number) for number in range(60)]
    assert any(struck(12, number) for number in range(60))


def test_which_siblings_are_shifted_does_not_hang_on_tries_at_other_changes() -> None:
    """Nothing here has another tag that it may become: all tries at that are for nothing, and take nothing else."""
    page = page_of("<main>" + "".join(f"<article>text {number}</article><footer>x</footer>" for number in range(12)))
    siblings = {"insert-sibling": 1.0, "remove-sibling": 1.0}

    def shifted(number: int, **weights: float) -> tuple[TextMutation, ...]:
        profile = msgspec.structs.replace(MEASURED, weights={**siblings, **weights})
        return Ageing(Aim(page), profile).mutations(36, number)

    plans = [shifted(number) for number in range(20)]
    assert plans == [shifted(number, **{"retag-leaf": 1.0}) for number in range(20)]
    assert 5 < len(set(plans))
