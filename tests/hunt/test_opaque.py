"""Objects that show nothing of what they hold are told by their class."""

from typing import Any

import pytest

from harness.hunt import opaque
from harness.hunt.opaque import is_opaque

PAGE = {"$type": "q.Page", "value": "<q.Page object>"}
RAISING = {"$type": "q.Raising", "value": "<Raising>"}
LAZY = {"$type": "async_generator", "value": "<async_generator object rooms>"}


@pytest.mark.parametrize(
    ("item", "told", "nothing_else"),
    [
        ({"value": PAGE}, "q.Page", True),
        ({"a": [PAGE, {"b": RAISING}]}, "q.Page in a and 1 more", True),
        ({"name": "Quay Hotel", "rooms": LAZY}, "async_generator in rooms", False),
        ({"tags": {"$type": "set", "value": ["a", PAGE]}}, "q.Page in tags", False),
        ({"offers": [{"price": PAGE}, {"price": PAGE}]}, "q.Page in offers.price", True),
        ({"name": "Quay Hotel"}, "", False),
        ({"day": {"$type": "datetime.date", "value": "2026-11-22"}, "text": "<q.Page object>"}, "", False),
        ({}, "", False),
    ],
)
def test_what_cannot_be_looked_into(item: dict[str, Any], told: str, nothing_else: bool) -> None:
    sentence = f"returns objects of {told}, which cannot be looked into: return a dict or dataclass" if told else ""
    assert (sentence, nothing_else) == (opaque([item]), is_opaque([item]))
