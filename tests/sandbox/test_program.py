"""Whatever a program does is an outcome; it reaches nothing but its proxy, and leaves nothing behind."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.errors import SandboxError, ScraperError
from harness.model import Case, Exchange, Item, Outcome, Overlay, Request, Response
from harness.sandbox import hold
from harness.sandbox.program import Program
from tests.replay.tripwire import connections, tripwire
from tests.sandbox.offenders import BOMB
from tests.sandbox.processes import called, none_runs, own_sleep, running

URL = "http://news.example/story?a=1&b=$HOME"
PAGE = Response(200, (("Content-Type", "text/plain"),), b'{"title": "Story"}')
CASE = Case("news/story", "story.yaml", URL, (Exchange(Request("GET", URL), PAGE),))
SHORT = 0.4
MEBIBYTE = 1 << 20

FETCH = """
import sys, urllib.request
print(urllib.request.urlopen(sys.argv[1]).read().decode())
"""
TELL = """
import socket, sys
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5).close()
except OSError:
    pass
print('{"told": true}')
"""
LOOK_UP = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'who is it', ('127.0.0.53', 53)); print('{}')"

FLEE = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tests.sandbox.offenders import flees_without_end
flees_without_end("")
"""

Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Give a program that is what its file says, so that one place serves many tests."""
    folder = tmp_path_factory.mktemp("program")
    with Program(["sh", "./scrape.sh", "{url}"], folder=str(folder), refusal_codes=[22], memory=100 * MEBIBYTE) as one:
        yield one


@pytest.fixture
def run(program: Program) -> Run:
    """Run a shell script once."""

    def ran(script: str, *overlays: Overlay, **limits: float) -> Outcome:
        (program._folder / "scrape.sh").write_text(script)
        program.open(CASE)
        return program.run(overlays, **limits)  # type: ignore[arg-type] # a float is no request_limit

    return ran


def python(source: str, *arguments: object) -> str:
    """Return a line of shell that runs Python."""
    return shlex.join([sys.executable, "-S", "-c", source, *map(str, arguments)])


@pytest.mark.parametrize(
    ("script", "kind", "items"),
    [
        ("echo '{\"a\": 1}'", "items", ({"a": 1},)),
        ('echo \'{"a": 1}\'; echo; echo \'[{"b": 2}, null, "c"]\'', "items", ({"a": 1}, {"b": 2}, {"value": "c"})),
        ("printf '{\"a\": 1}'", "items", ({"a": 1},)),
        ("echo null; echo []", "nothing", ()),
        (":", "nothing", ()),
        ("cat", "nothing", ()),
    ],
)
def test_what_it_prints_is_its_result(run: Run, script: str, kind: str, items: tuple[Item, ...]) -> None:
    outcome = run(script)
    assert (kind, items) == (outcome.kind, outcome.items)


@pytest.mark.parametrize(
    ("code", "kind"), [(1, "crash"), (22, "refusal"), (69, "refusal"), (75, "refusal"), (77, "refusal"), (139, "crash")]
)
def test_its_exit_code_says_whether_it_was_let_in(run: Run, code: int, kind: str) -> None:
    outcome = run(f"echo '{{}}'; echo no luck >&2; exit {code}")
    assert outcome.exception is not None
    assert (kind, f"exit code {code}", "no luck", ()) == (
        outcome.kind,
        outcome.exception.type,
        outcome.exception.message,
        outcome.items,
    )


def test_a_crash_is_told_with_its_line(run: Run) -> None:
    outcome = run("set -e\n\nno-such-tool\n")
    assert outcome.exception is not None
    assert ("crash", "scrape.sh:3", "no-such-tool") == (outcome.kind, outcome.exception.where, outcome.exception.line)


def test_what_is_no_json_is_a_crash(run: Run) -> None:
    outcome = run("echo '{}'; echo '{oops'")
    assert outcome.exception is not None
    assert ("crash", "no JSON", "sh ./scrape.sh '{url}'") == (
        outcome.kind,
        outcome.exception.type,
        outcome.exception.where,
    )
    assert outcome.exception.message.startswith("line 2 of standard output is no JSON")


def test_the_tail_of_standard_error_is_kept(run: Run) -> None:
    outcome = run("seq 10000 >&2; printf '\\033[1mlast' >&2; echo '{}'")
    assert "items" == outcome.kind
    assert outcome.output.endswith("\n9999\n10000\n\\x1b[1mlast")
    assert len(outcome.output) < 5000


def test_a_signal_is_a_death(run: Run) -> None:
    outcome = run("kill -SEGV $$")
    assert ("killed", "SIGSEGV") == (outcome.kind, outcome.detail)


def test_who_does_not_end_is_ended_with_all_that_it_started(run: Run) -> None:
    away, here = own_sleep(), own_sleep()
    outcome = run(f"echo '{{}}'; setsid {away} & {here}", timeout=SHORT)
    assert ("hang", "no result within 0.4 s", ()) == (outcome.kind, outcome.detail, outcome.items)
    assert SHORT <= outcome.seconds < SHORT + 5
    assert [True, True] == [none_runs(away), none_runs(here)]


def test_nothing_is_left_of_a_run(run: Run) -> None:
    """Neither what it started, which has a group of its own, nor what it wrote where temporary files belong."""
    daemon = own_sleep()
    leaves = f"(setsid {daemon} & echo $! >&2); mkdir $TMPDIR/some; touch $TMPDIR/some/file $TMPDIR/other"
    before = run(f"{leaves}; echo '{{}}'")
    after = run('echo "[\\"$(ls $TMPDIR)\\"]"')
    assert ("items", ({"value": ""},)) == (before.kind, after.items)
    assert int(before.output)
    assert none_runs(daemon)


def test_who_ends_the_harness_s_processes_is_told_so_and_the_next_run_is_served(run: Run) -> None:
    daemon = own_sleep()
    outcome = run(f"(setsid {daemon} &); kill -KILL $PPID; {daemon}")
    assert ("killed", "killed the harness's processes") == (outcome.kind, outcome.detail)
    assert none_runs(daemon)
    assert "items" == run("echo '{}'").kind


def test_who_closes_what_it_prints_to_is_ended_all_the_same(run: Run) -> None:
    stays = own_sleep()
    outcome = run(f"trap '' TERM INT HUP; exec >&- 2>&-; {stays}", timeout=SHORT)
    assert ("hang", "no result within 0.4 s", True) == (outcome.kind, outcome.detail, none_runs(stays))


def test_a_file_without_end_comes_to_an_end(run: Run) -> None:
    """It is one of holes, which takes no disk."""
    outcome = run('exec truncate --size 300M "$TMPDIR/large"')
    assert ("killed", "SIGXFSZ") == (outcome.kind, outcome.detail)


@pytest.fixture
def own_table(run: Run) -> None:
    if run("echo $PPID").items != ({"value": 2},):
        pytest.skip("the kernel allows no table of processes of one's own here")


@pytest.mark.usefixtures("own_table")
def test_who_ends_all_processes_ends_none_of_the_users(run: Run) -> None:
    with subprocess.Popen(["sleep", "60"]) as bystander:
        outcome = run("[ $PPID = 2 ] || exit 1; kill -KILL -1; sleep 60")
        assert ("killed", "killed the harness's processes", None) == (outcome.kind, outcome.detail, bystander.poll())
        bystander.kill()
    assert "items" == run("echo '{}'").kind


@pytest.mark.usefixtures("own_table")
def test_who_forks_away_without_end_is_ended_with_all_its_processes(tmp_path: Path) -> None:
    """Into sessions of their own, orphaned at once, so that neither a group nor a parent tells of them."""
    with Program([sys.executable, "-S", "-c", FLEE], folder=str(tmp_path), timeout=20, memory=1 << 33) as program:
        program.open(CASE)
        outcome = program.run()
        assert ("exhausted", "it had more than 256 processes", []) == (outcome.kind, outcome.detail, called(BOMB))


def test_memory_is_what_all_its_processes_hold(run: Run) -> None:
    hold_some = python("held = bytearray(60 << 20); import time; time.sleep(60)")
    assert "hang" == run(hold_some, timeout=SHORT * 2).kind
    outcome = run(f"{hold_some} & {hold_some}", timeout=20)
    assert "exhausted" == outcome.kind
    assert outcome.detail.startswith("it held 1")


@pytest.mark.parametrize(
    ("script", "told"),
    [("yes", "it printed more than 64 MB"), ("yes 1 | head -n 100001", "more than 100,000 items")],
)
def test_output_without_end_is_exhaustion(run: Run, script: str, told: str) -> None:
    outcome = run(script)
    assert ("exhausted", told) == (outcome.kind, outcome.detail)


def test_the_url_is_put_into_each_argument_and_no_shell_reads_it(tmp_path: Path) -> None:
    command = ["printf", '["%s", "%s"]', "{url}", "to {url}{url}"]
    with Program(command, folder=str(tmp_path)) as program:
        program.open(CASE)
        assert ({"value": URL}, {"value": f"to {URL}{URL}"}) == program.run().items


def test_it_runs_in_its_folder_in_our_environment(run: Run, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.close()
    monkeypatch.setenv("SHOP_LANGUAGE", "cy")
    monkeypatch.setenv("PYTHONPATH", "/ours/alone")
    outcome = run('echo "[\\"$PWD\\", \\"$SHOP_LANGUAGE\\", \\"$PYTHONPATH\\", \\"$PYTHONHASHSEED\\"]"')
    program.close()
    expected = [str(program._folder), "cy", "/ours/alone", "0"]
    assert [{"value": value} for value in expected] == list(outcome.items)


def test_the_case_is_replayed_to_it(run: Run) -> None:
    fetch = python(FETCH, URL)
    assert ({"title": "Story"},) == run(fetch).items
    other = run(fetch, Overlay(0, Response(200, (), b'{"title": "Other"}')))
    assert ({"title": "Other"},) == other.items
    assert [("GET", URL, 0)] == [(made.method, made.url, made.exchange) for made in other.requests]


def test_a_page_that_is_not_recorded_is_a_miss(run: Run) -> None:
    outcome = run(python(FETCH, "http://news.example/other"))
    assert ("crash", ["http://news.example/other"]) == (outcome.kind, [made.url for made in outcome.misses])


def test_a_storm_is_stopped(run: Run) -> None:
    asks = """
import sys, urllib.request
while True:
    try:
        urllib.request.urlopen(sys.argv[1])
    except OSError:
        pass
"""
    outcome = run(python(asks, URL), request_limit=5, timeout=20)
    assert ("hang", "stopped after too many requests", True, 5) == (
        outcome.kind,
        outcome.detail,
        outcome.storm,
        len(outcome.requests),
    )


def test_what_was_under_way_when_a_run_ended_is_not_the_next_one_s(run: Run) -> None:
    """The request is sent whole, and its sender gone, before anybody looks at it."""
    shoots = f"""
import os, socket, urllib.parse
proxy = urllib.parse.urlsplit(os.environ["http_proxy"])
for _ in range(20):
    to = socket.create_connection((proxy.hostname, proxy.port))
    to.sendall(b"GET {URL} HTTP/1.1\\r\\nHost: news.example\\r\\n\\r\\n")
"""
    assert "nothing" == run(python(shoots)).kind
    assert () == run("sleep 0.2").requests


def test_what_is_neither_http_nor_tls_is_an_escape(run: Run) -> None:
    speaks = """
import os, socket, urllib.parse
proxy = urllib.parse.urlsplit(os.environ["http_proxy"])
to = socket.create_connection((proxy.hostname, proxy.port))
to.sendall(b"CONNECT news.example:22 HTTP/1.1\\r\\nHost: news.example:22\\r\\n\\r\\n")
to.recv(100)
to.sendall(b"\\x00\\x01SSH")
to.recv(100)
"""
    for _ in range(2):
        (escape,) = run(python(speaks)).escapes
        assert escape.endswith(" to news.example:22")
    assert () == run("echo '{}'").escapes


@pytest.fixture
def enclosed(program: Program) -> None:
    if program.notes:
        pytest.skip(program.notes[0])


@pytest.mark.usefixtures("enclosed")
def test_nothing_outside_its_network_is_reached(run: Run) -> None:
    with tripwire() as listener:
        outcome = run(python(TELL, listener.getsockname()[1]))
        assert (0, "items") == (connections(listener), outcome.kind)


@pytest.mark.usefixtures("enclosed")
def test_an_attempt_to_get_out_is_an_escape(run: Run) -> None:
    assert ("send to a port of this machine",) == run(python(LOOK_UP)).escapes
    outside = LOOK_UP.replace("127.0.0.53", "203.0.113.5").replace("print", "0/0; print")
    assert ("crash", ("send to another machine",)) == ((outcome := run(python(outside))).kind, outcome.escapes)


def test_without_a_network_of_its_own_it_runs_all_the_same(
    run: Run, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note says so; the tripwire, which is reached here, shows what the network keeps from it elsewhere."""
    start = hold.Hold._start

    def refused(self: hold.Hold, folder: str, *arguments: str) -> None:
        if not arguments:
            raise hold._NotEnclosedError("Operation not permitted")
        start(self, folder, *arguments)

    program.close()
    monkeypatch.setattr(hold.Hold, "_start", refused)
    with tripwire() as listener:
        outcome = run(python(TELL, listener.getsockname()[1]))
        assert (1, "items", ()) == (connections(listener), outcome.kind, outcome.escapes)
    assert ({"title": "Story"},) == run(python(FETCH, URL)).items
    (note,) = program.notes
    assert "(Operation not permitted)" in note
    stays = own_sleep()
    outcome = run(f"sleep 0.1; kill -KILL $PPID; exec {stays}")
    assert ("killed", True) == (outcome.kind, none_runs(stays))
    program.close()


@pytest.mark.parametrize(
    ("name", "content", "mode", "told"),
    [
        ("no-such-tool", None, 0, "no-such-tool: no such program in PATH nor in "),
        ("./scrape", None, 0, "./scrape: no such program in "),
        ("x" * 300, None, 0, "xxx: no such program in PATH nor in "),
        ("./scrape", "#!/bin/sh\n", 0o644, "not executable; run chmod +x"),
        ("./scrape", "#!/no/such/shell\n", 0o755, "cannot be run: No such file or directory; correct the command"),
        ("./scrape", "\x7fnothing", 0o755, "cannot be run: Exec format error; correct the command"),
    ],
)
def test_what_is_no_program_is_told_in_one_line(
    tmp_path: Path, name: str, content: str | None, mode: int, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
        (tmp_path / name).chmod(mode)
    program = Program([name, "{url}"], folder=str(tmp_path))
    program.open(CASE)
    with pytest.raises(ScraperError) as error:
        program.run()
    assert told in str(error.value)
    assert 1 == len(str(error.value).splitlines())


def test_a_program_beside_the_configuration_needs_no_slash(tmp_path: Path) -> None:
    (tmp_path / "scrape").write_text("#!/bin/sh\necho '{}'\n")
    (tmp_path / "scrape").chmod(0o755)
    with Program(["scrape"], folder=str(tmp_path)) as program:
        program.open(CASE)
        assert "items" == program.run().kind


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScraperError, match="no program can be run there"), Program(["sh"], folder=str(tmp_path / "no")):
        pass


def test_misuse(program: Program, tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="no case is open"):
        Program(["sh"], folder=str(tmp_path)).run()
    program.open(CASE)
    with pytest.raises(SandboxError, match="has no exchange 1 to play over"):
        program.run([Overlay(1, PAGE)])


def test_a_host_that_is_killed_takes_all_with_it(tmp_path: Path) -> None:
    stays = own_sleep()
    source = (
        "import sys; from tests.sandbox.test_program import CASE, Program\n"
        "program = Program(sys.argv[2].split(), folder=sys.argv[1], timeout=60)\n"
        "program.open(CASE); program.run()\n"
    )
    host = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", source, str(tmp_path), stays],
        {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(tmp_path)},
    )
    until = time.monotonic() + 20
    while not running(stays) and time.monotonic() < until:
        time.sleep(0.02)
    assert running(stays)
    os.kill(host, signal.SIGKILL)
    os.waitpid(host, 0)
    assert none_runs(stays)
