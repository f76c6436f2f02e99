"""An exception that is no declared refusal is a crash, on every occasion."""

import pytest

from harness.checks.trial import Occasion
from tests.checks.factory import STORY, findings, found, raised, returned

OCCASIONS: tuple[Occasion, ...] = ("noise", "drift", "damage", "exhibit", "recorded")


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_finds(occasion: Occasion) -> None:
    assert [("crash", "error", "")] == found(occasion, raised("crash"))


@pytest.mark.parametrize("occasion", ["drift", "damage", "exhibit"])
def test_leaves_alone(occasion: Occasion) -> None:
    """A refusal is as good as a missing field, for required fields too."""
    assert [] == found(occasion, raised("refusal", "requests.exceptions.HTTPError"), required=("title",))


def test_tells_type_place_and_message() -> None:
    crash = findings("drift", raised("crash"))[0]

    assert ("crash", "", "AttributeError", "news.py:31") == crash.identity
    assert "AttributeError: no such thing" == crash.evidence


def test_two_places_are_two_bugs() -> None:
    one, other = (findings("drift", raised("crash", where=f"news.py:{line}"))[0] for line in (1, 2))

    assert one.identity != other.identity


def test_a_return_is_no_crash() -> None:
    assert [] == found("drift", returned(STORY))
