"""Noise: the same page to a browser, spelt in another way; whatever a scraper reads must stay equal."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.noise.add_end_tag import AddEndTag, add_end_tag
from harness.mutations.noise.attribute_order import AttributeOrder, attribute_order
from harness.mutations.noise.attribute_quotes import AttributeQuotes, attribute_quotes
from harness.mutations.noise.boolean_attribute import BooleanAttribute, boolean_attribute
from harness.mutations.noise.byte_order_mark import ByteOrderMark, byte_order_mark
from harness.mutations.noise.character_references import CharacterReferences, character_references
from harness.mutations.noise.comment_in_text import CommentInText, comment_in_text
from harness.mutations.noise.insert_comment import InsertComment, insert_comment
from harness.mutations.noise.invisible_node import InvisibleNode, invisible_node
from harness.mutations.noise.newline_style import NewlineStyle, newline_style
from harness.mutations.noise.omit_end_tag import OmitEndTag, omit_end_tag
from harness.mutations.noise.recharset import Recharset, recharset
from harness.mutations.noise.tag_case import TagCase, tag_case
from harness.mutations.noise.whitespace_between_tags import WhitespaceBetweenTags, whitespace_between_tags

NOISE: tuple[tuple[type[Any], Callable[[Aim], st.SearchStrategy[Any]]], ...] = (
    (AttributeOrder, attribute_order),
    (AttributeQuotes, attribute_quotes),
    (BooleanAttribute, boolean_attribute),
    (TagCase, tag_case),
    (CharacterReferences, character_references),
    (NewlineStyle, newline_style),
    (WhitespaceBetweenTags, whitespace_between_tags),
    (InsertComment, insert_comment),
    (InvisibleNode, invisible_node),
    (AddEndTag, add_end_tag),
    (ByteOrderMark, byte_order_mark),
    (Recharset, recharset),
    (OmitEndTag, omit_end_tag),
    (CommentInText, comment_in_text),
)
"""Each record with the strategy that draws it, simplest first."""
