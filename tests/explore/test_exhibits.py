"""Which error pages are played where: all on the first page, one of each kind on later ones."""

import pytest

from harness.exhibits import PlayExhibit, applicable
from harness.explore import exhibit_plans
from harness.model import Exhibit, Plan
from harness.mutations import CONTROLS
from tests.exhibits.recorded import exhibits


def names(plans: list[Plan], page: int) -> list[str]:
    records = [plan.mutations[0] for plan in plans if plan.exchange == page]
    return [record.exhibit for record in records if isinstance(record, PlayExhibit)]


def test_controls_are_played_among_them() -> None:
    """All on the first page, one a round, so that a small budget has some too."""
    records = [plan.mutations[0] for plan in exhibit_plans(exhibits(), (0,), 100, feed="url")]
    assert list(CONTROLS) == [record for record in records if record in CONTROLS]
    few = [plan.mutations[0] for plan in exhibit_plans(exhibits(), (0,), 40, feed="url")]
    assert CONTROLS[0] in few


def family(name: str) -> str:
    return name.partition("/")[0]


def test_the_library_is_played_whole_on_the_first_page_and_one_of_each_kind_on_later_ones() -> None:
    plans = exhibit_plans(exhibits(), (4, 7), 100, feed="url")
    assert {each.name for each in exhibits()} == set(names(plans, 4))
    kinds = [family(name) for name in names(plans, 7)]
    assert len(kinds) == len(set(kinds)) == len({each.family for each in exhibits()})


@pytest.mark.parametrize("count", [1, 10, 60])
def test_few_are_of_as_many_kinds_as_there_is_room_for(count: int) -> None:
    kinds = [family(name) for name in names(exhibit_plans(exhibits(), (0,), count, feed="url"), 0)]
    assert min(count, len({each.family for each in exhibits()})) == len(set(kinds))


def test_the_simplest_of_a_kind_comes_first() -> None:
    order = [each.name for each in exhibits()]
    shown = names(exhibit_plans(exhibits(), (0,), 100, feed="url"), 0)
    for kind in {each.family for each in exhibits()}:
        own = [name for name in shown if family(name) == kind]
        assert own == sorted(own, key=order.index)


def test_what_cannot_be_seen_is_not_played() -> None:
    hidden: list[Exhibit] = [each for each in exhibits() if not applicable(each, "html")]
    shown = names(exhibit_plans(exhibits(), (0,), 100, feed="html"), 0)
    assert hidden
    assert not {each.name for each in hidden} & set(shown)
