"""A case: recorded exchanges, the URL a scraper is sent to, and what is expected there."""

import contextlib
from collections.abc import Sequence
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin

import msgspec

from harness.errors import CassetteError
from harness.model.error_page import ErrorPage
from harness.model.exchange import Exchange, Response, key, loose_key
from harness.model.golden import Golden

Expectation = Literal["content", "refusal"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 20
_LATEST = 1e11
"""Seconds since 1970, in the year 5138: what says to be later is no date of an answer."""

EPOCH = 1893456000.0
"""2030-01-01T00:00:00Z, the moment of a case whose answers do not say when they were recorded."""


class Flow(msgspec.Struct, frozen=True):
    """What was recorded after a first answer that is an error page, where some of it is content.

    Whether that answer was a step on the way, such as a login form or a 429, only a scraper's requests tell.
    """

    first: int
    """Index of the exchange that answers the URL at first."""
    known: ErrorPage
    """What is known of that answer."""
    step: bool
    """Whether it is a page that sites put before others: a login, a consent, a shell that a script fills."""
    pages: tuple[int, ...]
    """Indices of the later exchanges that answer with content, in recorded order."""
    page: int | None = None
    """The one of them that the recording leads to: by asking again for the URL, or by sending a form."""


class Case(msgspec.Struct, frozen=True):
    """A cassette with what is expected of a scraper that is sent to `url`."""

    name: str
    """The cassette's path below its root, without suffix: `news/story-1`."""
    path: str
    """The cassette's file, for messages."""
    url: str
    exchanges: tuple[Exchange, ...]
    expect: Expectation = "content"
    required: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    error_page: ErrorPage | None = None
    """What is known of the page that answers the URL, where it is an error page or comes under an error's status."""
    flow: Flow | None = None
    """What follows that page; `expect` is then `content` until a scraper stops at it."""
    golden: Golden | None = None
    """What was accepted as the result of the scraper that the case is for."""


class Overlay(msgspec.Struct, frozen=True):
    """A response played in place of a recorded one, in one run of a scraper."""

    exchange: int
    response: Response


def answer(case: Case) -> tuple[int, Response]:
    """Return what finally answers the case's URL, and at which index: recorded redirects are followed, at most 20.

    Each exchange is played once, in recorded order, before one is played again: a page that sets a cookie and redirects
    to itself is answered by its second exchange. A redirect to what was not recorded is itself the answer. Where the
    recording leads on from an error page, its end is the answer.

    Raises:
        CassetteError: no exchange is recorded for the URL.
    """
    index = case.flow.page if case.flow and case.expect == "content" else None
    if index is None:
        index = _next_exchange(case, case.url, set())
    if index is None:
        raise CassetteError(f"{case.path}: no exchange for {case.url}: record it, or correct url in the sidecar")
    index = led_to(case, index, set())
    return index, case.exchanges[index].response


def led_to(case: Case, index: int, played: set[int]) -> int:
    """Return where an exchange's redirects lead, by what was not `played` before it."""
    url = case.exchanges[index].request.url
    for _ in range(_MOST_REDIRECTS):
        played.add(index)
        response = case.exchanges[index].response
        location = response.header("Location")
        if response.status not in REDIRECTS or not location:
            break
        try:
            url = urljoin(url, location)
        except ValueError:  # a Location that is no URL
            break
        following = _next_exchange(case, url, played)
        if following is None:
            break
        index = following
    return index


def recorded_at(exchanges: Sequence[Exchange]) -> float:
    """Return when a case was recorded, in seconds since 1970, by the first answer that says so."""
    said = (moment(exchange.response.header("Date")) for exchange in exchanges)
    return next((seconds for seconds in said if seconds is not None), EPOCH)


def moment(date: str | None) -> float | None:
    """Return the seconds since 1970 of a date in a header field (RFC 9110, section 5.6.7); None if it is none."""
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        told = parsedate_to_datetime(date or "")
        seconds = (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
        return seconds if 0 <= seconds < _LATEST else None
    return None


def _next_exchange(case: Case, url: str, played: set[int]) -> int | None:
    """Return the first exchange for `url` that was not played, else the last; a GET before other methods."""
    for same in (key, loose_key):
        wanted = same("GET", url)
        asked = [same(exchange.request.method, exchange.request.url) for exchange in case.exchanges]
        found = [index for index, one in enumerate(asked) if one == wanted]
        found = found or [index for index, one in enumerate(asked) if one[1] == wanted[1]]
        if found:
            return next((index for index in found if index not in played), found[-1])
    return None
