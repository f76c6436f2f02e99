"""Group testing: which of many parts matter, in a number of questions that grows with those that do.

In: parts of one kind and what is gone already. Out: each part that changes a field by itself; and of parts that change
one together a smallest set.

Rule 1. All parts are asked at once; where nothing changes, none of them is asked again.
Rule 2. Where something changes, each half is asked.
Rule 3. Of elements or JSON values alike that are read, such as the cards of a list, a few are told apart; further ones
are not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from harness.mutations.json_source import template
from harness.parts import Part, contents
from harness.xray.probe import Fields, Probe

_LISTED = frozenset({"element", "key"})
"""Kinds of parts of which lists are made."""
FEW = 3
"""Parts alike that are told apart."""


@dataclass(slots=True)
class Found:
    """What a search found."""

    single: dict[Part, Fields] = field(default_factory=dict)
    """Parts that change fields alone."""
    alike: dict[Part, list[Part]] = field(default_factory=dict)
    """Parts that are taken to matter as the one they are like does."""


class Search:
    """One search; `gone` is taken away in every question."""

    def __init__(self, probe: Probe, gone: Sequence[Part], fields: Fields) -> None:
        self.found = Found()
        self._probe = probe
        self._gone = tuple(gone)
        self._fields = fields
        self._alike: dict[tuple[object, ...], dict[Part, Fields]] = {}

    def among(self, parts: Sequence[Part]) -> dict[Part, Fields]:
        """Look among parts, keep those that change fields alone, and return them."""
        before = set(self.found.single)
        self._visit(parts)
        return {part: fields for part, fields in self.found.single.items() if part not in before}

    def _visit(self, parts: Sequence[Part]) -> None:
        changed = self._probe.without((*self._gone, *parts)).on(self._fields) if parts else frozenset()
        if not changed or self._is_more_of_the_same(parts, changed):
            return
        if len(parts) == 1:
            self.found.single[parts[0]] = changed
            self._alike.setdefault(self._likeness(parts[0]), {})[parts[0]] = changed
            return
        half = len(parts) // 2
        self._visit(parts[:half])
        self._visit(parts[half:])

    def _is_more_of_the_same(self, parts: Sequence[Part], changed: Fields) -> bool:
        """Say whether parts are like a few that are told apart and change the same fields, and keep them as such."""
        likeness = self._likeness(parts[0])
        known = self._alike.get(likeness, {})
        if parts[0].kind not in _LISTED or len(known) < FEW or not changed <= frozenset[str]().union(*known.values()):
            return False
        if any(self._likeness(part) != likeness for part in parts[1:]) or not all(map(self.is_read, known)):
            return False
        self.found.alike.setdefault(list(known)[-1], []).extend(parts)
        return True

    def is_read(self, part: Part) -> bool:
        """Say whether a field changes with what a part holds, so that it is not only counted on the way to another."""
        inside = () if part.element < 0 else contents(self._probe.page, part.element)
        return part.kind == "key" or bool(self._probe.without((*self._gone, *inside)).on(self._fields))

    def _likeness(self, part: Part) -> tuple[object, ...]:
        """Return what the parts of a list's entries have in common; further classes are often those of one entry."""
        if part.path:
            return part.kind, part.element, template(part.path)
        page = self._probe.page
        element = page.elements[part.element]
        return part.kind, page.templates[part.element], element.tag, tuple(element.classes[:1])


def smallest(parts: Sequence[Part], changes: Callable[[Sequence[Part]], bool]) -> list[Part]:
    """Return parts that change something together, of which none can be left out; all of them together do.

    QuickXplain (Junker, AAAI 2004): for a set of k among n, some k log(n / k) questions.
    """
    return _explained([], [], list(parts), changes)


def _explained(
    base: list[Part], added: list[Part], parts: list[Part], changes: Callable[[Sequence[Part]], bool]
) -> list[Part]:
    if added and changes(base):
        return []
    if len(parts) == 1:
        return parts
    half = len(parts) // 2
    first, second = parts[:half], parts[half:]
    later = _explained([*base, *first], first, second, changes)
    earlier = _explained([*base, *later], later, first, changes)
    return earlier + later
