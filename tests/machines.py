"""One seed on machines that differ: the same verdicts, examples and evidence.

python -m tests.machines [--max-examples 100] [NAME ...]

A machine is played by what differs between two of them as far as a process can see: where the checkout lies, home,
language, time zone, hash seed, columns of the terminal, cores, workers.
"""

# ruff: noqa: T201 - what differs on the terminal is what this is for

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

import msgspec

from tests.zoo_runs import EXPECTED, ZOO, missing

REPOSITORY = ZOO.parents[1]
MOST_LINES = 400
NO_VERDICT = frozenset({"seconds"})
"""What a report says of the machine and not of the scraper."""
BY_CHANCE = frozenset({"expected", "got"})
"""What it says of a field that is another each time."""


class Machine(msgspec.Struct, frozen=True):
    """What differs between two machines."""

    folder: str
    workers: int
    cores: int
    environment: dict[str, str]


MACHINES = (
    Machine("checkout", 1, 1, {"LANG": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1", "COLUMNS": "80"}),
    Machine("a/deeper/work tree", 2, 2, {"LANG": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "4711"}),
)


def report_on(machine: Machine, root: Path, names: Sequence[str], examples: int) -> Any:
    """Run scrapers of the zoo on a machine and return what its report says of them."""
    checkout = root / machine.folder
    for part in ("harness", "cassettes", "tests/zoo"):
        shutil.copytree(REPOSITORY / part, checkout / part, ignore=shutil.ignore_patterns("__pycache__"))
    home = checkout / "home"
    home.mkdir()
    limits = ("--workers", str(machine.workers), "--max-examples", str(examples))
    given = ("--config", "tests/zoo/scraper-harness.toml", "--json", "report.json")
    subprocess.run(
        [sys.executable, "-m", "harness", "run", *given, *limits, *names],
        cwd=checkout,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(checkout), **machine.environment},
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: machine.cores]),
        check=False,
    )
    return _verdicts(json.loads((checkout / "report.json").read_bytes()))


def _verdicts(told: Any) -> Any:
    if isinstance(told, dict):
        left_out = NO_VERDICT | (BY_CHANCE if told.get("check") == "nondeterministic" else set())
        return {key: _verdicts(value) for key, value in told.items() if key not in left_out}
    return [_verdicts(value) for value in told] if isinstance(told, list) else told


def difference(names: Sequence[str], examples: int) -> Iterator[str]:
    """Yield the lines in which the reports of two machines differ."""
    with tempfile.TemporaryDirectory() as folder:
        reports = [report_on(machine, Path(folder), names, examples) for machine in MACHINES]
    assert {scraper["name"] for scraper in reports[0]["scrapers"]} == set(names)
    one, other = (json.dumps(report, indent=1, sort_keys=True).splitlines() for report in reports)
    yield from unified_diff(one, other, lineterm="", n=8)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the zoo twice and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", default=[name for name in EXPECTED if not missing(name)])
    parser.add_argument("--max-examples", type=int, default=100)
    given = parser.parse_args(arguments)
    found = list(difference(given.names, given.max_examples))
    print("\n".join(found[:MOST_LINES]))
    print(f"{len(given.names)} scrapers on two machines: {'DIFFERENT' if found else 'the same verdicts'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
