"""Give many classes and ids of a page other names at once: what a year of small changes to a stylesheet comes to.

In: old names with new ones. Out: the page, each of them renamed wherever it stands. It is not drawn among the other
drift, which changes little at a time, but made for a page that is to be aged: see `harness.ageing`.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.drift.vocabulary import carrying, renamed_classes, renamed_ids
from harness.page import Edit, Page

Renamed = tuple[tuple[str, str], ...]
"""Old name and new one; an empty new one drops a class."""


class Restyle(msgspec.Struct, frozen=True, tag_field="name", tag="restyle"):
    """Rename these class tokens and these ids all over the page."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = False

    classes: Renamed = ()
    ids: Renamed = ()

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite class attributes, ids and what refers to ids."""
        classes, ids = dict(self.classes), dict(self.ids)
        renamed = renamed_classes(carrying(page, tuple(classes)), classes)
        return sorted([*renamed, *(renamed_ids(page, lambda token: ids.get(token, token)) if ids else ())])

    def simpler(self) -> Iterator[Self]:
        """Half of the names change less than all."""
        for name in ("classes", "ids"):
            given: Renamed = getattr(self, name)
            for half in (given[: len(given) // 2], given[len(given) // 2 :]) if given else ():
                if half != given:
                    yield msgspec.structs.replace(self, **{name: half})

    def describe(self) -> str:
        """Count the names."""
        return f"{len(self.classes)} classes and {len(self.ids)} ids renamed on the whole page"
