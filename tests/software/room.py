"""A room of its own for each software: no network but an empty loopback, no processes but its own, a `/srv` of its own.

In: a row of the table and the folder that is to be its `/srv`. Out: what became of each of its answers. The room is a
set of Linux namespaces that end with the first process in them, so all that a server started is gone on return.
"""

import subprocess
import sys
from pathlib import Path

import msgspec

from tests.software.model import Result, Software
from tests.software.table import REPOSITORY

ROOM = (
    *("unshare", "--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc"),
    *("setarch", "--addr-no-randomize"),  # tracebacks show addresses
)
ROOM_SECONDS = 420


def visit(software: Software, folder: Path) -> list[Result]:
    """Record the answers of one software, and close the room behind it."""
    command = (*ROOM, sys.executable, "-m", "tests.software.inside", software.name, str(folder))
    try:
        done = subprocess.run(
            command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, capture_output=True, timeout=ROOM_SECONDS, check=False
        )
    except OSError as error:
        return heard(software, b"", str(error))
    except subprocess.TimeoutExpired as error:
        return heard(software, error.stdout or b"", f"took more than {ROOM_SECONDS} s")
    return heard(software, done.stdout, done.stderr.decode(errors="replace").strip().rpartition("\n")[2])


def heard(software: Software, said: bytes, otherwise: str) -> list[Result]:
    """Return a result for each answer: what the room said of it, or why it said nothing."""
    told = {result.name: result for result in (msgspec.json.decode(line, type=Result) for line in said.splitlines())}
    return [told.get(answer.name, Result(answer.name, False, otherwise)) for answer in software.answers]
