"""A page and an age to the changes that make the page so old: a plan of many drifts.

In: a page with where its values stand, a profile, months and a seed. Out: mutations that apply together. What is left
of the page is drawn first (`profile.left`); then changes are made until no more than that is left. The change that
goes past it is made with the chance that keeps the mean exact, whatever page it is.

A change of structure strikes an element around some text: most such elements hold many texts, so that most changes are
felt page-wide, and few change one element alone, as on real pages. Deep texts have more around them and break sooner.
"""

import random
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, islice
from zlib import crc32

from harness.ageing.ground import Ground, Struck, ground
from harness.ageing.kept import ids_of
from harness.ageing.profile import around_values, at_age, left
from harness.explore import draw
from harness.model import Kept, Plan, Profile
from harness.mutations import DRIFT, Aim, Restyle, TextMutation
from harness.mutations.drift.insert_sibling import TAGS, InsertSibling
from harness.mutations.drift.places import shape, within_values
from harness.mutations.drift.remove_sibling import RemoveSibling
from harness.mutations.drift.retag_leaf import BLOCK_CHOICES, INLINE_CHOICES, RetagLeaf
from harness.mutations.drift.retag_parent import CHOICES, RetagParent
from harness.mutations.drift.unwrap import Unwrap
from harness.mutations.drift.vocabulary import fresh, tokens_of
from harness.mutations.drift.wrap import Wrap
from harness.page import Anchor, Edit, Element, Page
from harness.page.splice import compatible

MOST_TRIES = 200
"""Changes of structure that are tried on a page: some find nowhere to apply."""
MOST_VALUES = 8
"""Values that may be struck each by itself."""
POOL = 20
"""Of a kind of change, how many are drawn for a page, to be taken from."""
Proposal = tuple[TextMutation, Callable[[], Struck]]
"""A change, and what reckons the texts whose paths it takes away."""
Standing = tuple[Sequence[int], Sequence[int]]
"""Texts whose path still holds, and the running sum of how many elements are around each."""
PER_PAGE = frozenset({"json-ld-shape", "json-ld-drop-key", "json-ld-move-root", "json-ld-drop-block", "drop-microdata"})
"""Changes of which a profile tells the share of pages, not of values."""
RETAGGING: Mapping[str, tuple[Callable[..., TextMutation], Mapping[str, Sequence[str]]]] = {
    "retag-leaf": (RetagLeaf, {**BLOCK_CHOICES, **INLINE_CHOICES}),
    "retag-parent": (RetagParent, CHOICES),
}
"""Which tags become which, by the change."""
SIBLINGS = frozenset({"insert-sibling", "remove-sibling"})
"""Changes of structure that leave tag paths as they are."""
GOLDEN = (5**0.5 - 1) / 2
"""The step from one future's luck to the next one's: however many there are, they spread evenly from worst to best."""
CLOSE = 2
"""Elements around one that holds a value of which classes and ids live longer than the page's others."""
PARTLY = 4 / 11
"""Of the classes that are renamed, the share that keeps a part of its name: 4 against 7 that are replaced."""

_STEPS = 1 << 32


@dataclass(frozen=True, eq=False)
class Ageing:
    """A page that can be aged again and again."""

    aim: Aim
    profile: Profile
    seed: int = 0
    _pools: dict[str, Sequence[TextMutation]] = field(default_factory=dict, init=False, repr=False)
    _idlers: dict[int, Sequence[Element]] = field(default_factory=dict, init=False, repr=False)

    def mutations(self, months: float, number: int) -> tuple[TextMutation, ...]:
        """Return what makes the page so old; another `number` gives another of its futures, the same one at every age.

        Pages of one number share their luck and their new names, as the pages of one site do.
        """
        future = f"{self.seed}/{number}"
        luck = (_drawn(str(self.seed), "luck") + number * GOLDEN) % 1
        wanted, around = (left(one, at_age(one, months), luck) for one in (self.profile, self._around))
        made = _Making(self.aim.page)
        made.add(self._restyled(wanted, around, future))
        self._structure(made, wanted, future)
        for record in self._further(months, future):
            made.add(record)
        return tuple(made.records)

    def _restyled(self, wanted: Kept, around: Kept, future: str) -> Restyle:
        page, taken = self.aim.page, tokens_of(self.aim.page)
        leading, near = page.once(_leading), self._tokens_around

        def renamed(tokens: Sequence[str], share: float, longer: float) -> Iterator[tuple[str, str]]:
            for token in tokens:
                if _drawn(future, leading.get(token, token)) >= (longer if token in near else share):
                    new = f"{token}-v2" if _drawn(token, future) < PARTLY else f"x{_checksum(token):08x}"
                    yield token, fresh(new, taken)

        classes = renamed(sorted(page.by_class), wanted.classes, around.classes)
        return Restyle(tuple(classes), tuple(renamed(sorted(ids_of(page)), wanted.ids, around.ids)))

    def _structure(self, made: "_Making", wanted: Kept, future: str) -> None:
        """Strike first what takes tag paths away, which takes XPaths too, then what shifts siblings.

        Each has a chance of its own: which siblings are shifted does not hang on how many tries the others took.
        """
        if not self._ground.leaves:
            return
        alive = Struck(everything := (1 << len(self._ground.leaves)) - 1, everything)
        weights = self.profile.weights
        deep = {name: weight for name, weight in weights.items() if name not in SIBLINGS}
        flat = {name: weight for name, weight in weights.items() if name in SIBLINGS}
        chances = random.Random(f"{future}/deep"), random.Random(f"{future}/flat")
        alive = self._strike(made, alive, deep, chances[0], lambda one: one.tag_paths, wanted.tag_paths)
        self._strike(made, alive, flat, chances[1], lambda one: one.xpaths, wanted.xpaths)

    def _strike(  # noqa: PLR0917 (what is struck, with what, and how far)
        self,
        made: "_Making",
        alive: Struck,
        weights: Mapping[str, float],
        chance: random.Random,
        of: Callable[[Struck], int],
        wanted: float,
    ) -> Struck:
        leaves, names = self._ground.leaves, sorted(name for name in weights if weights[name] > 0)
        standing, tries = self._standing(of(alive)), 0
        while names and of(alive).bit_count() > wanted * len(leaves) and tries < MOST_TRIES:
            tries += 1
            name = chance.choices(names, [weights[name] for name in names])[0]
            proposed = self._proposed(name, self._any_place(standing, chance), chance)
            if proposed is None:
                continue
            record, reckoned = proposed
            if not made.fits(record):
                continue
            struck = reckoned()
            after = Struck(alive.tag_paths & ~struck.tag_paths, alive.xpaths & ~struck.xpaths)
            before, then = of(alive).bit_count(), of(after).bit_count()
            if then == before:
                continue
            if then < wanted * len(leaves):
                if chance.random() < (before - wanted * len(leaves)) / (before - then):
                    made.add(record)
                    return after
                return alive
            made.add(record)
            alive, standing = after, self._standing(of(after))
        return alive

    def _standing(self, bits: int) -> Standing:
        places = [place for place, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]
        return places, list(accumulate(len(self._lineages[place]) for place in places))

    def _any_place(self, standing: Standing, chance: random.Random) -> Element:
        """Return an element around one of these texts, each around each of them as likely: deep texts break more."""
        places, sums = standing
        place = chance.choices(places, cum_weights=sums)[0]
        return chance.choice(self._lineages[place])

    def _proposed(self, name: str, element: Element, chance: random.Random) -> Proposal | None:
        """Return a change of this kind at an element; None where there is none."""
        if name == "insert-sibling":
            return self._insertion(element)
        if name == "remove-sibling":
            return self._removal(element, chance)
        at, page_ground = self.aim.page.anchor(element), self._ground
        if name == "wrap":
            return Wrap(at=at), partial(page_ground.wrapped, element)
        if name == "unwrap":
            return Unwrap(at=at), partial(page_ground.unwrapped, element)
        record, choices = RETAGGING[name]
        to = chance.choice(choices.get(element.tag) or ("",))
        return (record(at=at, to=to), partial(page_ground.retagged, element, to)) if to else None

    def _insertion(self, element: Element) -> Proposal | None:
        if self._within(element):
            return None
        tag = next((tag for tag in TAGS if tag == element.tag), TAGS[0])
        record = InsertSibling(at=self.aim.page.anchor(element), label=self._label, tag=tag)
        return record, partial(self._ground.inserted, element, tag)

    def _removal(self, element: Element, chance: random.Random) -> Proposal | None:
        idle = self._idle_beside(element)
        above = idle[: bisect_left(idle, element.index, key=lambda one: one.index)]
        if not above:
            return None
        gone = chance.choice(above)
        return RemoveSibling(at=self.aim.page.anchor(gone)), partial(self._ground.removed, gone)

    def _idle_beside(self, element: Element) -> Sequence[Element]:
        """Return those of an element's siblings that may go: found once, as most are asked for again and again."""
        if element.parent not in self._idlers:
            self._idlers[element.parent] = [one for one in self.aim.page.siblings(element) if self._idle(one)]
        return self._idlers[element.parent]

    def _idle(self, element: Element) -> bool:
        """Say whether an element may go: it holds no value, nor is it one of a list of which one does."""
        shapes = self._near_shapes.get(element.parent, frozenset())
        inside = bisect_left(self._near_starts, element.start) < bisect_left(self._near_starts, element.end)
        return not inside and shape(element) not in shapes and not self._within(element)

    def _further(self, months: float, future: str) -> Iterator[TextMutation]:
        """Yield what strikes single values and structured data; what a page has of it stays as it grows older."""
        for name, yearly in sorted(self.profile.yearly.items()):
            share = 1 - (1 - yearly) ** (months / 12)
            for value in (None,) if name in PER_PAGE else self.aim.holders[:MOST_VALUES] or (None,):
                if _drawn(future, f"{name}/{value}") < share and (pool := self._pool(name)):
                    own = [record for record in pool if value is not None and _place(record) == value]
                    yield random.Random(f"{future}/{name}/{value}").choice(own or pool)

    def _pool(self, name: str) -> Sequence[TextMutation]:
        if name not in self._pools:
            drawn = next((draws for record, draws in DRIFT if record.__struct_config__.tag == name), None)
            source = drawn(self.aim) if drawn else None
            plans = draw(source.map(_alone), POOL, self.seed) if source is not None else ()
            self._pools[name] = [plan.mutations[0] for plan in plans]
        return self._pools[name]

    @cached_property
    def _around(self) -> Profile:
        return around_values(self.profile)

    @cached_property
    def _tokens_around(self) -> frozenset[str]:
        """Return the classes and ids of the elements that hold a value and of those close around them."""
        page = self.aim.page
        holders = [page.elements[index] for index in self.aim.holders]
        close = [one for holder in holders for one in (holder, *islice(page.ancestors(holder), CLOSE))]
        return frozenset(token for one in close for token in (*one.classes, one.get("id").strip()))

    @cached_property
    def _ground(self) -> Ground:
        return ground(self.aim.page)

    @cached_property
    def _lineages(self) -> Sequence[Sequence[Element]]:
        return [self._ground.lineage(leaf) for leaf in self._ground.leaves]

    @cached_property
    def _label(self) -> str:
        return fresh("promo-box", tokens_of(self.aim.page))

    @cached_property
    def _within(self) -> Callable[[Element], bool]:
        return within_values(self.aim)

    @cached_property
    def _near_starts(self) -> Sequence[int]:
        return sorted(self.aim.page.elements[index].start for index in self.aim.near)

    @cached_property
    def _near_shapes(self) -> Mapping[int, frozenset[tuple[str, frozenset[str]]]]:
        found: dict[int, frozenset[tuple[str, frozenset[str]]]] = {}
        for index in self.aim.near:
            element = self.aim.page.elements[index]
            found[element.parent] = found.get(element.parent, frozenset()) | {shape(element)}
        return found


class _Making:
    """The changes so far, none of which overlaps another."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._edits: list[Edit] = []
        self.records: list[TextMutation] = []

    def fits(self, record: TextMutation) -> bool:
        """Say whether a change applies beside those that are made."""
        ordered = sorted(record.edits(self._page), key=lambda edit: (edit.start, edit.end))
        return bool(ordered) and compatible(self._edits, ordered)

    def add(self, record: TextMutation) -> None:
        """Make a change, if it fits."""
        if self.fits(record):
            for edit in record.edits(self._page):
                insort(self._edits, edit, key=lambda one: (one.start, one.end))
            self.records.append(record)


def _leading(page: Page) -> dict[str, str]:
    """Return for each class the one that leads where it first stands: classes of one element mostly go together."""
    found: dict[str, str] = {}
    for element in page.elements:
        if element.classes:
            leading = found.setdefault(element.classes[0], element.classes[0])
            for token in element.classes:
                found.setdefault(token, leading)
    return found


def _place(record: TextMutation) -> int:
    """Return the element at which a change strikes; -1 for one of the whole page."""
    at = getattr(record, "at", None)
    return at.element if isinstance(at, Anchor) else -1


def _alone(record: TextMutation) -> Plan:
    return Plan((record,))


def _drawn(one: str, other: str) -> float:
    """Return a number from 0 to 1 that hangs on two texts alone."""
    return _checksum(f"{one}\0{other}") / _STEPS


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))
