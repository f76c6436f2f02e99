"""Play a fault: the connection fails while a case's page is fetched."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.delivery.faults import kind_of
from harness.model import Family, Fault


class PlayFault(msgspec.Struct, frozen=True, tag_field="name", tag="play-fault"):
    """The connection fails instead of carrying the page whole."""

    fault: Fault

    family: ClassVar[Family] = "wire"
    weight: ClassVar[int] = 1

    @property
    def ambiguous(self) -> bool:
        """Whether a scraper may be excused for what it does."""
        return kind_of(self.fault).excused

    def simpler(self) -> Iterator[Self]:
        """Yield the fault at its usual place."""
        if self.fault.at is not None:
            yield type(self)(Fault(self.fault.name))

    def describe(self) -> str:
        """Say what happens on the connection."""
        kind = kind_of(self.fault)
        where = "" if kind.part is None else f", at {_place(self.fault.at)} of the {kind.part}"
        return f"{kind.summary}{where}"


def _place(at: int | None) -> str:
    return "the middle" if at is None else f"byte {at:,}"
