"""Kill a run's host at random moments: nothing that was shown is lost, no process stays, and the run can go on.

python -m tests.campaign.kill_soak [--times 100] [--seed 0]
"""

# ruff: noqa: T201 - a line a complaint on the terminal is what this is for

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.campaign.kills import complaints, document, finished, kill_when, outcomes, project, rows, run

EXAMPLES = 4
WORKERS = (1, 2)
MOST_KILLS = 3
"""Of one run: the one that goes on with it is killed as well."""
LATER, SOONER = 1.05, 0.8
"""By how much moments are spread wider after a kill, and less wide after one that came too late, as loads change."""


def uninterrupted(folder: Path) -> tuple[Any, float]:
    """Return what a run that nobody kills writes, and how long it takes."""
    project(folder, EXAMPLES)
    started = time.monotonic()
    with run(folder, workers=WORKERS[-1]) as running:
        finished(running)
    return (document(folder), outcomes(folder)), time.monotonic() - started


def killed(folder: Path, wanted: Any, longest: float, chance: random.Random) -> tuple[int, list[str]]:
    """Kill one run once or more and let it go on to its end; return how often it was killed, and what is wrong."""
    project(folder, EXAMPLES)
    kills = 0
    wrong: list[str] = []
    for _ in range(chance.randint(1, MOST_KILLS)):
        if _has_ended(folder):
            break
        with run(folder, *_way(folder), workers=chance.choice(WORKERS)) as running:
            due = time.monotonic() + chance.uniform(0.0, longest)
            kills += kill_when(running, lambda due=due: time.monotonic() > due)  # type: ignore[misc]  # bound at once
        wrong += complaints(folder, running)
    if not _has_ended(folder):
        with run(folder, *_way(folder), workers=chance.choice(WORKERS)) as running:
            finished(running)
        wrong += complaints(folder, running)
    if (document(folder), outcomes(folder)) != wanted:
        wrong.append("the results differ from those of an uninterrupted run")
    if [(1, "finished")] != (ended := rows(folder, "SELECT id, state FROM run")):
        wrong.append(f"the journal does not hold one finished run: {ended}")
    return kills, wrong


def _has_ended(folder: Path) -> bool:
    """Say whether the moment came too late: everything had been told and written."""
    return bool(rows(folder, "SELECT 1 FROM run WHERE state = 'finished'"))


def _way(folder: Path) -> tuple[str, ...]:
    """Go on where there is something to go on with: a run that was killed in its first moments has no entry yet."""
    unfinished = rows(folder, "SELECT 1 FROM run WHERE state <> 'finished'")
    return ("--resume",) if unfinished else ()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="kills")
    parser.add_argument("--seed", type=int, default=0, help="of the moments")
    given = parser.parse_args(arguments)
    chance = random.Random(given.seed)
    kills, runs, wrong = 0, 0, 0
    with tempfile.TemporaryDirectory() as place:
        wanted, longest = uninterrupted(_made(place, "whole"))
        print(f"an uninterrupted run takes {longest:.1f} s", flush=True)
        while kills < given.times:
            runs += 1
            more, told = killed(_made(place, str(runs)), wanted, longest, chance)
            kills += more
            longest *= LATER**more if more else SOONER
            wrong += len(told)
            print(f"run {runs}: {kills} kills", *told, sep="\n  ", flush=True)
    print(f"{runs} runs, killed {kills} times at random moments, {wrong} complaints")
    return 1 if wrong else 0


def _made(place: str, name: str) -> Path:
    folder = Path(place, name)
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
