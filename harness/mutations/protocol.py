"""What a mutation is: a frozen record that says outright what it changes, and knows how to change a page.

A module holds one mutation: its record, and a function of the same name in lower case that gives the Hypothesis
strategy which draws it for a page (or `st.nothing()` when the page has nowhere to apply it).
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Protocol, Self, runtime_checkable

from harness.model import Family, Response
from harness.page import Edit, Page


class Record(Protocol):
    """What all mutations share; every one is a frozen `msgspec.Struct` tagged with its name in kebab case."""

    family: ClassVar[Family]
    weight: ClassVar[int]
    """How often it is drawn within its family, relative to the others: the table of `harness.mutations.weights`."""

    @property
    def ambiguous(self) -> bool:
        """Whether a scraper may be excused for taking the change at face value; what it brings about never gates.

        Most kinds are, or are not, whatever their record says: then it is a class variable. Damage that is only on some
        pages says so by `misguides`; `harness.mutations.is_ambiguous` asks for both.
        """
        ...

    def simpler(self) -> Iterator[Self]:
        """Yield variants that change strictly less, simplest first; shrinking tries them in this order."""
        ...

    def describe(self) -> str:
        """Say in a few words what is changed, for a person who looks at the page."""
        ...


@runtime_checkable
class TextMutation(Record, Protocol):
    """A mutation that splices the page's source text."""

    def edits(self, page: Page) -> Sequence[Edit]:
        """Return the changes in order of position, disjoint; empty when the page has nowhere to apply them."""
        ...


@runtime_checkable
class BodyMutation(Record, Protocol):
    """A mutation of the response as bytes with headers, made after all splicing."""

    def rewrite(self, response: Response) -> Response:
        """Return the changed response, or the very same one when there is nowhere to apply the change."""
        ...


Mutation = TextMutation | BodyMutation
