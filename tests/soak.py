"""The zoo over many seeds: what was found and how soon, what was missed, what was a false alarm, what shows again.

python -m tests.soak [--seeds 20] [--sound-runs 1000] [--only NAME ...]

A planted scraper runs with the first seed to the end, with each further one until its bug shows. The sound ones share
the runs that are asked for: each one with everything, then with further seeds what a seed makes another.
"""

# ruff: noqa: T201 - a table on the terminal is what this is for

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from statistics import median

import msgspec

from harness.model import Failure, Family
from tests.zoo_runs import EXPECTED, OPTIONS, hunt, missing, replayed

WORKERS = 2
DRAWN: tuple[Family, ...] = ("noise", "drift", "damage")
"""The families that a seed makes another; exhibits and faults at their usual places are the same for all of them."""


class Soaked(msgspec.Struct, frozen=True):
    """What one run came to."""

    wrong: tuple[str, ...]
    seconds: float
    examples: int | None = None
    """Those that it took until the planted bug showed; None where it did not, or there is none."""


def soak(name: str, seed: int) -> Soaked:
    """Run a scraper with a seed and play every failure again in a new process."""
    started = time.monotonic()
    families = OPTIONS.families if seed == 0 or EXPECTED[name] else DRAWN
    hunted = hunt(name, seed, families=families, to_the_end=seed == 0 or not EXPECTED[name])
    wrong = [*hunted.wrong, *(told for failure in hunted.failures if (told := _lost(name, failure, seed)))]
    return Soaked(tuple(wrong), time.monotonic() - started, hunted.found_after)


def _lost(name: str, failure: Failure, seed: int) -> str:
    state = replayed(name, failure, seed)
    about = f"{failure.check} of {failure.field or 'the result'} {failure.id}"
    return "" if state == "still failing" else f"does not replay ({state}): {about}"


def _runs(names: Sequence[str], seeds: int, sound_runs: int) -> Iterator[tuple[str, range]]:
    """Yield each scraper with its seeds."""
    sound = [name for name in names if not EXPECTED[name]]
    for name in names:
        share = -(-sound_runs // len(sound)) if name in sound else seeds
        yield name, range(share)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the zoo and print a line a scraper, and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=20, help="seeds 0 to N-1 for each planted scraper")
    parser.add_argument("--sound-runs", type=int, default=1000, help="runs of all sound scrapers together")
    parser.add_argument("--only", nargs="*", metavar="NAME", default=[name for name in EXPECTED if not missing(name)])
    given = parser.parse_args(arguments)
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as pool:
        runs = {
            name: [pool.submit(soak, name, seed) for seed in seeds]
            for name, seeds in _runs(given.only, given.seeds, given.sound_runs)
        }
        print(f"{'scraper':40} {'expected':19} {'right':>9} {'s/run':>6} {'found after':>12}", flush=True)
        told = [result for name, futures in runs.items() for result in _told(name, futures)]
    return _ended(told)


def _told(name: str, futures: Sequence[Future[Soaked]]) -> list[Soaked]:
    """Print one scraper's line as soon as its runs are done."""
    results = [future.result() for future in futures]
    right = f"{sum(not result.wrong for result in results)}/{len(results)}"
    seconds = sum(result.seconds for result in results) / len(results)
    found = [result.examples for result in results if result.examples is not None]
    after = f"{median(found):,.0f} examples" if found else ""
    print(f"{name:40} {EXPECTED[name] or 'sound':19} {right:>9} {seconds:>6.1f} {after:>12}", flush=True)
    for seed, result in enumerate(results):
        for line in result.wrong:
            print(f"  seed {seed}: {line}", flush=True)
    return results


def _ended(results: Sequence[Soaked]) -> int:
    wrong = sum(len(result.wrong) for result in results)
    found = [result.examples for result in results if result.examples is not None]
    print(f"{len(results):,} runs, {wrong} complaints")
    if found:
        print(f"the median of {len(found):,} planted bugs was found after {median(found):,.0f} examples")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
