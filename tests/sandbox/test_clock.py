"""Sleeping passes at once, is recorded and moves every clock; what is not a sleep is left alone."""

import subprocess
import sys
import textwrap

import pytest

PREAMBLE = """
import asyncio, math, time
from asyncio import sleep as held_asyncio
from time import sleep as held
began = time.perf_counter()
real = time.perf_counter
from harness.sandbox import clock
clock.install()
clock.install()
"""


def run(program: str) -> str:
    """Run a program with the clock installed; the clock is for a whole process, so it gets one."""
    code = PREAMBLE + textwrap.dedent(program) + "\nassert real() - began < 5"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30)
    assert "" == done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("name", ["time", "monotonic", "perf_counter", "time_ns", "monotonic_ns", "perf_counter_ns"])
def test_a_sleep_moves_every_clock(name: str) -> None:
    unit = 10**9 if name.endswith("_ns") else 1
    program = f"""
    before = time.{name}()
    time.sleep(3600)
    print(3600 <= (time.{name}() - before) / {unit} < 3601, clock.slept())
    """
    assert "True 3600.0" == run(program)


def test_a_sleep_held_by_name_is_replaced_too() -> None:
    assert "100.0" == run("held(50); asyncio.run(held_asyncio(50)); print(clock.slept())")


def test_misuse_raises_as_it_does_outside() -> None:
    program = """
    for wrong in (-1, math.nan, "x"):
        try:
            time.sleep(wrong)
        except Exception as error:
            print(type(error).__name__)
    """
    assert ["ValueError", "ValueError", "TypeError"] == run(program).split()


def test_tasks_that_sleep_together_wait_once() -> None:
    program = """
    async def main():
        await asyncio.gather(*(asyncio.sleep(30) for _ in range(10)))
        return await asyncio.sleep(5, "result")
    print(asyncio.run(main()), clock.slept())
    """
    assert "result 35.0" == run(program)


def test_a_time_out_within_a_sleep_is_noticed() -> None:
    program = """
    async def main():
        for limit in (10, 100):
            try:
                async with asyncio.timeout(limit):
                    await asyncio.sleep(50)
                print("slept")
            except TimeoutError:
                print("timed out")
    asyncio.run(main())
    """
    assert ["timed", "out", "slept"] == run(program).split()


def test_sleeping_for_ever_ends_only_when_cancelled() -> None:
    program = """
    async def main():
        task = asyncio.create_task(asyncio.sleep(math.inf))
        await asyncio.sleep(60)
        print(task.done())
        task.cancel()
    asyncio.run(main())
    """
    assert "False" == run(program)
