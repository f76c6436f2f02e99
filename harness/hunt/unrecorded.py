"""What is said of a request that nobody recorded as it was made.

In: a case, and what the scraper asked for on it. Out: sentences that name the request which was recorded instead.
"""

from collections.abc import Iterator

from harness.model import Case, Outcome, Request, RequestMade
from harness.model.exchange import loose_key
from harness.model.keys import without_keys
from harness.replay.likeness import differing, nearest, parameters, place_of


def unrecorded(asked: RequestMade, case: Case) -> str:
    """Return why nothing answers a request, with the recorded one that is most like it."""
    near = nearest(asked.method, asked.url, (exchange.request for exchange in case.exchanges))
    told = f" (the nearest that is: {_shown(near)}{_difference(asked.url, near.url)})" if near else ""
    return f"asked for {_shown(asked)}, which is not recorded{told}: record it, or set url in the sidecar"


def stood_in(case: Case, baseline: Outcome) -> Iterator[str]:
    """Yield what was played for requests that differ from the recorded, once for each way in which they do.

    What differs is left out of them: keys are among it, and they were left out of the recording for a reason.
    """
    seen: set[str] = set()
    for asked in baseline.requests:
        if asked.exchange < 0 or asked.method == "CONNECT":
            continue
        played = case.exchanges[asked.exchange].request.url
        told = _difference(asked.url, played)
        if loose_key("GET", asked.url) != loose_key("GET", played) and told not in seen:
            seen.add(told)
            yield f"asked for {_without_values(asked.url, played)}, played {without_keys(played)}{told}"


def _without_values(asked: str, recorded: str) -> str:
    own = parameters(asked)
    hidden = differing(own, parameters(recorded))
    query = (f"{name}={'…' if name in hidden else value}" for name, values in own.items() for value in values)
    return without_keys(f"{place_of(asked)}?{'&'.join(query)}")


def _shown(request: RequestMade | Request) -> str:
    return f"{request.method} {without_keys(request.url)}"


def _difference(asked: str, recorded: str) -> str:
    names = differing(parameters(asked), parameters(recorded)) if place_of(asked) == place_of(recorded) else ()
    return f", which differs in {' and '.join(f'`{name}`' for name in names)}" if names else ""
