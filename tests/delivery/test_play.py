"""A fault as a plan's record: told in words, and shrunk to its usual place."""

import msgspec
import pytest

from harness.delivery import PlayFault
from harness.model import Fault


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("connection-refused"), "the connection is refused"),
        (Fault("reset-in-body"), "the connection is reset within the body, at the middle of the body"),
        (Fault("reset-in-body", 4096), "the connection is reset within the body, at byte 4,096 of the body"),
    ],
)
def test_it_says_what_happens(fault: Fault, said: str) -> None:
    assert said == PlayFault(fault).describe()


def test_it_shrinks_to_its_usual_place() -> None:
    assert [PlayFault(Fault("short-body"))] == list(PlayFault(Fault("short-body", 7)).simpler())
    assert [] == list(PlayFault(Fault("short-body")).simpler())


def test_what_is_excused_is_ambiguous() -> None:
    assert PlayFault(Fault("gzip-bomb")).ambiguous
    assert PlayFault(Fault("zstd-corrupt")).ambiguous
    assert not PlayFault(Fault("silence")).ambiguous


def test_it_survives_json() -> None:
    record = PlayFault(Fault("short-body", 7))
    assert {"name": "play-fault", "fault": {"name": "short-body", "at": 7}} == msgspec.to_builtins(record)
    assert record == msgspec.convert(msgspec.to_builtins(record), PlayFault)
