"""Drift of structured data: JSON-LD, microdata and meta elements, which most scrapers read before any markup."""

from harness.mutations.data.drop_meta import DropMeta, drop_meta
from harness.mutations.data.drop_microdata import DropMicrodata, drop_microdata
from harness.mutations.data.json_ld_drop_block import JsonLdDropBlock, json_ld_drop_block
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey, json_ld_drop_key
from harness.mutations.data.json_ld_move_root import JsonLdMoveRoot, json_ld_move_root
from harness.mutations.data.json_ld_shape import JsonLdShape, json_ld_shape

DATA = (
    (JsonLdDropKey, json_ld_drop_key),
    (JsonLdShape, json_ld_shape),
    (JsonLdMoveRoot, json_ld_move_root),
    (JsonLdDropBlock, json_ld_drop_block),
    (DropMeta, drop_meta),
    (DropMicrodata, drop_microdata),
)
"""Each record with its strategy, simplest first."""
