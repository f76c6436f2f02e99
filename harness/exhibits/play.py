"""Play an exhibit: put its answers where a case has the page.

In: an exhibit, a case and the index of the exchange it replaces. Out: overlays for exchanges that the case has, and
further exchanges for those it has not, because an exhibit that redirects needs somewhere to redirect to. One that
redirects in a circle does so when it is played too, until the client gives up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

import msgspec

from harness.errors import PlanError
from harness.exhibits.redirects import refreshed, target
from harness.model import REDIRECTS, Case, Exchange, Exhibit, Family, Overlay, Request, Response
from harness.model.exchange import key
from harness.model.suggest import asked, near

Feed = Literal["url", "html", "response"]

MOST_NEAR = 3
"""Names of exhibits that are told where none has the one that is asked for."""

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
    """Return what a client that follows redirects ends up with; of a circle, the last redirect before it closes."""
    answers = (exhibit.response, *(response for _, response in exhibit.follow_up))
    return next((response for response in answers if response.status not in REDIRECTS), answers[-1])


def never_ends(exhibit: Exhibit) -> bool:
    """Say whether the exhibit redirects in a circle, so that only the client's patience ends it."""
    return final_answer(exhibit).header("Location") is not None and final_answer(exhibit).status in REDIRECTS


def overlays(exhibit: Exhibit, case: Case, exchange: int, *, feed: Feed = "url") -> Performance:
    """Return how to play `exhibit` at the URL of the case's exchange `exchange`.

    A scraper that does not fetch gets the final answer at once. For the others a relative `Location` leads to the
    case's own site, as it would in production, and one that leads to the exhibit's own URL leads to the page's.
    """
    if feed != "url":
        return Performance((Overlay(exchange, final_answer(exhibit)),))
    asked = case.exchanges[exchange].request
    recorded = {key(each.request.method, each.request.url): index for index, each in enumerate(case.exchanges)}
    response, method, url = _back_home(exhibit, exhibit.url, exhibit.response, asked.url), asked.method, asked.url
    replaced = [Overlay(exchange, response)]
    further: list[Exchange] = []
    for where, following in exhibit.follow_up:
        place = target(response, url) or refreshed(response, url)
        if place is None:
            break
        method = method if response.status in _METHOD_KEPT or method == "HEAD" else "GET"
        response, url = _back_home(exhibit, where, following, asked.url), place
        index = recorded.get(key(method, place))
        if index is None:
            further.append(Exchange(Request(method, place), response))
        elif index != exchange:
            replaced.append(Overlay(index, response))
    return Performance(tuple(replaced), tuple(further))


def _back_home(exhibit: Exhibit, where: str, response: Response, asked: str) -> Response:
    """Return the answer recorded at `where`; one that redirects to the exhibit's own URL redirects to `asked`."""
    place = target(response, where)
    back = bool(exhibit.url) and place is not None and key("GET", place) == key("GET", exhibit.url)
    return response.with_header("Location", asked) if back else response


def exhibit_called(name: str, exhibits: Sequence[Exhibit]) -> Exhibit:
    """Return the exhibit of this name.

    Raises:
        PlanError: the library has none of this name.
    """
    for exhibit in exhibits:
        if exhibit.name == name:
            return exhibit
    raise PlanError(f"{name}: no such exhibit: {_near(name, [exhibit.name for exhibit in exhibits])}")


def _near(name: str, names: Sequence[str]) -> str:
    """Return what may be meant: names that end alike; else those of the family, or the families."""
    family, _, end = name.rpartition("/")
    own = [one for one in names if one.startswith(f"{family or end}/")]
    endings = {one.rpartition("/")[2]: one for one in own or names}
    holding = [each for each in endings if end in each]
    if alike := (holding or near(end, endings, MOST_NEAR))[:MOST_NEAR]:
        return asked([endings[each] for each in alike])
    if own:
        return f"of its family there are {', '.join(sorted(own))}"
    return f"name one as FAMILY/NAME, of the families {', '.join(sorted({one.partition('/')[0] for one in names}))}"
