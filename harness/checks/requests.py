"""Did the scraper ask for more than it may: hosts that were not recorded, or the same page without end?"""

from collections.abc import Iterator

from harness.checks.trial import Trial
from harness.model import Finding


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


def request_storm(trial: Trial) -> Iterator[Finding]:
    """A refused request that is repeated without end turns a block into a ban."""
    if trial.outcome.storm:
        made = trial.outcome.requests
        last = f"{made[-1].method} {made[-1].url}" if made else "a request"
        where = f" on the error page {trial.exhibit.name}" if trial.exhibit else ""
        alike = sum((one.method, one.url) == (made[-1].method, made[-1].url) for one in made)
        yield Finding(
            check="request-storm",
            severity="error",
            evidence=f"stopped after {len(made)} requests{where} (the recorded page takes"
            f" {len(trial.baseline.requests)}), {alike} of them for the last: {last}",
            expected="a bounded number of requests",
            got=f"{len(made)} requests",
        )
