"""Play an exhibit: put its answers where a case has the page.

In: an exhibit, a case and the index of the exchange it replaces. Out: overlays for exchanges that the case has, and
further exchanges for those it has not, because an exhibit that redirects needs somewhere to redirect to.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

import msgspec

from harness.errors import PlanError
from harness.exhibits.library import target
from harness.model import Case, Exchange, Exhibit, Family, Overlay, Request, Response
from harness.model.exchange import key

Feed = Literal["url", "html", "response"]

_METHOD_KEPT = frozenset({307, 308})


class PlayExhibit(msgspec.Struct, frozen=True, tag_field="name", tag="play-exhibit"):
    """The page is replaced by an exhibit of the library."""

    exhibit: str
    """The exhibit's name: `not-found/gone`."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = False

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: an exhibit is played whole."""
        yield from ()

    def describe(self) -> str:
        """Say what is played."""
        return f"the error page {self.exhibit} is played in place of the page"


@dataclass(frozen=True, slots=True)
class Performance:
    """What a player needs to show an exhibit in one run."""

    overlays: tuple[Overlay, ...]
    """Answers in place of recorded ones."""
    further: tuple[Exchange, ...] = ()
    """Answers to requests that the case has not recorded; they belong after its own exchanges."""


def applicable(exhibit: Exhibit, feed: Feed) -> bool:
    """Say whether a scraper that is fed so can see at all that this is not its page.

    Only one that fetches by itself sees a redirect; one that is given the text alone sees neither status nor headers.
    """
    if feed == "url":
        return True
    if feed == "html":
        return "page" in exhibit.sign
    return any(sign != "redirect" for sign in exhibit.sign)


def final_answer(exhibit: Exhibit) -> Response:
    """Return what a client that follows redirects ends up with."""
    return exhibit.follow_up[-1][1] if exhibit.follow_up else exhibit.response


def overlays(exhibit: Exhibit, case: Case, exchange: int, *, feed: Feed = "url") -> Performance:
    """Return how to play `exhibit` at the URL of the case's exchange `exchange`.

    A scraper that does not fetch gets the final answer at once. For the others a relative `Location` leads to the
    case's own site, as it would in production.
    """
    if feed != "url":
        return Performance((Overlay(exchange, final_answer(exhibit)),))
    asked = case.exchanges[exchange].request
    recorded = {key(each.request.method, each.request.url): index for index, each in enumerate(case.exchanges)}
    replaced = [Overlay(exchange, exhibit.response)]
    further: list[Exchange] = []
    response, method, url = exhibit.response, asked.method, asked.url
    for _, following in exhibit.follow_up:
        place = target(response, url)
        if place is None:
            break
        method = method if response.status in _METHOD_KEPT or method == "HEAD" else "GET"
        index = recorded.get(key(method, place))
        if index is None:
            further.append(Exchange(Request(method, place), following))
        elif index != exchange:
            replaced.append(Overlay(index, following))
        response, url = following, place
    return Performance(tuple(replaced), tuple(further))


def exhibit_called(name: str, exhibits: Sequence[Exhibit]) -> Exhibit:
    """Return the exhibit of a stored plan.

    Raises:
        PlanError: the library has none of this name.
    """
    for exhibit in exhibits:
        if exhibit.name == name:
            return exhibit
    close = difflib.get_close_matches(name, [exhibit.name for exhibit in exhibits], 1)
    remedy = f"did you mean {close[0]}?" if close else "add its cassette, or drop the plan"
    raise PlanError(f"{name}: no such exhibit: {remedy}")
