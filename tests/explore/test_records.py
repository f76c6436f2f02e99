"""Plans go to JSON and back unchanged; what is no plan is told in one line."""

from typing import Any

import msgspec
import pytest

from harness.delivery import PlayFault
from harness.errors import PlanError
from harness.exhibits import PlayExhibit
from harness.explore import aim_at, decode_plan, draw, encode_plan, plans
from harness.model import Family, Fault, Plan
from harness.mutations import CONTROLS
from harness.mutations.control import Control
from harness.page import Page
from tests.explore.stories import case

PAGE = Page.of(case().exchanges[0].response)
FAMILIES: tuple[Family, ...] = ("noise", "drift", "damage")


@pytest.mark.parametrize("family", FAMILIES)
def test_round_trip(family: Family) -> None:
    for plan in draw(plans([(0, aim_at(PAGE, ()))], family), 60, 0):
        stored = msgspec.json.decode(msgspec.json.encode(encode_plan(plan)))
        assert plan == decode_plan(stored, plan.exchange)


def test_exhibits_round_trip() -> None:
    plan = Plan((PlayExhibit("block/denied"),), 2)

    assert plan == decode_plan(encode_plan(plan), 2)
    assert ({"name": "play-exhibit", "exhibit": "block/denied"},) == encode_plan(plan)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.describe())
def test_controls_round_trip(control: Control) -> None:
    plan = Plan((control,), 1)

    assert plan == decode_plan(msgspec.json.decode(msgspec.json.encode(encode_plan(plan))), 1)


@pytest.mark.parametrize(
    "records",
    [
        [{}],
        [{"name": None}],
        [{"name": ["drop-element"]}],
        [{"name": "drop-elemen"}],
        [{"name": "drop-element"}],
        [{"name": "drop-element", "at": 7}],
        [{"name": "drop-element", "at": {"element": "x", "path": "html"}}],
        [{"name": "truncate", "unknown": 1}],
        [{"name": "play-exhibit"}],
        [{"name": "play-exhibit", "exhibit": 7}],
        [{"name": "play-exhibit", "exhibit": "a/b"}, {"name": "truncate", "back": 1}],
        [{"name": "truncate", "back": 1}, {"name": "play-exhibit", "exhibit": "a/b"}],
        [{"name": "truncate", "back": 1}, {"name": "login-form"}],
        [{"name": "login-form"}, {"name": "login-form"}],
        [{"name": "guarded-form", "guard": "a dog"}],
    ],
)
def test_what_is_no_plan_is_told_in_one_line(records: list[dict[str, Any]]) -> None:
    with pytest.raises(PlanError) as told:
        decode_plan(records, 0)

    assert 1 == len(str(told.value).splitlines())


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (
            {"name": "drop-elemen"},
            "mutation 'drop-elemen': there is none of this name; did you mean 'drop-element'",
        ),
        ({"name": "zzz"}, "mutation 'zzz': there is none of this name; it may come from another version"),
        ({"name": "z" * 999}, f"mutation '{'z' * 60}': there is none of this name; it may come from another version"),
        ({"name": "truncate", "bak": 1}, "mutation truncate: it has no field 'bak'; did you mean 'back'?"),
        ({"name": "truncate", "xyz": 1}, "mutation truncate: it has no field 'xyz'; known are at, back"),
    ],
)
def test_of_many_names_the_nearest_few_are_told(record: dict[str, Any], told: str) -> None:
    with pytest.raises(PlanError) as raised:
        decode_plan([record], 0)

    assert str(raised.value).startswith(told)
    assert len(str(raised.value)) < 200


def test_a_fault_is_stored_like_any_mutation() -> None:
    plan = Plan((PlayFault(Fault("short-body", 7)),), 2)
    assert plan == decode_plan(encode_plan(plan), 2)
    with pytest.raises(PlanError, match="fault 'rain': there is none"):
        decode_plan([{"name": "play-fault", "fault": {"name": "rain"}}], 0)
    with pytest.raises(PlanError, match="play-fault: it is played alone"):
        decode_plan([*encode_plan(plan), *encode_plan(plan)], 0)
