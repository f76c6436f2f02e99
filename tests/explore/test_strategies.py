"""The public strategies draw plans and answers for tests of a user's own."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from harness import strategies
from harness.model import Plan, Response
from tests.cases.cassette import interaction, write
from tests.explore.stories import SOURCE, case

FEW = settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@FEW
@given(strategies.plans(case(), "noise", items=({"title": "Ferry crews end strike"},)))
def test_plans_are_of_the_family(plan: Plan) -> None:
    assert {"noise"} == {mutation.family for mutation in plan.mutations}


@FEW
@given(strategies.mutated(case(), "drift"))
def test_mutated_answers_have_the_recorded_status(response: Response) -> None:
    assert 200 == response.status


def test_a_cassette_may_be_named_by_its_path(tmp_path: Path) -> None:
    cassette = write(tmp_path / "story.yaml", interaction(SOURCE))
    seen: set[bytes] = set()

    @FEW
    @given(strategies.mutated(str(cassette), "damage"))
    def collect(response: Response) -> None:
        seen.add(response.body)

    collect()

    assert 3 < len(seen)


def test_a_failing_example_tells_what_was_changed() -> None:
    """And shows no page of 100 KB for it."""

    @FEW
    @given(response=strategies.mutated(case(), "drift"))
    def fails(response: Response) -> None:
        assert response.body == SOURCE.encode()

    with pytest.raises(AssertionError) as raised:
        fails()
    told = "\n".join(raised.value.__notes__)
    assert "html/body" in told
    assert "response=<Response 200, " in told
