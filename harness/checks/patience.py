"""Does a scraper that was refused wait before it asks again?

In: the requests of a run, each with its moment on the scraper's own clock. Out: findings; none where that is not known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from harness.checks.asked import Asked, naming
from harness.checks.show import show_seconds
from harness.checks.trial import Trial
from harness.model import Finding, RequestMade, Severity
from harness.model.exchange import has_failed, origin
from harness.model.keys import without_keys

AGAIN = 3
"""Repetitions of one request that may follow each other at once, or come early: clients and users do that much."""
AT_ONCE = 0.1
"""Seconds that are no pause to a server that is in trouble."""
EARLY = 0.5
"""Seconds by which a repetition must fall short of what it was told, so that no rounding is taken for haste."""


def retry_after_ignored(trial: Trial) -> Iterator[Finding]:
    """A site that says when to come back bans whoever comes back before (RFC 9110, section 10.2.3)."""
    for place, made in _repeated(trial):
        early = [(one, again) for one, again in pairwise(made) if _waited(one, again) + EARLY < one.wait]
        if not early:
            continue
        severity: Severity = "error" if len(early) > AGAIN and _hurried(early) else "warning"
        first, again = early[0]
        waited = _waited(first, again)
        often = f", the first of {len(early)} times" if len(early) > 1 else ""
        yield Finding(
            check="retry-after-ignored",
            severity=severity,
            evidence=f"{place} was answered {first.status} with Retry-After: {show_seconds(first.wait)},"
            f" and asked for again {_after(waited)}{often}",
            expected=f"a pause of {show_seconds(first.wait)}, or to give up",
            got=f"a pause of {show_seconds(waited)}",
        )
        return


def no_backoff(trial: Trial) -> Iterator[Finding]:
    """A server that fails is kept down by clients that ask again at once, all together."""
    for place, made in _repeated(trial, by=AGAIN):
        failed = [(one, again) for one, again in pairwise(made) if has_failed(one.status)]
        if len(failed) < AGAIN or not _hurried(failed):
            continue
        yield Finding(
            check="no-backoff",
            severity="warning",
            evidence=f"{place} failed ({_how(failed[0][0])})"
            f" and was asked for {len(failed)} more times without a pause",
            expected="pauses that grow, or to give up",
            got=f"{len(failed)} repetitions at once",
        )
        return


def _repeated(trial: Trial, *, by: int = 1) -> Iterator[tuple[str, list[RequestMade]]]:
    """Yield what was asked for more often than on the recorded page, by at least so many times.

    A form or an API is asked at one URL for many things, and connections to one host are made for many pages: so many
    as the recorded page takes are no repetitions.
    """
    name = naming(trial)
    asked = _by_name(trial.outcome.requests, name)
    usual = {} if trial.occasion == "recorded" else _by_name(trial.baseline.requests, name)
    for (method, place), made in asked.items():
        if any(request.at is None for request in made):
            continue
        if method == "CONNECT":
            known = sum(len(known) for (_, url), known in usual.items() if origin(url) == place)
        else:
            known = len(usual.get((method, place), ()))
        if len(made) - max(1, known) >= by:
            yield f"{method} {without_keys(place)}", made


def _by_name(requests: tuple[RequestMade, ...], name: Callable[[RequestMade], Asked]) -> dict[Asked, list[RequestMade]]:
    found: defaultdict[Asked, list[RequestMade]] = defaultdict(list)
    for request in requests:
        found[name(request)].append(request)
    return found


def _hurried(pairs: list[tuple[RequestMade, RequestMade]]) -> bool:
    return all(_waited(one, again) < AT_ONCE for one, again in pairs)


def _waited(one: RequestMade, again: RequestMade) -> float:
    return max(0.0, (again.at or 0.0) - (one.at or 0.0))


def _after(seconds: float) -> str:
    return f"after {show_seconds(seconds)}" if seconds >= AT_ONCE else "at once"


def _how(request: RequestMade) -> str:
    return f"status {request.status}" if request.status else "its connection"
