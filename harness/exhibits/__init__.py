"""The error library: pages that are not the page, to be played in its place."""

from harness.exhibits.bundled import bundled_cassettes
from harness.exhibits.library import Recorded, exhibit_of, library, rounds
from harness.exhibits.play import (
    Feed,
    Performance,
    PlayExhibit,
    applicable,
    exhibit_called,
    final_answer,
    never_ends,
    overlays,
)
from harness.exhibits.sidecar import is_exhibit

__all__ = [
    "Feed",
    "Performance",
    "PlayExhibit",
    "Recorded",
    "applicable",
    "bundled_cassettes",
    "exhibit_called",
    "exhibit_of",
    "final_answer",
    "is_exhibit",
    "library",
    "never_ends",
    "overlays",
    "rounds",
]
