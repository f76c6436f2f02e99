"""The failures that earlier runs kept beside a scraper's cassettes, played again.

In: one scraper's cases with its saved failures. Out: what became of each, in their order, with the failure as it shows
now. Process and bench are new for each, as they were when the failure was confirmed: a bench learns which fields say
nothing, and one failure must not hide another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from harness.hunt.bench import Bench
from harness.hunt.elsewhere import Elsewhere
from harness.hunt.replay import Replay, replay
from harness.model import Case, Exhibit, Failure, Options, SavedFailure, SavedResult
from harness.sandbox import AnySandbox


def play_saved(
    sandbox: AnySandbox,
    elsewhere: Elsewhere,
    cases: Sequence[Case],
    exhibits: Sequence[Exhibit],
    options: Options,
    *,
    saved: Sequence[SavedFailure],
    key: Sequence[str] = (),
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[SavedResult, Failure | None]]:
    """Play saved failures, each on its case, and yield what became of it; `stop` is asked before each."""
    known = {case.name: case for case in cases}
    for case in cases:
        for one in saved:
            if one.case != case.name:
                continue
            if stop():
                return
            bench = Bench(sandbox, case, exhibits, options, key=tuple(key), stop=stop)
            played = _played(bench, one, elsewhere, known)
            yield SavedResult(saved=one, state=played.state, reason=played.reason), played.failure


def _played(bench: Bench, saved: SavedFailure, elsewhere: Elsewhere, cases: Mapping[str, Case]) -> Replay:
    previous = cases.get(saved.after)
    if saved.after and previous is None:
        return Replay("cannot apply", f"{saved.after}, which must be scraped before, is not among this scraper's cases")
    return replay(bench, saved.failure, elsewhere=elsewhere, previous=previous, digest=saved.digest)
