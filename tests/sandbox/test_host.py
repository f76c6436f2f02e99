"""Whatever a scraper does to its process is an outcome, and the next run is served."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from harness.errors import CassetteError, SandboxError, ScraperError
from harness.model import Case, Exchange, Golden, Item, Outcome, Overlay, Request, Response
from harness.sandbox import Sandbox, protocol
from harness.sandbox.processes import found
from tests.sandbox.processes import gone

REPO = Path(__file__).parents[2]
HTML = (("Content-Type", "text/html; charset=utf-8"),)
PAGE = Response(200, HTML, b"<title>Story</title>")
SHORT = 0.3

Start = Callable[..., Sandbox]


def case(name: str = "", *responses: Response) -> Case:
    """Return a case at a URL that names the function of `scrapers.py` or `fetchers.py` to be called."""
    asked = Request("GET", url_of(name))
    return Case("news/story", "story.yaml", asked.url, tuple(Exchange(asked, one) for one in responses or (PAGE,)))


def url_of(name: str) -> str:
    return f"https://news.example/{name.rpartition(':')[2]}"


def overlay(text: str, status: int = 200) -> Overlay:
    return Overlay(0, Response(status, HTML, text.encode()))


def target_of(name: str) -> str:
    module, _, function = name.rpartition(":")
    if module in {"", "fetchers"}:
        return f"tests.sandbox.{module or 'scrapers'}:named"
    return f"tests.sandbox.{module}:{function}"


@pytest.fixture(scope="session")
def sandboxes() -> Iterator[dict[str, Sandbox]]:
    """Keep sandboxes by target and options: to import is what costs time, a fresh process is not."""
    opened: dict[str, Sandbox] = {}
    yield opened
    for sandbox in opened.values():
        sandbox.close()


@pytest.fixture
def start(sandboxes: dict[str, Sandbox]) -> Start:
    """Give a sandbox in which the next run calls the named function in a fresh process."""

    def started(name: str, *responses: Response, **options: object) -> Sandbox:
        identity = f"{target_of(name)} {options}"
        if identity not in sandboxes:
            sandboxes[identity] = Sandbox(target_of(name), search_path=[str(REPO)], **options)  # type: ignore[arg-type]
        sandboxes[identity].restart()
        sandboxes[identity].open(case(name, *responses))
        return sandboxes[identity]

    return started


def field(outcome: Outcome, name: str) -> object:
    assert "items" == outcome.kind, outcome
    return outcome.items[0][name]


def seen_from_here(sandbox: Sandbox, pids: object) -> list[int]:
    """Return processes that a scraper names, by the ids under which the host knows them."""
    assert isinstance(pids, list)
    assert sandbox._zygote
    seen = [pid for inner in pids if (pid := found(sandbox._zygote._process.pid, inner))]
    assert len(pids) == len(seen)
    assert not any(gone(pid, 0.05) for pid in seen)
    return seen


@pytest.mark.parametrize(
    ("name", "expected", "many"),
    [
        ("length", ({"length": 20},), False),
        ("title", ({"title": "Story"},), False),
        ("several", ({"index": 0, "of": 20}, {"index": 1, "of": 20}), True),
        ("lazily", ({"first": "<"}, {"second": "t"}), True),
        ("awaited", ({"length": 20},), False),
        ("async_lazily", ({"first": "<"}, {"second": "t"}), True),
        (
            "responses:response_status",
            ({"status": 200, "url": url_of("response_status"), "text": "<title>Story</title>"},),
            False,
        ),
        ("fetchers:fetch_requests", ({"text": "<title>Story</title>"},), False),
        ("fetchers:fetch_httpx", ({"text": "<title>Story</title>"},), False),
        ("fetchers:fetch_urllib", ({"text": "<title>Story</title>"},), False),
    ],
)
def test_returns_are_items_twice_over(start: Start, name: str, expected: tuple[Item, ...], many: bool) -> None:
    sandbox = start(name)
    for _ in range(2):
        outcome = sandbox.run()
        assert ("items", expected, many) == (outcome.kind, outcome.items, outcome.many)


def test_a_set_of_items_has_no_order(start: Start) -> None:
    outcome = start("unordered").run()
    assert (({"value": "Story"}, {"value": "title"}), True) == (outcome.items, outcome.unordered)


def test_returning_none_is_nothing(start: Start) -> None:
    assert "nothing" == start("nothing").run().kind


@pytest.mark.parametrize(
    ("name", "feed"),
    [("length", "html"), ("fetchers:fetch_requests", "url"), ("responses:response_status", "response")],
)
def test_feed_is_known_after_start(start: Start, name: str, feed: str) -> None:
    assert feed == start(name).feed


def test_overlays_last_for_one_run(start: Start) -> None:
    sandbox = start("length")
    assert [20, 3, 20] == [
        field(sandbox.run(), "length"),
        field(sandbox.run([overlay("abc")]), "length"),
        field(sandbox.run(), "length"),
    ]


@pytest.mark.parametrize("name", ["responses:response_status", "fetchers:fetch_requests"])
def test_an_overlaid_redirect_is_followed_to_an_extra_exchange(start: Start, name: str) -> None:
    away = Overlay(0, Response(302, (("Location", "/login"),)))
    login = Exchange(Request("GET", "https://news.example/login"), Response(200, HTML, b"log in"))
    assert "log in" == field(start(name).run([away], [login]), "text")


def test_a_refusal_names_its_class_and_requests(start: Start) -> None:
    outcome = start("fetchers:fetch_requests").run([overlay("no", 403)])
    assert outcome.exception
    assert ("refusal", "requests.exceptions.HTTPError") == (outcome.kind, outcome.exception.type)
    assert [("GET", url_of("fetch_requests"), 0)] == [
        (made.method, made.url, made.exchange) for made in outcome.requests
    ]


def test_the_users_own_refusal_counts_when_declared(start: Start) -> None:
    assert "crash" == start("blocked").run().kind
    assert "refusal" == start("blocked", refusals=["tests.sandbox.scrapers:Blocked"]).run().kind


def test_a_crash_names_the_scrapers_own_line(start: Start) -> None:
    info = start("crashes").run().exception
    assert info
    assert "AttributeError" == info.type
    assert info.where.startswith("tests/sandbox/scrapers.py:")
    assert info.line.startswith("return html.nope")


def test_recursion_without_end_is_a_crash(start: Start) -> None:
    info = start("recurses").run().exception
    assert info
    assert "RecursionError" == info.type


def test_a_line_is_told_as_it_is_imported_wherever_the_run_is_started_from(tmp_path: Path) -> None:
    (tmp_path / "crashing.py").write_text("def scrape(html):\n    raise KeyError\n")
    with Sandbox("crashing:scrape", search_path=[str(tmp_path), str(Path.cwd())]) as sandbox:
        sandbox.open(case())
        info = sandbox.run().exception
    assert info
    assert "crashing.py:2" == info.where


@pytest.mark.parametrize("name", ["spins", "backtracks"])
def test_an_endless_loop_is_a_hang_and_the_next_run_is_served(start: Start, name: str) -> None:
    sandbox = start(name, timeout=SHORT)
    outcome = sandbox.run()
    assert ("hang", "no result within 0.3 s") == (outcome.kind, outcome.detail)
    assert name in outcome.output, "the output shows where it hung"
    assert "hang" == sandbox.run().kind


def test_what_is_printed_before_a_hang_is_kept(start: Start) -> None:
    assert start("spins", timeout=SHORT).run().output.startswith("before 20\n")


def test_a_request_storm_is_stopped(start: Start) -> None:
    outcome = start("fetchers:storm").run(request_limit=50)
    assert ("hang", True, 50) == (outcome.kind, outcome.storm, len(outcome.requests))


def test_a_storm_that_swallows_its_end_is_told_by_its_last_words(start: Start) -> None:
    outcome = start("fetchers:stubborn_storm", timeout=SHORT).run(request_limit=5)
    assert ("hang", True, 5) == (outcome.kind, outcome.storm, len(outcome.requests))


def test_an_escape_is_seen_although_it_is_swallowed(start: Start) -> None:
    assert ("connect 192.0.2.1:21",) == start("escapes").run().escapes


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("exits", "raised SystemExit(3)"),
        ("os_exits", "exit code 3"),
        ("segfaults", "SIGSEGV"),
        ("kills_itself", "SIGSEGV"),
        ("closes_descriptors", "hung up on the harness"),
        ("writes_garbage", "wrote into the harness's connection"),
        ("kills_its_parent", "killed the harness's processes"),
    ],
)
def test_a_death_is_an_outcome_and_the_next_run_is_served(start: Start, name: str, detail: str) -> None:
    sandbox = start(name)
    for _ in range(2):
        outcome = sandbox.run()
        assert ("killed", detail) == (outcome.kind, outcome.detail)


def test_the_last_words_of_the_dead_are_kept(start: Start) -> None:
    assert "last words 20\n" == start("os_exits").run().output


@pytest.mark.parametrize(
    ("name", "detail"),
    [("hoards", "MemoryError"), ("hoards_slowly", "MemoryError"), ("endless", "more than 100,000 items")],
)
def test_too_much_memory_is_exhaustion(start: Start, name: str, detail: str) -> None:
    sandbox = start(name, memory=200 << 20)
    for _ in range(2):
        outcome = sandbox.run()
        assert ("exhausted", detail) == (outcome.kind, outcome.detail)


def test_exhaustion_by_what_earlier_runs_left_is_no_outcome(start: Start) -> None:
    sandbox = start("leaks", memory=200 << 20)
    assert ["items"] * 5 == [sandbox.run().kind for _ in range(5)]


def test_a_result_too_large_to_send_is_exhaustion(start: Start) -> None:
    outcome = start("returns_too_much").run()
    assert ("exhausted", "result of 70 MB") == (outcome.kind, outcome.detail)


def test_children_of_a_killed_scraper_are_killed(start: Start) -> None:
    sandbox = start("leaves_children", timeout=SHORT)
    pids = seen_from_here(sandbox, field(sandbox.run(), "pids"))
    assert "hang" == sandbox.run([overlay("hang")]).kind
    assert [True] * 3 == [gone(pid) for pid in pids[:3]]


def test_no_process_survives_close(start: Start) -> None:
    sandbox = start("leaves_children")
    pids = seen_from_here(sandbox, field(sandbox.run(), "pids"))
    sandbox.close()
    assert [True] * 4 == [gone(pid) for pid in pids]


@pytest.mark.parametrize("name", ["leaves_children", "threaded:counts"])
def test_no_process_survives_the_host(name: str, tmp_path: Path) -> None:
    script = tmp_path / "host.py"
    script.write_text(
        "import sys\n"
        "from tests.sandbox.test_host import Sandbox, case, overlay\n"
        f"sandbox = Sandbox({target_of(name)!r}, search_path=[{str(REPO)!r}], timeout=60)\n"
        f"sandbox.open(case({name!r}))\n"
        "print(sandbox._runner.pid, sandbox._zygote._process.pid, flush=True)\n"
        "sandbox.run([overlay('hang')])\n"
    )
    host = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(REPO)}
    )
    assert host.stdout
    pids = [int(pid) for pid in host.stdout.readline().split()]
    time.sleep(0.3)
    assert not gone(pids[0], 0.05)
    host.kill()
    host.wait()
    host.stdout.close()
    assert [True, True] == [gone(pid) for pid in pids]


def test_no_import_survives_the_host(tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text("while True:\n    pass\n")
    program = f"from harness.sandbox import Sandbox; Sandbox('endless:scrape', search_path=[{str(tmp_path)!r}]).feed"
    host = subprocess.Popen([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(REPO)})
    children = Path(f"/proc/{host.pid}/task/{host.pid}/children")
    while not children.read_text():
        time.sleep(0.02)
    importing = int(children.read_text())
    time.sleep(1)
    assert not gone(importing, 0.05)
    host.kill()
    host.wait()
    assert gone(importing)


def test_an_interrupt_reaches_only_the_host(start: Start) -> None:
    sandbox = start("counts")
    assert sandbox._runner
    assert sandbox._zygote
    assert os.getpgid(0) not in {os.getpgid(sandbox._runner.pid), os.getpgid(sandbox._zygote._process.pid)}


def test_only_the_tail_of_much_output_is_kept_and_control_characters_are_written_out(start: Start) -> None:
    output = start("floods").run().output
    assert 4096 + len("\\x1b") - 1 == len(output)
    assert output.endswith("xxx\nend\\x1b[31m\n")


def test_warnings_are_kept_in_every_run(start: Start) -> None:
    sandbox = start("warns")
    for _ in range(2):
        assert "UserWarning: careful" in sandbox.run().output


def test_the_working_folder_is_the_hosts_in_every_run(start: Start) -> None:
    sandbox = start("moves")
    assert [str(Path.cwd())] * 2 == [field(sandbox.run(), "here") for _ in range(2)]


def test_module_state_lasts_until_restart(start: Start) -> None:
    sandbox = start("counts")
    assert [1, 2] == [field(sandbox.run(), "count") for _ in range(2)]
    sandbox.restart()
    assert 1 == field(sandbox.run(), "count")


def test_module_state_outlives_a_change_of_case(start: Start) -> None:
    sandbox = start("counts")
    sandbox.run()
    sandbox.open(case("counts", Response(200, HTML, b"other")))
    assert {"count": 2, "length": 5} == sandbox.run().items[0]


def test_chance_is_the_same_in_every_run_and_other_by_seed(start: Start) -> None:
    sandbox = start("draws")
    first = sandbox.run().items
    assert first == sandbox.run().items
    other = start("draws", hash_seed=1).run().items[0]
    assert first[0]["number"] != other["number"]
    assert first[0]["hash"] != other["hash"]


def test_a_retry_after_an_hour_takes_no_time(start: Start) -> None:
    later = Response(429, (("Retry-After", "3600"),))
    outcome = start("fetchers:patient", later, later, PAGE).run()
    assert (200, 7200.0, 3) == (field(outcome, "status"), outcome.slept, len(outcome.requests))
    assert outcome.seconds < 2


def test_a_loop_that_waits_for_a_deadline_ends(start: Start) -> None:
    outcome = start("waits").run()
    assert 10 == field(outcome, "turns")
    assert 600 == outcome.slept


def test_tasks_that_sleep_together_wait_once_and_time_outs_are_noticed(start: Start) -> None:
    outcome = start("sleeps").run()
    assert field(outcome, "timed_out")
    assert 80 == outcome.slept


def test_a_scraper_with_threads_is_served_without_fork(start: Start) -> None:
    sandbox = start("threaded:counts", timeout=SHORT)
    assert [1, 2] == [field(sandbox.run(timeout=5), "count") for _ in range(2)]
    assert ("killed", "exit code 4") == ((died := sandbox.run([overlay("exit")], timeout=5)).kind, died.detail)
    assert 1 == field(sandbox.run(timeout=5), "count")
    assert "hang" == sandbox.run([overlay("hang")]).kind
    sandbox.restart()
    assert 1 == field(sandbox.run(timeout=5), "count")


def test_a_runner_that_died_between_runs_is_replaced(start: Start) -> None:
    sandbox = start("counts")
    sandbox.run()
    assert sandbox._runner
    os.kill(sandbox._runner.pid, signal.SIGKILL)
    time.sleep(0.05)
    assert 1 == field(sandbox.run(), "count")


def test_misuse_is_one_line() -> None:
    with pytest.raises(
        ScraperError, match=r"^tests\.sandbox\.scrapers:nowhere: tests\.sandbox\.scrapers has no nowhere"
    ):
        Sandbox("tests.sandbox.scrapers:nowhere", search_path=[str(REPO)]).feed  # noqa: B018
    with (
        Sandbox(target_of("length"), search_path=[str(REPO)]) as sandbox,
        pytest.raises(SandboxError, match="no case is open"),
    ):
        sandbox.run()


def test_an_overlay_of_no_exchange_is_misuse(start: Start) -> None:
    with pytest.raises(SandboxError, match="has no exchange 1 to play over"):
        start("length").run([Overlay(1, PAGE)])


def test_an_interrupted_run_is_not_taken_for_the_next(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = start("counts")

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("harness.sandbox.host.protocol.send", interrupt)
        with pytest.raises(KeyboardInterrupt):
            sandbox.run()
    assert 1 == field(sandbox.run(), "count")


def test_a_storm_within_a_task_group_is_seen(start: Start) -> None:
    outcome = start("fetchers:grouped_storm").run(request_limit=5)
    assert ("hang", True) == (outcome.kind, outcome.storm)


def test_an_import_without_end_is_misuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harness.sandbox.spawn._IMPORT_SECONDS", 0.5)
    (tmp_path / "spins.py").write_text("import signal\nsignal.pause()\n")
    with pytest.raises(ScraperError, match=r"^spins:scrape: its import takes longer than 0.5 s$"):
        Sandbox("spins:scrape", search_path=[str(tmp_path)]).feed  # noqa: B018


def test_an_import_that_ends_the_process_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "ends.py").write_text(
        "import os, sys\nsys.stderr.write('out of luck')\nsys.stderr.flush()\nos._exit(5)\n"
    )
    with pytest.raises(ScraperError, match=r"^ends:scrape: its import ends the process \(exit code 5\): out of luck$"):
        Sandbox("ends:scrape", search_path=[str(tmp_path)]).feed  # noqa: B018


def test_a_case_without_an_answer_is_told_when_it_is_opened(start: Start) -> None:
    with pytest.raises(CassetteError, match="no exchange for"):
        start("length").open(Case("n", "n.yaml", "https://other.example/", case().exchanges))


def test_a_large_recording_is_served_and_takes_nothing_from_what_the_scraper_may_take(start: Start) -> None:
    large = Response(200, (), bytes(protocol.LARGEST + 1))
    assert 20 == field(start("length", PAGE, large, memory=protocol.LARGEST).run(), "length")


def test_a_recording_larger_than_a_frame_can_be_is_told(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = start("length")
    monkeypatch.setattr(protocol, "LARGEST_ASKED", 1 << 20)
    with pytest.raises(CassetteError, match=r"^story\.yaml: 1 MB of recorded answers: record fewer or smaller pages$"):
        sandbox.open(case("length", PAGE, Response(200, (), bytes(1 << 20))))


def test_what_was_accepted_stays_where_it_is_compared(start: Start) -> None:
    """It may hold what no frame can: a case with such a whole number is opened as any other."""
    sandbox = start("length")
    accepted = Golden(scraper="news", case="story", many=False, items=({"length": 1 << 64},))
    sandbox.open(msgspec.structs.replace(case("length"), golden=accepted))
    assert 20 == field(sandbox.run(), "length")


def test_what_a_client_imports_with_its_first_request_is_imported_once(tmp_path: Path) -> None:
    """A fresh process finds it there; a scraper that does not use the client does not have it."""
    told = "import sys\ndef scrape(html):\n    return {'there': 'httpcore' in sys.modules}\n"
    (tmp_path / "asking.py").write_text(f"import httpx\n{told}")
    (tmp_path / "plain.py").write_text(told)
    there = []
    for name in ("asking", "plain"):
        with Sandbox(f"{name}:scrape", search_path=[str(tmp_path)]) as sandbox:
            sandbox.open(case())
            there.append(field(sandbox.run(), "there"))
    assert [True, False] == there


@pytest.mark.parametrize("raised", ["RuntimeError('mine')", "SystemExit('mine')"])
def test_what_a_module_of_the_name_raises_ends_no_import(tmp_path: Path, raised: str) -> None:
    """The scraper comes to it, or does not."""
    (tmp_path / "httpcore.py").write_text(f"raise {raised}\n")
    (tmp_path / "asking.py").write_text("import httpx\ndef scrape(html):\n    return {'there': True}\n")
    with Sandbox("asking:scrape", search_path=[str(tmp_path)]) as sandbox:
        sandbox.open(case())
        assert field(sandbox.run(), "there")
