"""Scrapers that take more than they may, and strike at what runs them. Imported in worker processes only.

What could harm the machine is bounded by itself as well.
"""

import os
import re
import signal
import time
from pathlib import Path
from typing import Any

MOST_GENERATIONS = 9
"""Times that each process of the fork bomb forks: 512 processes in all."""
MOST_FLED = 300
"""Processes that flee in all, each for some seconds at most."""
SECONDS_FLED = 20
BOMB = "fork-bomb"
"""What the processes of a fork bomb call themselves."""


def named(html: str, url: str) -> Any:
    """Call the function that the URL names, with what it says behind a question mark."""
    name, _, argument = url.rpartition("news.example/")[2].partition("?")
    return globals()[name](argument or html)


def harmless(html: str) -> dict[str, Any]:
    return {"length": len(html)}


def works_for_half_a_second(html: str) -> dict[str, Any]:
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass
    return {"length": len(html)}


def searches_without_end(html: str) -> dict[str, Any]:
    return {"found": bool(re.match("(a+)+$", "a" * 40 + "b" + html))}


def hangs_with_all_signals_blocked(html: str) -> dict[str, Any]:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    return searches_without_end(html)


def takes_ten_gigabytes(html: str) -> dict[str, Any]:
    return {"length": len(bytearray(10 << 30)) + len(html)}


def takes_the_last_byte(html: str) -> dict[str, Any]:
    """Fail anew on the way out, so that what filled the memory hangs from the exception before the one that is seen."""
    try:
        return {"length": len(_filled()) + len(html)}
    finally:
        bytearray(1 << 30)


def _filled() -> list[object]:
    kept: list[object] = []
    for size in (1 << 20, 1 << 14, 1 << 8, 1):
        try:
            while True:
                kept.append({"text": bytes(size)})
        except MemoryError:
            continue
    raise MemoryError


def prints_a_gigabyte(html: str) -> dict[str, Any]:
    line = "x" * (1 << 20)
    for _ in range(1 << 10):
        print(line)  # noqa: T201 - what it is for
    return {"length": len(html)}


def prints_a_gigabyte_to_the_descriptor(html: str) -> dict[str, Any]:
    line = b"x" * (1 << 20)
    for _ in range(1 << 10):
        os.write(2, line)
    return {"length": len(html)}


def returns_too_many_items(_html: str) -> list[dict[str, Any]]:
    return [{"title": "t"}] * 100_001


def returns_too_many_entries(_html: str) -> dict[str, Any]:
    return {"prices": [[0] * 100_001]}


def forks_without_end(_html: str) -> dict[str, Any]:
    for _ in range(MOST_GENERATIONS):
        if os.fork() == 0:
            Path("/proc/self/comm").write_text(BOMB)
    while True:
        signal.pause()


def flees_without_end(_html: str) -> dict[str, Any]:
    """Fork as a daemon does, into a session of its own and away from the parent, and each daemon again."""
    reading, writing = os.pipe()
    os.write(writing, bytes(MOST_FLED))
    os.close(writing)
    while os.read(reading, 1):
        if middle := os.fork():
            os.waitpid(middle, 0)
            continue
        os.setsid()
        if os.fork():
            os._exit(0)
        signal.alarm(SECONDS_FLED)
        Path("/proc/self/comm").write_text(BOMB)
    while True:
        signal.pause()


def opens_without_end(_html: str) -> dict[str, Any]:
    return {"opened": len([open(os.devnull) for _ in range(1 << 11)])}  # noqa: PTH123 - left open on purpose


def writes_without_end(path: str) -> dict[str, Any]:
    with Path(path).open("wb") as file:
        for _ in range(1 << 9):
            file.seek(1 << 20, os.SEEK_CUR)  # a file of holes takes no disk
            file.write(b"x")
            file.flush()
    return {"path": path}


def closes_all_descriptors(html: str) -> dict[str, Any]:
    os.closerange(0, 1 << 16)
    return {"length": len(html)}


def kills_its_group(html: str) -> dict[str, Any]:
    os.killpg(0, signal.SIGKILL)
    return {"length": len(html)}


def kills_its_parent(html: str) -> dict[str, Any]:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(len(html))
    return searches_without_end(html)


def kills_its_parents_group(html: str) -> dict[str, Any]:
    os.killpg(os.getpgid(os.getppid()), signal.SIGKILL)
    return searches_without_end(html)


def sees_itself_alone(_html: str) -> dict[str, Any]:
    """Whether the first process there is is the harness's, and few follow."""
    command = Path("/proc/1/cmdline").read_bytes()
    return {"alone": b"harness.sandbox.zygote" in command and os.getppid() == 2}


def kills_all_processes_of_its_own_table(html: str) -> dict[str, Any]:
    if not sees_itself_alone(html)["alone"]:
        raise AssertionError("it would kill whatever the user runs")
    os.kill(-1, signal.SIGKILL)
    return searches_without_end(html)
