"""Whether a recording goes on from an error page to content, and where that leads.

In: a case whose URL is answered by an error page. Out: a `Flow`, or nothing where that page is all there is.

Rule 1: where the URL is asked for again later, the last answer is where the recording leads: content, or no flow.
Rule 2: otherwise it leads to where a form goes that is sent to the same site, last of all.
Rule 3: other content after the error page leads nowhere by itself; whether it was read, a scraper tells.
"""

from collections.abc import Callable

from harness.delivery import kind_of
from harness.model import FIRST_ERROR, REDIRECTS, Case, ErrorPage, Exchange, Flow, Response
from harness.model.case import led_to
from harness.model.exchange import loose_key, origin

STEPS = frozenset({"login", "consent", "interstitial", "shell"})
"""Kinds of pages that sites put before others, and from which a value may be taken beside theirs."""
MOST_LOOKED_AT = 200
"""Exchanges after an error page that are looked at: recognising a page takes about a millisecond."""


def flow_of(case: Case, first: int, kind: str, known: ErrorPage, is_content: Callable[[Exchange], bool]) -> Flow | None:
    """Return what follows an error page of a `kind`, the exchange `first` of a case, if some of it is content."""
    later = range(first + 1, min(len(case.exchanges), first + 1 + MOST_LOOKED_AT))
    pages = tuple(index for index in later if may_hold_content(_at(case, index)) and is_content(case.exchanges[index]))
    if not pages:
        return None
    page: int | None = None
    if again := [led_to(case, index, set(range(index))) for index in later if _asks_again(case, index)]:
        page = again[-1]
        if page not in pages:
            return None
    elif sent := [led_to(case, index, set(range(index))) for index in later if _is_sent_from(case, index, first)]:
        page = sent[-1] if sent[-1] in pages else None
    step = kind in STEPS and _at(case, first).status < FIRST_ERROR
    return Flow(first, known, step, pages, page)


def _at(case: Case, index: int) -> Response:
    return case.exchanges[index].response


def may_hold_content(response: Response) -> bool:
    """Say whether an answer comes whole, is not empty, and has neither an error's status nor a redirect's."""
    whole = response.fault is None or kind_of(response.fault).whole
    return whole and bool(response.body) and response.status not in REDIRECTS and response.status < FIRST_ERROR


def _asks_again(case: Case, index: int) -> bool:
    """Say whether an exchange asks for the case's URL as a browser does that comes back to it."""
    request = case.exchanges[index].request
    return loose_key(request.method, request.url) == loose_key("GET", case.url)


def _is_sent_from(case: Case, index: int, first: int) -> bool:
    """Say whether an exchange sends something to the site of the exchange `first`."""
    request = case.exchanges[index].request
    return request.method.upper() == "POST" and origin(request.url) == origin(case.exchanges[first].request.url)
