"""Each limit is proven by a scraper that tries, and the next run is served."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from harness.errors import ScraperError
from harness.model import Case, Exchange, Outcome, Request, Response
from harness.sandbox import Sandbox
from tests.sandbox.offenders import BOMB
from tests.sandbox.processes import called

REPO = Path(__file__).parents[2]
SPIN = "import time\nuntil = time.monotonic() + 20\nwhile time.monotonic() < until: pass"


@pytest.fixture(name="sandbox", scope="module")
def _sandbox() -> Iterator[Sandbox]:
    with Sandbox("tests.sandbox.offenders:named", search_path=[str(REPO)], memory=200 << 20) as sandbox:
        yield sandbox


def run(sandbox: Sandbox, name: str, timeout: float = 10) -> Outcome:
    url = f"https://news.example/{name}"
    page = Response(200, (("Content-Type", "text/html"),), b"<title>Story</title>")
    sandbox.open(Case("story", "story.yaml", url, (Exchange(Request("GET", url), page),)))
    return sandbox.run(timeout=timeout)


def is_served(sandbox: Sandbox) -> bool:
    return "items" == run(sandbox, "harmless").kind


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="the kernel does not tell who waited")
def test_a_run_that_waits_for_a_processor_is_no_hang(sandbox: Sandbox) -> None:
    """It needs most of its limit, of a processor that it shares with three others: several times as long."""
    shared = {min(os.sched_getaffinity(0))}
    run(sandbox, "harmless")
    with ExitStack() as stack:
        for _ in range(3):
            busy = stack.enter_context(subprocess.Popen([sys.executable, "-S", "-c", SPIN]))
            stack.callback(busy.kill)
            os.sched_setaffinity(busy.pid, shared)
        for pid in sandbox._started().processes():
            os.sched_setaffinity(pid, shared)
        outcome = run(sandbox, "works_for_half_a_second", timeout=0.7)
    sandbox.close()
    assert "items" == outcome.kind
    assert outcome.seconds > 0.7


@pytest.mark.parametrize("name", ["searches_without_end", "hangs_with_all_signals_blocked"])
def test_nothing_outlasts_the_time_limit(sandbox: Sandbox, name: str) -> None:
    outcome = run(sandbox, name, timeout=0.3)
    assert ("hang", "no result within 0.3 s") == (outcome.kind, outcome.detail)
    assert is_served(sandbox)


@pytest.mark.parametrize("name", ["takes_ten_gigabytes", "takes_the_last_byte"])
def test_memory_without_end_is_exhaustion(sandbox: Sandbox, name: str) -> None:
    outcome = run(sandbox, name)
    assert ("exhausted", "MemoryError") == (outcome.kind, outcome.detail)
    assert is_served(sandbox)


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("returns_too_many_items", "more than 100,000 items"),
        ("returns_too_many_entries", "more than 100,000 entries in a field"),
    ],
)
def test_more_items_than_a_result_may_have_are_exhaustion(sandbox: Sandbox, name: str, detail: str) -> None:
    outcome = run(sandbox, name)
    assert ("exhausted", detail) == (outcome.kind, outcome.detail)
    assert is_served(sandbox)


@pytest.mark.parametrize("name", ["prints_a_gigabyte", "prints_a_gigabyte_to_the_descriptor"])
def test_a_gigabyte_of_output_is_exhaustion_and_a_tail_is_kept(sandbox: Sandbox, name: str) -> None:
    outcome = run(sandbox, name)
    assert ("exhausted", "it printed more than 64 MB", True) == (
        outcome.kind,
        outcome.detail,
        len(outcome.output) <= 4096,
    )
    assert is_served(sandbox)


def test_a_fork_bomb_is_ended_with_all_its_processes(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "forks_without_end")
    assert ("exhausted", "it had more than 256 processes", []) == (outcome.kind, outcome.detail, called(BOMB))
    assert is_served(sandbox)


def test_a_fork_bomb_of_daemons_is_ended_at_one_blow(sandbox: Sandbox) -> None:
    """Each in a session of its own and orphaned at once, so that neither a group nor a parent tells of them.

    The kernel ends them with the process that holds their table; one by one they would be ended too late.
    """
    if run(sandbox, "sees_itself_alone").items != ({"alone": True},):
        pytest.skip("the kernel allows no table of processes of one's own here")
    held = sandbox._started()
    sandbox.restart()  # in a fresh process it is not run a second time to make sure
    outcome = run(sandbox, "flees_without_end")
    assert ("exhausted", "it had more than 256 processes", []) == (outcome.kind, outcome.detail, called(BOMB))
    assert not held.alive
    assert is_served(sandbox)


def test_open_files_come_to_an_end(sandbox: Sandbox) -> None:
    outcome = run(sandbox, "opens_without_end")
    assert outcome.exception
    assert ("crash", "OSError", True) == (
        outcome.kind,
        outcome.exception.type,
        "Too many open files" in outcome.exception.message,
    )
    assert is_served(sandbox)


def test_a_file_without_end_comes_to_an_end(sandbox: Sandbox, tmp_path: Path) -> None:
    outcome = run(sandbox, f"writes_without_end?{tmp_path}/large")
    assert outcome.exception
    assert ("crash", True) == (outcome.kind, "File too large" in outcome.exception.message)
    assert (tmp_path / "large").stat().st_size <= 256 << 20
    assert is_served(sandbox)


_GROWS = f"""
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_AS, ({3 << 30}, {3 << 30}))  # the harness alone must end it; this saves the machine
"""
_RECURSES = "sys.setrecursionlimit(10**9)\ndef scrape(html): return scrape([html])\nscrape(0)"
_HOARDS = "held = b'x' * (200 << 20)\nsignal.pause()"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the kernel does not tell what a process holds")
@pytest.mark.parametrize("source", [_HOARDS, _RECURSES])
def test_an_import_that_takes_too_much_memory_is_misuse(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.sandbox.spawn._IMPORT_MEMORY", 150 << 20)
    (tmp_path / "grows.py").write_text(_GROWS + source)
    said = r"^grows:scrape: its import takes more than 150 MB: have it load less, or raise `memory` beyond that$"
    with pytest.raises(ScraperError, match=said):
        Sandbox("grows:scrape", search_path=[str(tmp_path)], memory=100 << 20).feed  # noqa: B018


def test_what_an_import_maps_or_a_larger_memory_allows_is_no_misuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As numpy, torch and browsers do, it maps far more than it holds."""
    monkeypatch.setattr("harness.sandbox.spawn._IMPORT_MEMORY", 10 << 20)
    (tmp_path / "maps.py").write_text(
        "import mmap, os, time\n"
        "mapped = mmap.mmap(-1, 20 << 30, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)\n"
        "until = os.times().elapsed + 0.1\n"
        "while os.times().elapsed < until: pass\n"
        "def scrape(html): return {'length': len(html)}\n"
    )
    with Sandbox("maps:scrape", search_path=[str(tmp_path)], memory=200 << 20) as sandbox:
        assert is_served(sandbox)


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("closes_all_descriptors", {"hung up on the harness"}),
        ("kills_its_group", {"SIGKILL"}),
        ("kills_its_parent", {"killed the harness's processes"}),
        # In a table of its own it does not see that group, and takes its own for it.
        ("kills_its_parents_group", {"killed the harness's processes", "SIGKILL"}),
    ],
)
def test_who_strikes_at_the_harness_strikes_itself(sandbox: Sandbox, name: str, details: set[str]) -> None:
    outcome = run(sandbox, name)
    assert "killed" == outcome.kind
    assert outcome.detail in details
    assert is_served(sandbox)


def test_who_strikes_at_all_processes_strikes_none_of_the_users(sandbox: Sandbox) -> None:
    """Asked of a scraper that has made sure that it sees none of these."""
    if run(sandbox, "sees_itself_alone").items != ({"alone": True},):
        pytest.skip("the kernel allows no table of processes of one's own here")
    with subprocess.Popen(["sleep", "60"]) as bystander:
        outcome = run(sandbox, "kills_all_processes_of_its_own_table")
        assert ("killed", "killed the harness's processes", None) == (outcome.kind, outcome.detail, bystander.poll())
        bystander.kill()
    assert is_served(sandbox)
