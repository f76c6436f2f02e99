"""Drift of structured data: JSON in scripts, microdata, RDFa and meta, which most scrapers read before any markup."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.data.change_rdfa import ChangeRdfa, change_rdfa
from harness.mutations.data.drop_meta import DropMeta, drop_meta
from harness.mutations.data.drop_microdata import DropMicrodata, drop_microdata
from harness.mutations.data.duplicate_itemprop import DuplicateItemprop, duplicate_itemprop
from harness.mutations.data.duplicate_meta import DuplicateMeta, duplicate_meta
from harness.mutations.data.empty_itemprop import EmptyItemprop, empty_itemprop
from harness.mutations.data.exchange_meta_key import ExchangeMetaKey, exchange_meta_key
from harness.mutations.data.json_ld_date_form import JsonLdDateForm, json_ld_date_form
from harness.mutations.data.json_ld_drop_block import JsonLdDropBlock, json_ld_drop_block
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey, json_ld_drop_key
from harness.mutations.data.json_ld_entities import JsonLdEntities, json_ld_entities
from harness.mutations.data.json_ld_list_length import JsonLdListLength, json_ld_list_length
from harness.mutations.data.json_ld_move_root import JsonLdMoveRoot, json_ld_move_root
from harness.mutations.data.json_ld_number_form import JsonLdNumberForm, json_ld_number_form
from harness.mutations.data.json_ld_other_block import JsonLdOtherBlock, json_ld_other_block
from harness.mutations.data.json_ld_rename_key import JsonLdRenameKey, json_ld_rename_key
from harness.mutations.data.json_ld_shape import JsonLdShape, json_ld_shape
from harness.mutations.data.move_itemprop import MoveItemprop, move_itemprop

DATA: tuple[tuple[type[Any], Callable[[Aim], st.SearchStrategy[Any]]], ...] = (
    (JsonLdDropKey, json_ld_drop_key),
    (JsonLdShape, json_ld_shape),
    (JsonLdMoveRoot, json_ld_move_root),
    (JsonLdDropBlock, json_ld_drop_block),
    (JsonLdRenameKey, json_ld_rename_key),
    (JsonLdOtherBlock, json_ld_other_block),
    (JsonLdListLength, json_ld_list_length),
    (JsonLdDateForm, json_ld_date_form),
    (JsonLdNumberForm, json_ld_number_form),
    (JsonLdEntities, json_ld_entities),
    (DropMeta, drop_meta),
    (ExchangeMetaKey, exchange_meta_key),
    (DuplicateMeta, duplicate_meta),
    (DropMicrodata, drop_microdata),
    (MoveItemprop, move_itemprop),
    (EmptyItemprop, empty_itemprop),
    (DuplicateItemprop, duplicate_itemprop),
    (ChangeRdfa, change_rdfa),
)
"""Each record with its strategy, simplest first."""
