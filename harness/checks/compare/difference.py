"""What comparing comes to: one difference a field."""

from dataclasses import dataclass
from typing import Literal

from harness.model import Value

Kind = Literal["missing", "changed", "retyped", "added", "cut", "blended", "garbled", "repeated", "reordered"]

WHOLE = "*"
"""Field name of a difference in the number or order of items."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which a result differs from the baseline."""

    field: str
    kind: Kind
    expected: Value
    got: Value
    entry: bool = False
    """Whether `got` is one entry more of a list, and `expected` says how many there should be."""
    lost: int = 0
    """How many entries of a list are lost; then both say how many it has."""

    @property
    def counted(self) -> bool:
        """Whether both say how many entries a list has."""
        return self.lost > 0

    @property
    def name(self) -> str:
        """What a sentence calls the field."""
        return "the result" if self.field == WHOLE else self.field
