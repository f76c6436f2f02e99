# ruff: noqa: T201, SIM105, PTH109, N818 - scrapers of all manners, as users write them
"""Tiny scrapers, one behaviour each, for the tests of the sandbox. Imported in worker processes only."""

import asyncio
import ctypes
import dataclasses
import os
import random
import re
import signal
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import AsyncIterator, Iterator
from typing import Any, NoReturn

COUNT = [0]
LEAKED: list[bytearray] = []


def named(html: str, url: str) -> Any:
    """Call the function that the URL names, so that one process can serve all tests."""
    return globals()[url.rpartition("/")[2]](html)


@dataclasses.dataclass
class Story:
    title: str


class Blocked(Exception):
    pass


def length(html: str) -> dict[str, Any]:
    return {"length": len(html)}


def title(html: str) -> Story:
    found = re.search("<title>(.*?)</title>", html)
    assert found
    return Story(found[1])


def several(html: str) -> list[dict[str, Any]]:
    return [{"index": index, "of": len(html)} for index in range(2)]


def unordered(html: str) -> set[str]:
    return {word for word in ("title", "Story") if word in html}


def lazily(html: str) -> Iterator[dict[str, Any]]:
    yield {"first": html[:1]}
    yield {"second": html[1:2]}


async def awaited(html: str) -> dict[str, Any]:
    await asyncio.sleep(0)
    return {"length": len(html)}


async def async_lazily(html: str) -> AsyncIterator[dict[str, Any]]:
    yield {"first": html[:1]}
    await asyncio.sleep(0)
    yield {"second": html[1:2]}


def nothing(html: str) -> None:
    del html


def waits(html: str) -> dict[str, Any]:
    until = time.monotonic() + 600
    turns = 0
    while time.monotonic() < until:
        time.sleep(60)
        turns += 1
    return {"turns": turns, "length": len(html)}


async def sleeps(html: str) -> dict[str, Any]:
    await asyncio.gather(*(asyncio.sleep(30) for _ in range(3)))
    try:
        await asyncio.wait_for(asyncio.sleep(50), 20)
    except TimeoutError:
        return {"timed_out": True, "length": len(html)}
    return {"timed_out": False}


def crashes(html: str) -> str:
    return html.nope  # type: ignore[attr-defined, no-any-return]


def blocked(html: str) -> NoReturn:
    raise Blocked(html[:3])


def escapes(html: str) -> dict[str, Any]:
    try:
        urllib.request.urlopen(f"ftp://192.0.2.1/{len(html)}")
    except OSError:
        pass
    return {}


def spins(html: str) -> NoReturn:
    print("before", len(html))
    while True:
        pass


def backtracks(html: str) -> dict[str, Any]:
    return {"found": bool(re.match("(a+)+$", "a" * 40 + "b" + html))}


def endless(html: str) -> Iterator[dict[str, Any]]:
    while True:
        yield {"length": len(html)}


def exits(html: str) -> NoReturn:
    sys.exit(len(html) and 3)


def os_exits(html: str) -> NoReturn:
    print("last words", len(html))
    os._exit(3)


def segfaults(html: str) -> int:
    return ctypes.string_at(-1, len(html))[0]


def kills_itself(html: str) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {"length": len(html)}


def kills_its_parent(html: str) -> NoReturn:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(len(html))
    while True:
        pass


def recurses(html: str) -> Any:
    return recurses(html + "x")


def hoards(html: str) -> dict[str, Any]:
    return {"length": len(bytearray(10 << 30)) + len(html)}


def hoards_slowly(html: str) -> NoReturn:
    held = []
    while True:
        held.append(bytearray(10 << 20) + html.encode())


def leaks(html: str) -> dict[str, Any]:
    LEAKED.append(bytearray(60 << 20))
    return {"length": len(html)}


def returns_too_much(html: str) -> dict[str, Any]:
    return {"text": "x" * (70 << 20) + html}


def closes_descriptors(html: str) -> dict[str, Any]:
    os.closerange(0, 4096)
    return {"length": len(html)}


def writes_garbage(html: str) -> dict[str, Any]:
    for descriptor in range(3, 1024):
        try:
            os.write(descriptor, b"garbage" * 10)
        except OSError:
            continue
    return {"length": len(html)}


def leaves_children(html: str) -> dict[str, Any]:
    plain = subprocess.Popen(["sleep", "600"])
    daemon = subprocess.Popen(["sleep", "600"], start_new_session=True)
    if "hang" in html:
        while True:
            pass
    return {"pids": [plain.pid, daemon.pid, os.getpid(), os.getppid()]}


def floods(html: str) -> dict[str, Any]:
    for _ in range(10_000):
        print("x" * 1024)
    print("end\x1b[31m", file=sys.stderr)
    return {"length": len(html)}


def warns(html: str) -> dict[str, Any]:
    warnings.warn("careful", stacklevel=1)
    return {"length": len(html)}


def moves(html: str) -> dict[str, Any]:
    here = os.getcwd()
    os.chdir("/")
    return {"here": here, "length": len(html)}


def counts(html: str) -> dict[str, Any]:
    COUNT[0] += 1
    return {"count": COUNT[0], "length": len(html)}


def draws(html: str) -> dict[str, Any]:
    return {"number": random.random(), "hash": hash("word"), "length": len(html)}
