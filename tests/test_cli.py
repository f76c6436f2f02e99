"""The command: options in, one exit code out, and one line that says what is wrong with them."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from harness.campaign import load_failure
from harness.campaign.journal import history_of, open_journal
from harness.cases import load_case
from harness.cli import main
from harness.cli.output import output_checked
from tests.campaign.runs import cassette
from tests.campaign.test_executor import descendants, ends
from tests.explore.stories import SOURCE

REPO = Path(__file__).parents[1]
IMPORT = "import re\n\n\n"
SOUND = """from parsel import Selector


class Blocked(Exception):
    pass


def scrape(html):
    title = Selector(html, type="html").css("h1.head").xpath("normalize-space()").get()
    if not title or "Ferry" not in title:
        raise Blocked("no story")
    return {"title": title}
"""
CRASHING = IMPORT + 'def scrape(html):\n    return {"title": re.search("<h1 class=.head.>([^<]+)</h1>", html)[1]}\n'
CONFIG = 'cassettes = ["pages"]\nmax_examples = 5\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one page, whose working folder is the current one."""
    cassette(tmp_path / "pages")
    (tmp_path / "scraper-harness.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def scraper(folder: Path, source: str, name: str = "news", extra: str = "") -> None:
    (folder / f"{name}.py").write_text(source)
    with (folder / "scraper-harness.toml").open("a") as config:
        config.write(f'\n[scrapers.{name}]\ntarget = "{name}:scrape"\n{extra}\n')


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    (line,) = capsys.readouterr().err.splitlines()
    return str(line)


def failures(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text())["scrapers"][0]["failures"]
    return found


def test_a_sound_scraper(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, SOUND, extra='refusals = ["news:Blocked"]')

    assert 0 == main(["run", "--json", "run.json", "--junit", "run.xml"])
    assert [] == [one for one in failures(project / "run.json") if one["severity"] == "error"]
    assert (project / "run.xml").read_text().startswith("<?xml")
    assert "example" in capsys.readouterr().out


def test_a_failure_from_found_to_fixed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Found, replayed on the scraper as it was, as it moved, repaired, and broken altogether."""
    scraper(project, CRASHING)
    assert 1 == main(["run", "--json", "run.json"])
    crash = next(one for one in failures(project / "run.json") if one["check"] == "crash")
    assert f"scraper-harness replay {crash['id']}" == crash["reproduce"]
    capsys.readouterr()

    for source, code, words in (
        (CRASHING, 1, "STILL FAILING"),
        (f"# one line more\n{CRASHING}", 1, "STILL FAILING"),
        (IMPORT + 'def scrape(html):\n    return {"title": "Ferry crews end strike"}\n', 0, "FIXED"),
        ("def scrape(html):\n    raise KeyError(1)\n", 2, "CANNOT APPLY"),
    ):
        (project / "news.py").write_text(source)
        assert code == main(["replay", crash["id"][:8]])
        assert f"{words}  {crash['id']}" in capsys.readouterr().out


def test_a_replay_keeps_to_the_configured_limits(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, CRASHING)
    main(["run", "--json", "run.json"])
    crash = next(one for one in failures(project / "run.json") if one["check"] == "crash")
    with (project / "scraper-harness.toml").open("a") as config:
        config.write("\n[limits]\nfile_bytes = 10\n")
    capsys.readouterr()

    assert 2 == main(["replay", crash["id"]])
    assert "the limit is 10: " in told(capsys)


def test_a_program_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (project / "scraper-harness.toml").open("a") as config:
        config.write('\n[scrapers.shop]\ncommand = ["no-such-tool", "{url}"]\n')

    assert 2 == main(["run"])
    assert told(capsys).startswith("scraper-harness: no-such-tool: no such program in PATH nor in ")


def test_options_of_one_scraper_and_reports_from_the_configuration(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They hold in the run, and when its failure is replayed, without what the environment held."""
    text = (project / "scraper-harness.toml").read_text()
    (project / "scraper-harness.toml").write_text(f"json = 'run.json'\njunit = 'run.xml'\nworkers = 1\n{text}")
    scraper(project, "import os\nos.environ['TOKEN']\n" + CRASHING, extra="env = { TOKEN = '${SECRET:-x}' }")
    with (project / "scraper-harness.toml").open("a") as config:
        config.write("[scrapers.'n*']\nfamilies = ['drift', 'damage']\ntimeout = 7\nignore = ['absent']\n")

    assert 1 == main(["run", "--timeout", "8"])

    identifier = failures(project / "run.json")[0]["id"]
    stored = load_failure(identifier)
    assert (8.0, ("drift", "damage"), ("absent",), (("TOKEN", "${SECRET:-x}"),)) == (
        stored.options.timeout,
        stored.options.families,
        stored.options.ignore,
        stored.spec.environment,
    )
    assert "<testsuites" in (project / "run.xml").read_text()
    assert "ignore: no result has a field absent" in " ".join(capsys.readouterr().out.split())
    assert 1 == main(["replay", identifier])


def test_cases_of_one_name_are_kept_apart(project: Path) -> None:
    """Two scrapers have different pages called `story`; each failure replays on its own."""
    cassette(project / "other", source=SOURCE.replace("'head'", "'headline'"))
    scraper(project, CRASHING)
    other = CRASHING.replace(".head.", ".headline.")
    scraper(project, other, "shop", 'cassettes = ["other"]')
    main(["run", "--json", "run.json"])

    for result in json.loads((project / "run.json").read_text())["scrapers"]:
        crash = next(one for one in result["failures"] if one["check"] == "crash")
        assert 1 == main(["replay", crash["id"]])


def test_a_scraper_that_fails_on_its_own_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, "def scrape(html):\n    return None\n")

    assert 2 == main(["run"])
    assert "returned nothing on the recorded page" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["run"], "no scrapers: name one as package.module:object"),
        (["run", "newz"], "no scraper is called 'newz'"),
        (["run", "absent_module:scrape"], "absent_module"),
        (["run", "json:nothing"], "json:nothing"),
        (["run", "json:loads", "--config", "absent.toml"], "absent.toml: No such file"),
        (["run", "json:loads", "--cassettes", "absent"], "absent"),
        (["run", "json:loads", "--timeout", "0"], "--timeout is 0.0; give a number from 0.1 to 86400"),
        (["run", "json:loads", "--max-examples", "-3"], "--max-examples is -3; give a whole number from 1"),
        (["replay", "../x"], "'../x' is no failure ID"),
        (["replay", "abcd1234"], "no failure abcd1234, nor beside the cassettes of "),
    ],
)
def test_misuse_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert (project, 2) == (Path.cwd(), main(arguments))
    assert line in told(capsys)


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        (
            "scraper-harness.toml",
            "cassetes = []",
            "scraper-harness.toml: unknown key cassetes: did you mean 'cassettes'?",
        ),
        ("scraper-harness.toml", "max_examples = 5", "json:loads: no cassettes: pass --cassettes PATH"),
        ("pages/story.yaml", "interactions: [", "pages/story.yaml: "),
        ("pages/story.toml", "expct = 'refusal'", "pages/story.toml: unknown key expct"),
    ],
)
def test_unusable_files_are_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, content: str, line: str
) -> None:
    (project / file).write_text(content)

    assert 2 == main(["run", "json:loads"])
    assert line in told(capsys)


def test_why_a_scraper_cannot_be_run_is_said_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scraper(project, "import absent\n")

    assert 2 == main(["run"])
    said = capsys.readouterr()
    assert (0, 1) == (said.out.count("absent"), said.err.count("No module named 'absent'"))


@pytest.mark.parametrize("arguments", [["schema"], ["run", "news"], ["baseline"]])
def test_an_output_that_is_full_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Python's own exit code for it, 1, would say that a failure was found."""
    scraper(project, SOUND)
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert 2 == main(arguments)

    assert "standard output: No space left on device; lead it to where it can be written" in told(capsys)


@contextmanager
def nobody_reads() -> Iterator[None]:
    """Standard output is a pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe, redirect_stdout(pipe):
        yield


@pytest.mark.parametrize(
    ("source", "code"), [(SOUND, 0), ("def scrape(html):\n    html.nope\n", 1), ("import absent\n", 2)]
)
def test_a_run_goes_on_without_its_reader_and_its_exit_code_is_the_verdict(
    project: Path, capsys: pytest.CaptureFixture[str], source: str, code: int
) -> None:
    """So that `run | head -1` under pipefail is as good as `run`."""
    scraper(project, source)

    with nobody_reads():
        assert code == main(["run", "--family", "noise", "--json", "run.json"])
    assert (code == 1) == bool(failures(project / "run.json"))
    with open_journal(make=False) as journal:
        assert ["finished"] == [past.state for past in history_of(journal, "news")]
    assert (code == 2) == bool(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", [["schema"], ["--help"], ["init"]])
def test_what_nobody_reads_is_no_failure(project: Path, arguments: list[str]) -> None:
    (project / "scraper-harness.toml").unlink()
    with nobody_reads():
        assert 0 == main(arguments)


def test_where_no_output_is_there_another_error_is_told_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OSError, match="Address already in use"), output_checked():
        raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--nonsense"], "No such option '--nonsense'; see scraper-harness --help"),
        (["walk"], "No such command 'walk'; see scraper-harness --help"),
        (
            ["run", "--workers", "0"],
            "Invalid value for '--workers': 0 is not in the range x>=1; see scraper-harness run",
        ),
        (["run", "--shard", "0/3"], "Invalid value for '--shard': '0/3' is no part of a whole; give one such as 2/5"),
        (["run", "--months", "3,,4"], "Invalid value for '--months': '3,,4' is no list of months from 1 to 48; give"),
        (["record", "x.yaml"], "Missing argument 'URL...'; see scraper-harness record --help"),
        (["run", "--seed", "9" * 400], f"--seed is {'9' * 60}…; give a whole number from -9223372036854775808 to 92"),
    ],
)
def test_wrong_options(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(arguments)
    assert told(capsys).startswith(f"scraper-harness: {line}")


@pytest.mark.parametrize("arguments", [["--help"], ["run", "-h"]])
def test_what_it_says_of_itself(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(arguments)
    assert capsys.readouterr().out


def test_the_answer_to_ctrl_c_is_put_back(project: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    scraper(project, SOUND)
    main(["run", "--max-examples", "1"])

    assert before == signal.getsignal(signal.SIGINT)


class Origin(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(SOURCE.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def origin() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Origin)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/story"
    server.shutdown()
    thread.join()
    server.server_close()


def test_record(project: Path, origin: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["record", "pages/new.yaml", origin])
    assert ["recorded 1 page in pages/new.yaml"] == capsys.readouterr().out.splitlines()
    case = load_case(project / "pages" / "new.yaml", project)
    assert (origin, SOURCE.encode()) == (case.url, case.exchanges[0].response.body)


@pytest.mark.parametrize(("most", "code"), [(len(SOURCE), 0), (len(SOURCE) - 1, 2)])
def test_record_keeps_to_the_configured_limits(
    project: Path, origin: str, capsys: pytest.CaptureFixture[str], most: int, code: int
) -> None:
    (project / "scraper-harness.toml").write_text(f"[limits]\nbody_bytes = {most}\n")

    assert code == main(["record", "pages/new.yaml", origin])
    assert (code == 0) == (project / "pages" / "new.yaml").exists()
    assert ("record a smaller page, or raise limits.body_bytes" in capsys.readouterr().err) == (code != 0)


@pytest.mark.usefixtures("project")
def test_record_says_what_looks_like_an_error_page(origin: str, capsys: pytest.CaptureFixture[str]) -> None:
    gone = origin.replace("/story", "/gone")
    assert 0 == main(["record", "pages/new.yaml", origin, gone])
    assert [
        "recorded 2 pages in pages/new.yaml",
        f"  {gone}: looks like an error page (not-found: status 404)",
    ] == capsys.readouterr().out.splitlines()


def test_record_what_cannot_be_reached(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["record", "pages/new.yaml", "http://127.0.0.1:9/"])
    assert "http://127.0.0.1:9/" in told(capsys)
    assert not (project / "pages" / "new.yaml").exists()


def command(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "harness", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    process = command("--help", folder=tmp_path)
    out, err = process.communicate(timeout=60)

    assert (0, "") == (process.returncode, err)
    assert ["run", "replay", "record"] == [name for name in ("run", "replay", "record") if f"\n  {name} " in out]
    assert "..." not in out.partition("Commands:")[2], "each first sentence has room"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_tells_what_was_found_and_leaves_nothing_behind(project: Path, workers: str) -> None:
    """The signal goes to the whole group, as a terminal sends it."""
    slow = CRASHING.replace("    return", "    open('started', 'a').close()\n    return")
    for name in ("one", "two"):
        scraper(project, slow, name)
    of_other_tests = descendants()
    process = command("run", "--workers", workers, "--max-examples", "200", folder=project)
    assert ends((project / "started").exists, 60)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert "Interrupted: this is what was found so far; scraper-harness run --resume goes on." in out
    assert "Traceback" not in err
    assert process.returncode in {1, 2}
    assert ends(lambda: descendants() <= of_other_tests)
