"""A small project whose run is killed: what its terminal showed, what its journal holds, which processes are left."""

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

from tests.campaign.runs import CRASHING, SOUND, cassette
from tests.explore.stories import SOURCE

REPOSITORY = Path(__file__).parents[2]
JOURNAL = Path(".scraper-harness", "journal.sqlite")
MARKER = "SCRAPER_HARNESS_KILLED"
SECONDS_TO_END = 2.0
"""In which all processes are gone, on a machine that has a core for each of them."""
BANNER = """
    def scrape(html):
        return {"title": re.sub("<[^>]+>", " ", html).split("  ")[-2].strip()}
"""
"""It takes what stands last, on whatever page."""
SCRAPERS = {"crashing": CRASHING, "sound": SOUND, "banner": BANNER}

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_FOUND = re.compile(r"(\w+) +[━╸╺ ]+.* · (\d+) failures?\s")
_FINISHED = re.compile(r"^(\w+) +\d+ cases?, (\d+) examples?, .* · (.+)$")
_IDENTIFIER = re.compile(r"scraper-harness replay ([0-9a-f]{12})")


def project(folder: Path, examples: int, scrapers: Mapping[str, str] = SCRAPERS) -> None:
    """Write two pages, scrapers and their configuration."""
    cassette(folder / "pages")
    cassette(folder / "pages", "other", SOURCE.replace("Ferry", "Harbour"))
    tables = [f'cassettes = ["pages"]\nmax_examples = {examples}\n']
    for name, source in scrapers.items():
        (folder / f"{name}.py").write_text(f"import re\n{dedent(source)}")
        tables.append(f'[scrapers.{name}]\ntarget = "{name}:scrape"\n')
    (folder / "scraper-harness.toml").write_text("\n".join(tables))


@dataclass
class Run:
    """A run on a terminal of its own."""

    process: subprocess.Popen[bytes]
    marker: str
    shown: bytearray = field(default_factory=bytearray)

    @property
    def lines(self) -> list[str]:
        """What the terminal showed, without its control codes."""
        return re.split(r"[\r\n]+", _ESCAPES.sub("", self.shown.decode(errors="replace")))


@contextmanager
def run(folder: Path, *arguments: str, workers: int) -> Iterator[Run]:
    """Start a run; its processes can be told by their environment, wherever they go."""
    host, terminal = pty.openpty()
    marker = uuid.uuid4().hex
    process = subprocess.Popen(
        [sys.executable, "-m", "harness", "run", "--json", "out.json", "--workers", str(workers), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "160", "TERM": "xterm", MARKER: marker},
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    running = Run(process, marker)
    reader = threading.Thread(target=_read, args=(host, running.shown), daemon=True)
    reader.start()
    try:
        yield running
    finally:
        process.kill()
        process.wait()
        reader.join(SECONDS_TO_END)
        os.close(host)


def kill_when(running: Run, due: Callable[[], bool], *, seconds: float = 60.0) -> bool:
    """Kill the host alone, as soon as it is due; False when it had ended by itself."""
    until = time.monotonic() + seconds
    while not due() and running.process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    running.process.send_signal(signal.SIGKILL)
    return running.process.wait() == -signal.SIGKILL


def finished(running: Run, *, seconds: float = 120.0) -> int:
    """Wait for the end of a run and return its exit code."""
    return running.process.wait(seconds)


def rows(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    """Ask the journal; nothing while it is not there yet."""
    path = folder / JOURNAL
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(statement).fetchall()
    except sqlite3.OperationalError:
        return []


def complaints(folder: Path, running: Run) -> Iterator[str]:
    """Yield what is wrong after a kill: with the processes, the file, and what the terminal showed beyond it."""
    left = _left(running.marker)
    if left:
        yield f"left: {left}"
    if not (folder / JOURNAL).exists():
        return
    with closing(sqlite3.connect(folder / JOURNAL)) as connection:
        told = connection.execute("PRAGMA integrity_check").fetchall()
    if told != [("ok",)]:
        yield f"integrity: {told}"
    yield from _unkept(folder, running.lines)


def _unkept(folder: Path, lines: list[str]) -> Iterator[str]:
    run = "SELECT max(id) FROM run"
    kept: dict[str, set[str]] = {}
    for scraper, identifier in rows(
        folder, f"SELECT scraper, failure.id FROM failure JOIN unit ON unit.id = unit WHERE run = ({run})"
    ):
        kept.setdefault(scraper, set()).add(identifier)
    finished_ones = {
        scraper: json.loads(figures)
        for scraper, figures in rows(folder, f"SELECT scraper, figures FROM unit WHERE run = ({run}) AND figures <> ''")
    }
    for line in lines:
        if (found := _FOUND.search(line)) and int(found[2]) > len(kept.get(found[1], ())):
            yield f"not in the journal: {line!r}"
        if (identifier := _IDENTIFIER.search(line)) and not any(identifier[1] in one for one in kept.values()):
            yield f"not in the journal: {identifier[1]}"
        if ended := _FINISHED.match(line):
            figures = finished_ones.get(ended[1])
            if figures is None or _words(figures) != ended[3].strip():
                yield f"not in the journal: {line!r}, but {figures}"


def _words(figures: dict[str, Any]) -> str:
    told = [
        f"{figures[name]} {name.removesuffix('s') if figures[name] == 1 else name}"
        for name in ("errors", "warnings")
        if figures[name]
    ]
    return ", ".join(told) or "no failure"


def document(folder: Path) -> Any:
    """Return what the run wrote, without its times; None when it wrote nothing."""
    path = folder / "out.json"
    if not path.exists():
        return None
    written = json.loads(path.read_text())
    for scraper in written["scrapers"]:
        scraper.pop("seconds")
    return written


def outcomes(folder: Path) -> list[tuple[Any, ...]]:
    """Return all examples that the journal holds, without their times."""
    return rows(
        folder,
        'SELECT scraper, "case", family, number, exchange, plan, fate, kind, checks'
        " FROM outcome JOIN unit ON unit.id = unit ORDER BY 1, 2, 3, 4",
    )


def _left(marker: str) -> list[str]:
    crowded = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    until = time.monotonic() + SECONDS_TO_END * crowded
    while left := list(_marked(f"{MARKER}={marker}".encode())):
        if time.monotonic() > until:
            return left
        time.sleep(0.05)
    return []


def _marked(marker: bytes) -> Iterator[str]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if marker in (entry / "environ").read_bytes():
                    yield f"{entry.name} {(entry / 'cmdline').read_bytes().replace(bytes(1), b' ').decode()}"
            except OSError:
                continue


def _read(descriptor: int, shown: bytearray) -> None:
    try:
        while piece := os.read(descriptor, 1 << 16):
            shown += piece
    except OSError:  # the last process on the terminal is gone
        return
