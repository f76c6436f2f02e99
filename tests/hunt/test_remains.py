"""What is left behind although it changes no result is told once, and what is kept on purpose is not."""

from pathlib import Path
from unittest.mock import Mock

import msgspec
import pytest

from harness.hunt import find_remains, find_remains_of_plans, replay
from harness.model import Plan
from harness.mutations.damage.truncate import Truncate
from tests.explore.stories import SOURCE, case
from tests.explore.test_apply import Replace
from tests.hunt.bench_of import bench_of

SCRAPER = """
    import os, socket, subprocess, threading
    from concurrent.futures import ThreadPoolExecutor
    from pathlib import Path
    kept = []
    pool = ThreadPoolExecutor(4)
    def scrape(html):
        {does}
        return {{"title": "Ferry"}}
"""
LEAVES = {
    "a run changed the environment: FERRY": "os.environ['FERRY'] = 'marten'",
    "a run left the working folder: /": "os.chdir('/')",
    "a run left a thread: idle": "threading.Thread(target=threading.Event().wait, name='idle', daemon=True).start()",
    "a run left a socket open": "kept.append(socket.socket())",
    "a run left a child process: sleep": "kept.append(subprocess.Popen(['sleep', '60']))",
}
LEAVES_NOTHING = [
    "list(pool.map(len, ['a', 'b', 'c']))",
    "kept[:] = kept or [socket.socket(), subprocess.Popen(['sleep', '60'])]",
    "threading.Thread(target=len, args=['a']).start()",
    "socket.socket()",
    "subprocess.run(['true'])",
    "os.environ['FERRY'] = 'marten'",
    "del os.environ['FERRY']",
]
ON_A_CHANGED_PAGE = "'</h1>' in html or os.environ.update(FERRY='marten')"
HARMLESS = [Plan((Replace("24.50", str(number)),)) for number in range(6)]
POOL = "kept[:] = kept or [socket.socket() for _ in range(8)]"
ALSO_LEAVES = "'</h1>' in html or kept.extend(socket.socket() for _ in range(6))"
LEAVING = Plan((Truncate(back=len(SOURCE) - SOURCE.index("</h1>")),))


@pytest.mark.parametrize(("evidence", "does"), LEAVES.items())
def test_what_each_run_leaves_is_told(tmp_path: Path, evidence: str, does: str) -> None:
    with bench_of(tmp_path, SCRAPER.format(does=does), case()) as bench:
        ((finding, found),) = find_remains(bench, "scraper")
        again = replay(bench, found)
    assert ("state-leak", "warning", "", evidence) == (finding.check, finding.severity, finding.field, finding.evidence)
    assert ("recorded", "still failing") == (found.family, again.state)


def test_what_is_kept_or_given_back_is_not(tmp_path: Path) -> None:
    with bench_of(tmp_path, SCRAPER.format(does="; ".join(LEAVES_NOTHING)), case()) as bench:
        assert [] == list(find_remains(bench, "scraper"))


def test_what_one_plan_leaves_is_told_with_the_plan(tmp_path: Path) -> None:
    plans = [*HARMLESS[:3], LEAVING, *HARMLESS[3:]]
    with bench_of(tmp_path, SCRAPER.format(does=ON_A_CHANGED_PAGE), case()) as bench:
        assert [] == list(find_remains(bench, "scraper"))
        for plan in plans:
            bench.try_plan(plan, "damage")
        ((finding, found),) = find_remains_of_plans(bench, "scraper", "damage", plans)
        bench.try_plan(LEAVING, "damage")
        once = list(find_remains_of_plans(bench, "scraper", "damage", [LEAVING]))
    with bench_of(tmp_path, SCRAPER.format(does=ON_A_CHANGED_PAGE), case()) as bench:
        again = replay(bench, found)
    assert "a run on the changed page changed the environment: FERRY" == finding.evidence
    assert ("damage", 1, "still failing", []) == (found.family, len(found.mutations), again.state, once)


def test_a_pool_is_told_from_what_grows_by_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with bench_of(tmp_path, SCRAPER.format(does=POOL), case()) as bench:
        assert [] == list(find_remains(bench, "scraper"))
        for plan in HARMLESS:
            bench.try_plan(plan, "drift")
        runs = Mock(wraps=bench.sandbox.run)
        monkeypatch.setattr(bench.sandbox, "run", runs)
        assert ([], 1) == (list(find_remains_of_plans(bench, "scraper", "drift", HARMLESS)), runs.call_count)


def test_what_a_plan_leaves_beside_a_pool_is_told(tmp_path: Path) -> None:
    plans = [*HARMLESS[:3], LEAVING]
    with bench_of(tmp_path, SCRAPER.format(does=f"{POOL}; {ALSO_LEAVES}"), case()) as bench:
        for plan in plans:
            bench.try_plan(plan, "damage")
        ((finding, found),) = find_remains_of_plans(bench, "scraper", "damage", plans)
    assert ("a run on the changed page left a socket open", 1) == (finding.evidence, len(found.mutations))


def test_it_is_fixed_when_nothing_is_left_any_more(tmp_path: Path) -> None:
    with bench_of(tmp_path, SCRAPER.format(does="os.environ['FERRY'] = 'marten'"), case()) as bench:
        ((_, found),) = find_remains(bench, "scraper")
    with bench_of(tmp_path, SCRAPER.format(does="pass"), case()) as bench:
        assert "fixed" == replay(bench, found).state


def test_a_failure_that_is_weighed_otherwise_is_played_again_as_what_it_is(tmp_path: Path) -> None:
    source = SCRAPER.format(does="os.environ['FERRY'] = 'marten'")
    with bench_of(tmp_path, source, case()) as bench:
        ((_, found),) = find_remains(bench, "scraper")
    with bench_of(tmp_path, source, case()) as bench:
        assert "still failing" == replay(bench, msgspec.structs.replace(found, severity="error")).state


def test_a_process_that_cannot_serve_many_is_changed_after_each_batch(tmp_path: Path) -> None:
    with bench_of(tmp_path, SCRAPER.format(does="kept.append(socket.socket())"), case()) as bench:
        list(find_remains(bench, "scraper"))
        for plan in HARMLESS:
            bench.try_plan(plan, "drift")
        assert [] == list(find_remains_of_plans(bench, "scraper", "drift", HARMLESS))
        assert 1 == bench.sandbox.left().sockets
