"""Damage: a page that arrived broken or half filled; a scraper must not crash, hang or make a value up."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.damage.break_json_ld import BreakJsonLd, break_json_ld
from harness.mutations.damage.concatenate import Concatenate, concatenate
from harness.mutations.damage.control_characters import ControlCharacters, control_characters
from harness.mutations.damage.drop_attribute import DropAttribute, drop_attribute
from harness.mutations.damage.drop_element import DropElement, drop_element
from harness.mutations.damage.drop_entry_key import DropEntryKey, drop_entry_key
from harness.mutations.damage.empty_attribute import EmptyAttribute, empty_attribute
from harness.mutations.damage.empty_element import EmptyElement, empty_element
from harness.mutations.damage.garble_name import GarbleName, garble_name
from harness.mutations.damage.invalid_bytes import InvalidBytes, invalid_bytes
from harness.mutations.damage.leave_unclosed import LeaveUnclosed, leave_unclosed
from harness.mutations.damage.long_attribute import LongAttribute, long_attribute
from harness.mutations.damage.malformed_utf8 import MalformedUtf8, malformed_utf8
from harness.mutations.damage.many_siblings import ManySiblings, many_siblings
from harness.mutations.damage.mix_pages import MixPages, mix_pages
from harness.mutations.damage.nest_deeply import NestDeeply, nest_deeply
from harness.mutations.damage.tear_character import TearCharacter, tear_character
from harness.mutations.damage.truncate import Truncate, truncate
from harness.mutations.damage.unknown_charset_label import UnknownCharsetLabel, unknown_charset_label
from harness.mutations.damage.wrong_charset_label import WrongCharsetLabel, wrong_charset_label

DAMAGE: tuple[tuple[type[Any], Callable[[Aim], st.SearchStrategy[Any]]], ...] = (
    (DropElement, drop_element),
    (EmptyElement, empty_element),
    (EmptyAttribute, empty_attribute),
    (DropAttribute, drop_attribute),
    (DropEntryKey, drop_entry_key),
    (Truncate, truncate),
    (TearCharacter, tear_character),
    (BreakJsonLd, break_json_ld),
    (ControlCharacters, control_characters),
    (GarbleName, garble_name),
    (InvalidBytes, invalid_bytes),
    (MalformedUtf8, malformed_utf8),
    (LeaveUnclosed, leave_unclosed),
    (UnknownCharsetLabel, unknown_charset_label),
    (WrongCharsetLabel, wrong_charset_label),
    (Concatenate, concatenate),
    (MixPages, mix_pages),
    (NestDeeply, nest_deeply),
    (LongAttribute, long_attribute),
    (ManySiblings, many_siblings),
)
"""Each record with the strategy that draws it, simplest first."""
