"""What follows the addresses of objects is the same in every process, unless it is asked whether anything does."""

import ctypes
import os
from pathlib import Path

import pytest

from harness.sandbox import Sandbox
from harness.sandbox.addresses import repeatable
from tests.explore.stories import case

SOURCE = """
import ctypes

def scrape(html):
    return {"address": ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p).value}
"""
"""Of a shared library, since an interpreter may be built to lie in one place, as Debian's is."""
NOW = 0xFFFFFFFF


def personality(value: int = NOW) -> int:
    return int(ctypes.CDLL(None).personality(ctypes.c_ulong(value)))


@pytest.fixture
def target(tmp_path: Path) -> dict[str, object]:
    (tmp_path / "addresses.py").write_text(SOURCE)
    return {"target": "addresses:scrape", "search_path": (str(tmp_path),)}


def address(target: dict[str, object], *, alike: bool) -> object:
    with Sandbox(**target, alike=alike) as sandbox:  # type: ignore[arg-type]  # a table of arguments
        sandbox.open(case())
        return sandbox.run().items[0]["address"]


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="other systems have no way to ask for it")
def test_processes_are_laid_out_alike_where_that_is_wanted(target: dict[str, object]) -> None:
    with repeatable():
        if not personality() & 0x40000:
            pytest.skip("this kernel does not allow it (a container's seccomp profile)")
    assert 1 == len({address(target, alike=True) for _ in range(3)})
    assert 1 < len({address(target, alike=False) for _ in range(3)})


def test_the_harness_itself_stays_as_it_was() -> None:
    before = personality()
    with repeatable():
        pass
    assert before == personality()
