"""Does each page leave something behind in the process, or on disk, although it changes no result?

Files and the environment are told at once. Threads, sockets and programs are told only when each of several runs leaves
more of them: a session or a pool that is kept on purpose has as many after the tenth page as after the first.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from harness.hunt.bench import Bench
from harness.hunt.prefix import first_bad
from harness.hunt.shrinking import failure
from harness.model import Failure, Family, Finding, Plan
from harness.sandbox import Left

RUNS = 3
"""Each of so many runs must leave one more, after a first that may set things up."""
MANY = 5
"""So many more, after ten pages, are worth finding out whether one of these pages leaves them."""
MOST_TOLD = 3
"""Files, or variables, that are named."""


def find_remains(bench: Bench, scraper: str) -> Iterator[tuple[Finding, Failure]]:
    """Yield what the recorded page leaves behind; it has just been run in a fresh process."""
    if not _is_clean(bench.sandbox.left()):
        finding = remains_of(bench)
        if finding is not None:
            yield finding, failure(bench, scraper, finding, family="recorded", plan=Plan())


def find_remains_of_plans(
    bench: Bench, scraper: str, family: Family, drawn: Sequence[Plan]
) -> Iterator[tuple[Finding, Failure]]:
    """Yield what one of the plans leaves behind, and the recorded page does not; the plans have just been run."""
    if bench.grows:
        bench.restart()  # before what all pages leave comes to a limit
        return
    left = bench.sandbox.left()
    if not _exceeds(bench, left, 0):
        return
    bench.restart()
    kept = _running(bench.sandbox.left())
    if not _exceeds(bench, left, kept):
        return

    def leaves(preceding: Sequence[Plan]) -> bool:
        bench.restart()
        for plan in preceding:
            bench.try_plan(plan, family)
        return _exceeds(bench, bench.sandbox.left(), kept)

    number = first_bad(leaves, drawn, bench.stop)
    plan = drawn[number] if number is not None else None
    finding = remains_of(bench, plan, family) if plan is not None else None
    bench.restart()
    if plan is not None and finding is not None:
        verdict = bench.try_plan(plan, family)
        yield finding, failure(bench, scraper, finding, family=family, plan=plan, verdict=verdict)
        bench.restart()
    bench.remains |= _lasting(left)


def remains_of(bench: Bench, plan: Plan | None = None, family: Family = "noise") -> Finding | None:
    """Run the recorded page, or a plan, several times in a fresh process, and return what is left behind, if anything.

    What the recorded page is known to leave is none of a plan's.
    """

    def run() -> None:
        if plan is None:
            bench.judge_again()
        else:
            bench.try_plan(plan, family)

    bench.restart()
    known = frozenset[str]() if plan is None else bench.remains
    looks = [bench.sandbox.left()]
    for _ in range(RUNS):
        run()
        looks.append(bench.sandbox.left())
    bench.restart()
    if plan is None:
        bench.remains |= _lasting(looks[-1])
    growing = tuple(_growing(looks))
    bench.grows |= bool(growing)
    told = [*_told(looks[-1], known), *growing]
    if not told:
        return None
    return Finding(
        check="state-leak",
        severity="warning",
        remains=True,
        evidence=f"{'a run' if plan is None else 'a run on the changed page'} {'; '.join(told)}",
    )


def _is_clean(left: Left) -> bool:
    return left == Left()


def _exceeds(bench: Bench, left: Left, kept: int) -> bool:
    """Say whether more was left than is known of the scraper, by far where it may be chance.

    What the recorded page alone leaves running was `kept`, maybe on purpose.
    """
    return bool(_lasting(left) - bench.remains) or _running(left) - kept >= MANY


def _running(left: Left) -> int:
    return len(left.threads) + left.sockets + len(left.children)


def _lasting(left: Left) -> frozenset[str]:
    return frozenset(name for names in _names(left).values() for name in names)


def _names(left: Left) -> dict[str, tuple[str, ...]]:
    """Return what lasts, by the words that tell it."""
    return {
        "tried to write to files of the harness": left.refused,
        "wrote files outside a temporary folder": left.files,
        "removed files": left.removed,
        "changed the environment": left.environment,
        "left the working folder": (left.folder,) if left.folder else (),
    }


def _told(left: Left, known: frozenset[str]) -> Iterator[str]:
    for words, names in _names(left).items():
        new = [name for name in names if name not in known]
        if new:
            more = f" and {len(new) - MOST_TOLD} more" if len(new) > MOST_TOLD else ""
            yield f"{words}: {', '.join(new[:MOST_TOLD])}{more}"


def _growing(looks: Sequence[Left]) -> Iterator[str]:
    count: Callable[[Left], int]
    for words, count, names in (
        ("left a thread", lambda left: len(left.threads), looks[-1].threads),
        ("left a socket open", lambda left: left.sockets, ()),
        ("left a child process", lambda left: len(left.children), looks[-1].children),
    ):
        if all(count(before) < count(after) for before, after in pairwise(looks)):
            yield f"{words}: {names[-1]}" if names else words
