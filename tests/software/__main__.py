"""`python -m tests.software [NAME ...]`: install software, run it, and record its error pages as exhibits.

Exit code 0 when every answer of the table was recorded, 1 when some were not, 2 on misuse.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.software.install import install
from tests.software.model import Result, Software
from tests.software.room import visit
from tests.software.table import SOFTWARE


def main(arguments: Sequence[str]) -> int:
    names = [software.name for software in SOFTWARE]
    for argument in arguments:
        if argument not in names:
            return misuse(f"{argument}: no such software; there are {', '.join(names)}")
    if os.geteuid() != 0:
        return misuse("only root can install packages and open rooms: run it in a container or on a virtual machine")
    chosen = [software for software in SOFTWARE if not arguments or software.name in arguments]
    results = record_all(chosen)
    done = sum(result.recorded for result in results)
    say(*(row(result) for result in results), f"{done} of {len(results)} answers recorded")
    return 0 if done == len(results) else 1


def record_all(chosen: Sequence[Software]) -> list[Result]:
    """Install, start, record and stop one software after the other; what fails is told and passed by."""
    results: list[Result] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # servers that give up being root still read their files
        say(f"installing {', '.join(software.name for software in chosen)}")
        failed = install(chosen, folder)
        for software in chosen:
            say(f"recording {software.title} {software.version}")
            if software.name in failed:
                results += [Result(answer.name, False, failed[software.name]) for answer in software.answers]
            else:
                results += visit(software, folder)
    return results


def row(result: Result) -> str:
    return f"{result.name:<36} {'recorded' if result.recorded else 'MISSING '}  {result.said}"


def misuse(text: str) -> int:
    print(text, file=sys.stderr)  # noqa: T201 - a command
    return 2


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)  # noqa: T201 - a command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
