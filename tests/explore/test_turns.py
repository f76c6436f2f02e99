"""Plans of all families are tried in turn, and none is lost."""

from hypothesis import given
from hypothesis import strategies as st

from harness.explore import Source, in_turn
from harness.model import FAMILIES, Plan


def test_each_family_has_its_turn() -> None:
    noise, wire = (Plan((number,)) for number in range(5)), iter([Plan(("cut",))])
    turns = [
        (source.family, len(batch))
        for source, batch in in_turn([Source("noise", noise, 5), Source("wire", wire, 1)], 2)
    ]

    assert [("noise", 2), ("wire", 1), ("noise", 2), ("noise", 1)] == turns


@given(st.lists(st.integers(0, 12), max_size=len(FAMILIES)), st.integers(1, 5))
def test_every_plan_has_its_turn_in_its_own_order(counts: list[int], size: int) -> None:
    named = dict(zip(FAMILIES, counts, strict=False))
    sources = [Source(name, (Plan((number,)) for number in range(most)), most) for name, most in named.items()]
    tried: dict[str, list[int]] = {name: [] for name in named}
    for source, batch in in_turn(sources, size):
        assert 1 <= len(batch) <= size
        tried[source.family] += [plan.mutations[0] for plan in batch]

    assert {name: list(range(most)) for name, most in named.items()} == tried
