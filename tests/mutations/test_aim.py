"""An aim draws elements that are accepted, mostly near the values, with every option."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.explore.provider import BACKEND
from harness.model import Response
from harness.mutations import Aim
from harness.page import Anchor, Page

PAGE = Page.of(Response(200, (), b"".join(b"<p>%d</p>" % number for number in range(1000))))


def drawn(strategy: st.SearchStrategy[tuple[object, ...]], count: int) -> list[tuple[object, ...]]:
    values: list[tuple[object, ...]] = []

    @settings(
        max_examples=count, backend=BACKEND, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def collect(value: tuple[object, ...]) -> None:
        values.append(value)

    collect()
    return values


def test_three_of_four_are_near_and_the_rest_all_over_the_page() -> None:
    aim = Aim(PAGE, near=(700, 701))
    places = drawn(aim.places(lambda _: True), 400)
    found = [at.element for (at,) in places if isinstance(at, Anchor)]
    assert 0.65 < sum(index in {700, 701} for index in found) / len(found) < 0.85
    assert {0, 1, 2, 3} == {index // 250 for index in found if index not in {700, 701}}


def test_one_of_four_holds_a_value_itself() -> None:
    aim = Aim(PAGE, near=tuple(range(700, 720)), holders=(700,))
    found = [at.element for (at,) in drawn(aim.places(lambda _: True), 400) if isinstance(at, Anchor)]
    assert 0.2 < found.count(700) / len(found) < 0.4
    assert 0.65 < sum(700 <= index < 720 for index in found) / len(found) < 0.85


def test_the_few_holders_that_are_accepted_are_not_drawn_above_all_others() -> None:
    aim = Aim(PAGE, near=tuple(range(700, 720)), holders=(700, 701, 702))
    places = drawn(aim.places(lambda element: element.index not in {701, 702}), 400)
    found = [at.element for (at,) in places if isinstance(at, Anchor)]
    assert found.count(700) / len(found) < 0.12


def test_every_option_is_drawn_with_every_other() -> None:
    pairs = {(letter, number) for _, letter, number in drawn(Aim(PAGE).places(lambda _: True, "ab", (1, 2)), 200)}
    assert {("a", 1), ("a", 2), ("b", 1), ("b", 2)} == pairs


def test_nothing_is_drawn_where_nothing_is_accepted() -> None:
    assert Aim(PAGE).places(lambda _: False, "ab").is_empty
