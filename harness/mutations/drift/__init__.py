"""Drift: plausible redesigns. A scraper must return what it did before, or honestly nothing; never another value."""

from harness.mutations.drift.drop_data_attribute import DropDataAttribute, drop_data_attribute
from harness.mutations.drift.duplicate_value import DuplicateValue, duplicate_value
from harness.mutations.drift.inject_boilerplate import InjectBoilerplate, inject_boilerplate
from harness.mutations.drift.insert_column import InsertColumn, insert_column
from harness.mutations.drift.insert_sibling import InsertSibling, insert_sibling
from harness.mutations.drift.redesign import Redesign, redesign
from harness.mutations.drift.remove_sibling import RemoveSibling, remove_sibling
from harness.mutations.drift.rename_class import RenameClass, rename_class
from harness.mutations.drift.rename_id import RenameId, rename_id
from harness.mutations.drift.reorder_siblings import ReorderSiblings, reorder_siblings
from harness.mutations.drift.replace_classes import ReplaceClasses, replace_classes
from harness.mutations.drift.retag_leaf import RetagLeaf, retag_leaf
from harness.mutations.drift.retag_parent import RetagParent, retag_parent
from harness.mutations.drift.rotate_hash import RotateHash, rotate_hash
from harness.mutations.drift.split_span import SplitSpan, split_span
from harness.mutations.drift.split_value import SplitValue, split_value
from harness.mutations.drift.unwrap import Unwrap, unwrap
from harness.mutations.drift.wrap import Wrap, wrap

MARKUP = (
    (RenameClass, rename_class),
    (RenameId, rename_id),
    (DropDataAttribute, drop_data_attribute),
    (ReplaceClasses, replace_classes),
    (RotateHash, rotate_hash),
    (InsertSibling, insert_sibling),
    (InsertColumn, insert_column),
    (RemoveSibling, remove_sibling),
    (RetagLeaf, retag_leaf),
    (RetagParent, retag_parent),
    (Wrap, wrap),
    (Unwrap, unwrap),
    (SplitSpan, split_span),
    (SplitValue, split_value),
    (ReorderSiblings, reorder_siblings),
    (Redesign, redesign),
    (DuplicateValue, duplicate_value),
    (InjectBoilerplate, inject_boilerplate),
)
"""Each record with its strategy, simplest first."""
