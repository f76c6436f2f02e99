"""Import the scraper once, then fork a runner for each request: a killed one is replaced in milliseconds.

Run as `python -m harness.sandbox.zygote DESCRIPTOR`. It stays single-threaded, for only then is forking safe: a lock
that another thread holds would be held for ever in the child. A scraper whose import starts threads gets no fork: this
process then becomes its runner, and after its death the host starts another.
"""

import contextlib
import gc
import importlib
import os
import random
import signal
import socket
import sys
import threading
import traceback
import warnings
from contextlib import AbstractContextManager
from mmap import mmap
from pathlib import Path
from typing import NoReturn

from harness.errors import ScraperError
from harness.replay import Player, Stopwatch, guard, installed
from harness.replay.redirect import redirected
from harness.sandbox import clock, confine, protocol, traces, waits
from harness.sandbox.death import HUNG_UP
from harness.sandbox.enclosure import enclose
from harness.sandbox.reaping import end
from harness.sandbox.runner import Runner, Setting
from harness.scrapers import declare, load
from harness.scrapers.items import adapter

_LATE = {
    "httpx": ("httpcore", "anyio._backends._asyncio"),
    "scrapy": ("scrapy.responsetypes", "scrapy.spidermiddlewares.httperror"),
}
"""Modules that the first request or response imports, which each fresh process would do anew: 0.1 s with httpx."""
_IMPORT_REQUESTS = 1000
"""Requests that a module may make while it is imported; each is a miss."""


def main(descriptor: int) -> None:
    """Serve the host on a socket until it hangs up."""
    control = socket.socket(fileno=confine.out_of_reach(descriptor))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start = protocol.receive(control, protocol.TO_ZYGOTE)
    if not isinstance(start, protocol.Start):
        raise SystemExit("the first frame must be Start")
    clock.install()
    waits.install(loops=start.served is None)
    guard.arm()
    traces.watch()
    player = Player(clock=Stopwatch(clock.slept))
    player.begin(limit=_IMPORT_REQUESTS)
    with _replayed(player, start.served):
        confine.die_on_hang_up(control.fileno(), active=True)
        imported = _imported(start, player)
        # Silence is over: from here on a frame on the socket would be taken for a hang-up.
        confine.die_on_hang_up(control.fileno(), active=False)
        if isinstance(imported, protocol.Failed):
            protocol.send(control, protocol.encoded(imported))
            return
        threads, scraper = threading.active_count() > 1, imported.scraper
        ready = protocol.Ready(scraper.feed, scraper.kind, scraper.url_parameter, threads)
        protocol.send(control, protocol.encoded(ready))
        confine.adopt_orphans()
        gc.collect()
        gc.freeze()
        _serve(control, imported, start.memory, threads=threads)


def _replayed(player: Player, served: protocol.Served | None) -> AbstractContextManager[object]:
    """Return the replay that this process lives in."""
    if served is None:
        return installed(player)
    descriptor = confine.out_of_reach(served.clock)
    clock.show(mmap(descriptor, clock.SECONDS.size))
    os.close(descriptor)
    return redirected(player, (served.host, served.port), served.ca, longest=served.longest)


def _imported(start: protocol.Start, player: Player) -> Setting | protocol.Failed:
    random.seed(start.seed)
    sys.path[:0] = [folder for folder in start.search_path if folder not in sys.path]
    try:
        scraper = load(start.target)
        declared = declare(start.refusals, start.config)
        _import_late_ones()
    except ScraperError as error:
        return protocol.Failed(str(error))
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return Setting(scraper, declared, player, start.seed, Path(*start.search_path[:1]).absolute())


def _import_late_ones() -> None:
    adapter()
    for client, names in _LATE.items():
        for name in names if client in sys.modules else ():
            # Whatever one raises is for the scraper's first request to come to, if it does.
            with contextlib.suppress(BaseException):
                importlib.import_module(name)


def _serve(control: socket.socket, setting: Setting, memory: int, *, threads: bool) -> None:
    runner = 0
    kept = confine.children()
    while True:
        try:
            asked, connection = _asked(control)
        except (EOFError, OSError):
            end(runner, frozenset(), patience=0)
            os._exit(0)
        if isinstance(asked, protocol.Fork) and connection is not None:
            if threads:
                protocol.send(control, protocol.encoded(protocol.Forked(os.getpid())))
                confine.die_on_hang_up(control.fileno(), active=True)
                _run(setting, connection, memory)
            runner = _forked(control, setting, connection, memory)
            connection.close()
            protocol.send(control, protocol.encoded(protocol.Forked(runner)))
        elif isinstance(asked, protocol.Reap):
            protocol.send(control, protocol.encoded(end(runner, kept)))
            runner = 0


def _asked(control: socket.socket) -> tuple[protocol.ToZygote, socket.socket | None]:
    """Receive a frame and the socket that may come with it; frames to a zygote are small and come one at a time."""
    control.settimeout(None)
    data, descriptors, _, _ = socket.recv_fds(control, 4096, 1)
    if not data:
        raise EOFError
    asked = protocol.TO_ZYGOTE.decode(data[4:])
    return asked, socket.socket(fileno=confine.out_of_reach(descriptors[0])) if descriptors else None


def _forked(control: socket.socket, setting: Setting, connection: socket.socket, memory: int) -> int:
    zygote = os.getpid()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # native threads (BLAS pools) look after themselves
        pid = os.fork()
    if pid:
        with contextlib.suppress(OSError):
            os.setpgid(pid, pid)
        return pid
    os.setpgid(0, 0)
    confine.die_with_parent(zygote)
    control.close()
    return _run(setting, connection, memory)


def _run(setting: Setting, connection: socket.socket, memory: int) -> NoReturn:
    """Serve, and never return into the zygote's code."""
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        confine.limit(memory)
        Runner(setting, connection).serve()
    except BaseException:  # noqa: BLE001 - a fault of the harness, to be read in the outcome's output
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(HUNG_UP)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)  # type: ignore[union-attr]
    try:
        enclose(int(sys.argv[1]))
        main(int(sys.argv[1]))
    finally:
        sys.stderr.flush()
