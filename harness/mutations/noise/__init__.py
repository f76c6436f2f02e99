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
from harness.mutations.noise.charset_label import CharsetLabel, charset_label
from harness.mutations.noise.comment_in_text import CommentInText, comment_in_text
from harness.mutations.noise.content_coding import ContentCoding, content_coding
from harness.mutations.noise.document_tag import DocumentTag, document_tag
from harness.mutations.noise.hidden_copy import HiddenCopy, hidden_copy
from harness.mutations.noise.insert_comment import InsertComment, insert_comment
from harness.mutations.noise.invisible_node import InvisibleNode, invisible_node
from harness.mutations.noise.newline_style import NewlineStyle, newline_style
from harness.mutations.noise.omit_end_tag import OmitEndTag, omit_end_tag
from harness.mutations.noise.recharset import Recharset, recharset
from harness.mutations.noise.table_body import TableBody, table_body
from harness.mutations.noise.tag_case import TagCase, tag_case
from harness.mutations.noise.tag_spacing import TagSpacing, tag_spacing
from harness.mutations.noise.token_spacing import TokenSpacing, token_spacing
from harness.mutations.noise.whitespace_between_tags import WhitespaceBetweenTags, whitespace_between_tags
from harness.mutations.noise.whitespace_in_text import WhitespaceInText, whitespace_in_text

NOISE: tuple[tuple[type[Any], Callable[[Aim], st.SearchStrategy[Any]]], ...] = (
    (AttributeOrder, attribute_order),
    (AttributeQuotes, attribute_quotes),
    (BooleanAttribute, boolean_attribute),
    (TagCase, tag_case),
    (CharacterReferences, character_references),
    (NewlineStyle, newline_style),
    (TagSpacing, tag_spacing),
    (WhitespaceBetweenTags, whitespace_between_tags),
    (WhitespaceInText, whitespace_in_text),
    (InsertComment, insert_comment),
    (InvisibleNode, invisible_node),
    (AddEndTag, add_end_tag),
    (ByteOrderMark, byte_order_mark),
    (Recharset, recharset),
    (ContentCoding, content_coding),
    (OmitEndTag, omit_end_tag),
    (CommentInText, comment_in_text),
    (TokenSpacing, token_spacing),
    (HiddenCopy, hidden_copy),
    (TableBody, table_body),
    (DocumentTag, document_tag),
    (CharsetLabel, charset_label),
)
"""Each record with the strategy that draws it, simplest first."""
