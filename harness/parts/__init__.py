"""The parts of a page, each of which can be taken away or made another by itself: how questions are put to a page."""

from harness.parts.blocks import blocks_of, members_of
from harness.parts.part import (
    DOCUMENT_TAGS,
    HOLDING,
    NEUTRAL,
    Kind,
    Part,
    altered,
    contents,
    edits_of,
    other,
    own_texts,
    parts_of,
    stands,
)

__all__ = [
    "DOCUMENT_TAGS",
    "HOLDING",
    "NEUTRAL",
    "Kind",
    "Part",
    "altered",
    "blocks_of",
    "contents",
    "edits_of",
    "members_of",
    "other",
    "own_texts",
    "parts_of",
    "stands",
]
