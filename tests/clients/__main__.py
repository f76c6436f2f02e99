"""Print the native error that each HTTP client gives under each fault.

python -m tests.clients [--markdown] [--only FAULT ...]
"""

# ruff: noqa: T201 - a table on the terminal is what this is for

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness.delivery import FAULTS, FaultKind
from harness.model import Case, Exchange, Fault, Outcome, Overlay, Request, Response
from harness.replay import Player
from harness.replay.wire import Wire
from harness.sandbox import Sandbox
from tests.clients.programs import PROGRAMS

REPOSITORY = Path(__file__).parents[2]
URL = "https://shop.example/kettle"
BODY = "<!doctype html><title>Kettle</title><p>It boils a litre of wäter in two minutes.</p>\n" * 20
PAGE = Response(200, (("Content-Type", "text/html; charset=utf-8"),), BODY.encode(), "OK")
CASE = Case("kettle", "kettle.yaml", URL, (Exchange(Request("GET", URL), PAGE),))
LIBRARIES = ("requests", "httpx", "aiohttp", "urllib", "urllib3", "curl_cffi")
LIMIT = 6.0
"""Seconds of a run: three times the clients' own timeouts."""

Row = dict[str, str]


def libraries(kinds: Sequence[FaultKind]) -> Iterator[tuple[str, Row]]:
    """Yield each library with what it gives under each fault."""
    for name in LIBRARIES:
        with Sandbox(
            f"tests.clients.python:by_{name}", timeout=LIMIT, memory=512 << 20, search_path=[str(REPOSITORY)], wire=True
        ) as worker:
            worker.open(CASE)
            if worker.run().kind != "items":
                raise SystemExit(f"{name}: does not even get the page that nothing happens to")
            yield name, {kind.name: _told(_run(worker, kind)) for kind in kinds}


def _run(worker: Sandbox, kind: FaultKind) -> Outcome:
    """Run in a fresh process, which keeps no connection from the fault before."""
    worker.restart()
    return worker.run([_overlay(kind)])


def programs(kinds: Sequence[FaultKind]) -> Iterator[tuple[str, Row]]:
    """Yield each program with what it gives under each fault; what a client does before it connects is its own."""
    player = Player()
    player.load(CASE.exchanges)
    with Wire(player, pace=0.02) as wire:
        for name, run in PROGRAMS.items():
            row: Row = {}
            for kind in kinds:
                player.begin([_overlay(kind)], limit=50)
                said, page = run(URL, wire)
                at_server = kind.phase in {"answer", "tls"}
                row[kind.name] = (said or _page(page.decode("utf-8", "replace"))) if at_server else "—"
            yield name, row


def _overlay(kind: FaultKind) -> Overlay:
    return Overlay(0, Response(PAGE.status, PAGE.headers, PAGE.body, PAGE.reason, Fault(kind.name)))


def _told(outcome: Outcome) -> str:
    if outcome.kind == "items":
        return _page(str(outcome.items[0].get("page")))
    if outcome.kind == "nothing":
        return "an empty page"
    return outcome.exception.type.rpartition(".")[2] if outcome.exception else outcome.kind


def _page(text: str) -> str:
    if text == BODY:
        return "the page"
    if not text:
        return "an empty page"
    return "a part of it" if BODY.startswith(text) else "garbage"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print the table alone, as in docs/faults.md")
    parser.add_argument("--only", nargs="*", metavar="FAULT", help="these faults alone")
    given = parser.parse_args(arguments)
    kinds = [kind for kind in FAULTS if not given.only or kind.name in given.only]
    columns = [*libraries(kinds), *programs(kinds)]
    if not given.markdown:
        missing = [name for name in ("curl", "node") if name not in PROGRAMS]
        print(f"Each client's error under each fault, over https; not here: {', '.join(missing) or 'none missing'}\n")
    print("| fault | " + " | ".join(name for name, _ in columns) + " |")
    print("| --- |" + " --- |" * len(columns))
    for kind in kinds:
        print(f"| `{kind.name}` | " + " | ".join(row[kind.name] for _, row in columns) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
