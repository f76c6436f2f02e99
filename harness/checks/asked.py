"""Which requests of a run ask for the same.

In: the requests of a run and of the recorded page. Out: what names each: its method and a URL.
"""

from collections.abc import Callable

from harness.checks.trial import Trial
from harness.model import RequestMade
from harness.model.exchange import key, origin

Asked = tuple[str, str]


def naming(trial: Trial) -> Callable[[RequestMade], Asked]:
    """Return what names a request.

    What one exchange answers is one thing, though a cache buster makes another URL of it each time. A connection is
    named by its origin.
    """
    requests = (*trial.baseline.requests, *trial.outcome.requests)
    urls = {one.exchange: one.url for one in reversed(requests) if one.exchange >= 0 and one.method != "CONNECT"}

    def name(request: RequestMade) -> Asked:
        if request.method == "CONNECT":
            return request.method, origin(request.url)
        return key(request.method, urls.get(request.exchange, request.url))

    return name
