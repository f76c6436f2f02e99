"""Did the scraper ask for more than it may: hosts that were not recorded, or the same page without end?"""

from collections import Counter
from collections.abc import Iterator

from harness.checks.asked import naming
from harness.checks.trial import Trial
from harness.model import Finding
from harness.model.keys import without_keys

AGAIN_AND_AGAIN = 3
"""Times the usual number of requests for one page from which a scraper that did not end goes in circles."""
TRIED_AGAIN = 20
"""The same where the page fails, which is a reason to try again: no usual number of attempts is as large."""


def network_escape(trial: Trial) -> Iterator[Finding]:
    """Everything a scraper needs goes through its HTTP client; a connection past it is invisible to any replay."""
    if trial.outcome.escapes:
        first = trial.outcome.escapes[0]
        yield Finding(
            check="network-escape",
            severity="error",
            evidence=f"tried to reach the network past its HTTP client {len(trial.outcome.escapes)} times: {first}",
            expected="only recorded requests",
            got=first,
        )


def goes_in_circles(trial: Trial) -> bool:
    """Say whether the time limit ended what would have become a storm: one page was fetched again and again.

    Where it takes the scraper long to read, few requests are made until then.
    """
    if trial.outcome.kind != "hang":
        return False
    enough = TRIED_AGAIN if trial.exhibit or trial.fault else AGAIN_AND_AGAIN
    name = naming(trial)
    usual = Counter(map(name, trial.baseline.requests))
    made = Counter(map(name, trial.outcome.requests))
    return any(times >= enough * max(1, usual[asked]) for asked, times in made.items())


def request_storm(trial: Trial) -> Iterator[Finding]:
    """A refused request that is repeated without end turns a block into a ban."""
    if trial.outcome.storm or goes_in_circles(trial):
        made = trial.outcome.requests
        last = f"{made[-1].method} {without_keys(made[-1].url)}" if made else "a request"
        where = f" on the error page {trial.exhibit.name}" if trial.exhibit else ""
        names = list(map(naming(trial), made))
        alike = names.count(names[-1]) if names else 0
        yield Finding(
            check="request-storm",
            severity="error",
            evidence=f"stopped after {len(made)} requests{where} (the recorded page takes"
            f" {len(trial.baseline.requests)}), {alike} of them for the last: {last}",
            expected="a bounded number of requests",
            got=f"{len(made)} requests",
        )
