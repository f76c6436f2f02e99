"""A wait that nobody can end passes at once; one that somebody might end is left alone."""

import subprocess
import sys
import textwrap

import pytest

PREAMBLE = """
import asyncio, queue, threading, time
real = time.perf_counter
from harness.sandbox import clock, waits
clock.install()
waits.install(loops=LOOPS)
waits.install(loops=LOOPS)
began, before = real(), time.monotonic()
"""
AFTERWARDS = "\nprint(round(clock.slept()), round(time.monotonic() - before), real() - began < 5)"


def run(program: str, *, loops: bool = True) -> list[str]:
    """Run a program in a process of its own, and return what it prints: at last what passed on the virtual clock."""
    code = PREAMBLE.replace("LOOPS", str(loops)) + textwrap.dedent(program) + AFTERWARDS
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30)
    assert "" == done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        ("print(threading.Event().wait(3600))", ["False"]),
        ("one = threading.Condition(); one.acquire(); print(one.wait(3600))", ["False"]),
        ("one = threading.Condition(); one.acquire(); print(one.wait_for(lambda: False, 3600))", ["False"]),
        ("print(threading.Semaphore(0).acquire(timeout=3600))", ["False"]),
        ("try: queue.Queue().get(timeout=3600)\nexcept queue.Empty: print('empty')", ["empty"]),
    ],
)
def test_a_thread_that_is_alone(program: str, printed: list[str]) -> None:
    assert [*printed, "3600", "3600", "True"] == run(program)


@pytest.mark.parametrize(
    "wait",
    [
        "asyncio.wait_for(asyncio.Event().wait(), 3600)",
        "asyncio.wait_for(asyncio.Queue().get(), 3600)",
        "asyncio.wait([asyncio.create_task(asyncio.Event().wait())], timeout=3600)",
    ],
)
def test_a_loop_that_waits_for_a_timer(wait: str) -> None:
    program = f"""
    async def main():
        try:
            await {wait}
        except TimeoutError:
            pass
    asyncio.run(main())
    """
    assert ["3600", "3600", "True"] == run(program)


def test_timers_of_a_loop_come_in_their_order() -> None:
    program = """
    async def main():
        done = asyncio.get_running_loop().create_future()
        for delay in (30, 10, 20):
            asyncio.get_running_loop().call_later(delay, print, delay)
        asyncio.get_running_loop().call_later(40, done.set_result, None)
        await done
    asyncio.run(main())
    """
    assert ["10", "20", "30", "40", "40", "True"] == run(program)


def test_what_another_thread_may_end_takes_its_time() -> None:
    """A time-out that passed at once would be a result that no run outside ever has."""
    program = """
    event, gate = threading.Event(), threading.Lock()
    gate.acquire()
    threading.Thread(target=lambda: (gate.acquire(), event.set())).start()
    print(event.wait(0.01))
    gate.release()
    print(event.wait(20))

    async def main():
        print(await asyncio.wait_for(asyncio.to_thread(lambda: sum(range(1000))), 20))
    asyncio.run(main())
    """
    assert ["False", "True", "499500", "0", "0", "True"] == run(program)


def test_what_a_socket_may_end_takes_its_time() -> None:
    """On the wire all loops do: a client may wait there in ways of its own."""
    program = """
    import socket
    one, other = socket.socketpair()
    async def main(wait):
        reader, _ = await asyncio.open_connection(sock=one)
        try:
            await asyncio.wait_for(reader.read(1), wait)
        except TimeoutError:
            print("late")
    asyncio.run(main(0.01))
    """
    assert ["late", "0", "0", "True"] == run(program)
    alone = "try: asyncio.run(asyncio.wait_for(asyncio.Event().wait(), 0.01))\nexcept TimeoutError: print('late')"
    assert ["late", "0", "0", "True"] == run(alone, loops=False)


def test_misuse_raises_as_it_does_outside() -> None:
    assert ["un-acquired", "0", "0", "True"] == run(
        "try: threading.Condition().wait(5)\nexcept RuntimeError as error: print(str(error).split()[3])"
    )
