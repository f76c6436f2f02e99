"""Hostile values: what real sites have put where code reads a number, an address, a date, an encoding or JSON.

They are damage, and drawn together with it. A wrong result only warns; a crash, a hang or a death is an error.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.hostile.bogus_declaration import BogusDeclaration, bogus_declaration
from harness.mutations.hostile.control_in_json import ControlInJson, control_in_json
from harness.mutations.hostile.hostile_base import HostileBase, hostile_base
from harness.mutations.hostile.hostile_charset_header import HostileCharsetHeader, hostile_charset_header
from harness.mutations.hostile.hostile_charset_label import HostileCharsetLabel, hostile_charset_label
from harness.mutations.hostile.hostile_date import HostileDate, hostile_date
from harness.mutations.hostile.hostile_duration import HostileDuration, hostile_duration
from harness.mutations.hostile.hostile_json import HostileJson, hostile_json
from harness.mutations.hostile.hostile_json_beside import HostileJsonBeside, hostile_json_beside
from harness.mutations.hostile.hostile_number import HostileNumber, hostile_number
from harness.mutations.hostile.hostile_reference import HostileReference, hostile_reference
from harness.mutations.hostile.hostile_tag_name import HostileTagName, hostile_tag_name
from harness.mutations.hostile.hostile_url import HostileUrl, hostile_url
from harness.mutations.hostile.long_run import LongRun, long_run
from harness.mutations.hostile.nest_mixed import NestMixed, nest_mixed
from harness.mutations.hostile.separator_title import SeparatorTitle, separator_title
from harness.mutations.hostile.stray_end import StrayEnd, stray_end
from harness.mutations.hostile.svg_title import SvgTitle, svg_title

HOSTILE: tuple[tuple[type[Any], Callable[[Aim], st.SearchStrategy[Any]]], ...] = (
    (HostileNumber, hostile_number),
    (HostileUrl, hostile_url),
    (HostileDate, hostile_date),
    (HostileDuration, hostile_duration),
    (HostileJson, hostile_json),
    (HostileJsonBeside, hostile_json_beside),
    (SeparatorTitle, separator_title),
    (SvgTitle, svg_title),
    (HostileBase, hostile_base),
    (HostileTagName, hostile_tag_name),
    (HostileReference, hostile_reference),
    (ControlInJson, control_in_json),
    (BogusDeclaration, bogus_declaration),
    (StrayEnd, stray_end),
    (HostileCharsetLabel, hostile_charset_label),
    (HostileCharsetHeader, hostile_charset_header),
    (LongRun, long_run),
    (NestMixed, nest_mixed),
)
"""Each record with the strategy that draws it, simplest first."""
