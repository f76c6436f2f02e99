"""The page as source text: elements with their spans, splicing, and where the scraped values stand."""

from harness.page.canary import CANARY_PRICE, CANARY_STEM, canary, find_canary
from harness.page.document import Page
from harness.page.element import (
    FORMATTING_TAGS,
    RAW_TEXT_TAGS,
    VOID_TAGS,
    Anchor,
    Attribute,
    Element,
    Text,
    name_spans,
    value_span,
)
from harness.page.provenance import Provenance, Site, locate
from harness.page.splice import Edit, combine, splice

__all__ = [
    "CANARY_PRICE",
    "CANARY_STEM",
    "FORMATTING_TAGS",
    "RAW_TEXT_TAGS",
    "VOID_TAGS",
    "Anchor",
    "Attribute",
    "Edit",
    "Element",
    "Page",
    "Provenance",
    "Site",
    "Text",
    "canary",
    "combine",
    "find_canary",
    "locate",
    "name_spans",
    "splice",
    "value_span",
]
