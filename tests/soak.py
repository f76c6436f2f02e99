"""The zoo over many seeds: what was found, what was missed, what was a false alarm, and whether failures show again.

python -m tests.soak [--seeds 10] [--only NAME ...]
"""

# ruff: noqa: T201 - a table on the terminal is what this is for

import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from harness.model import Family
from tests.zoo_runs import EXPECTED, SHOWS, complaints, missing, replayed, run

WORKERS = 2
DRAWN: tuple[Family, ...] = ("noise", "drift", "damage")
"""The families that a seed makes another; exhibits and faults at their usual places are the same for all of them."""

Soaked = tuple[list[str], float]
"""What is wrong with one run, and the seconds that it took."""


def soak(name: str, seeds: Sequence[int]) -> list[Soaked]:
    """Run a scraper with each seed; from the second on without what is the same for all, nor what only that shows."""
    return [_soaked(name, seed, everything=seed == seeds[0]) for seed in seeds]


def _soaked(name: str, seed: int, *, everything: bool) -> Soaked:
    started = time.monotonic()
    result = run(name, seed) if everything else run(name, seed, families=DRAWN)
    unseen = not everything and bool(SHOWS[name]) and not set(SHOWS[name]) & set(DRAWN)
    wrong = [line for line in complaints(name, result) if not (unseen and line.startswith("missed"))]
    for failure in result.failures:
        state = replayed(name, failure, seed)
        if state != "still failing":
            wrong.append(f"does not replay ({state}): {failure.check} of {failure.field or 'the result'} {failure.id}")
    return wrong, time.monotonic() - started


def _runnable() -> list[str]:
    return [name for name in EXPECTED if not missing(name)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10, help="seeds 0 to N-1")
    parser.add_argument("--only", nargs="*", default=_runnable(), metavar="NAME")
    given = parser.parse_args(arguments)
    seeds = range(given.seeds)
    everything: list[str] = []
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        runs = {name: pool.submit(soak, name, seeds) for name in given.only}
        print(f"{'scraper':36} {'expected':18} {'right':>7} {'s/run':>7}")
        for name in given.only:
            results = runs[name].result()
            right = sum(not wrong for wrong, _ in results)
            seconds = sum(took for _, took in results) / len(results)
            print(f"{name:36} {EXPECTED[name] or 'sound':18} {right:>3}/{len(results):<3} {seconds:>7.1f}", flush=True)
            told = [f"  seed {seed}: {line}" for seed, (wrong, _) in zip(seeds, results, strict=True) for line in wrong]
            print("\n".join(told), end="\n" if told else "", flush=True)
            everything += told
    print(f"{len(runs) * len(seeds)} runs, {len(everything)} complaints")
    return 1 if everything else 0


if __name__ == "__main__":
    sys.exit(main())
