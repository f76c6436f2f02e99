"""`scraper-harness serve`: cases for programs of any language, until it is told to stop."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from harness.campaign import bundled_exhibits
from harness.cases import load_cases
from harness.cli import main
from harness.delivery import FAULTS
from harness.errors import ConfigError, PlanError
from harness.exhibits import bundled_cassettes
from harness.model import Case, Exchange, Fault, Request, RequestMade, Response
from harness.serve import MOST_WAITING, Log, fault_called, programme_of, stopping
from tests.campaign.runs import cassette
from tests.explore.stories import SOURCE, URL

REPO = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one page, which is the current one."""
    cassette(tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Served:
    """The command in a process of its own, what it has printed so far, and a client that it serves."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "harness", "serve", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(REPO)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.banner = "".join(iter(self._line, "Any port and host leads here, nothing leads out. Ctrl-C stops.\n"))
        self.proxy = re.findall(r"http_proxy=(\S+)", self.banner)[0]
        self.ca = re.findall(r"SSL_CERT_FILE=(\S+)", self.banner)[0]

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()
        return line

    def get(self, url: str = URL) -> requests.Response:
        proxies = dict.fromkeys(("http", "https"), self.proxy)
        return requests.get(url, proxies=proxies, verify=self.ca, timeout=20)

    def stop(self, number: int = signal.SIGINT) -> tuple[list[str], str, int]:
        """Stop it, and return what it still printed, its errors and its exit code."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=30)
        return out.strip().splitlines(), err, self.process.returncode


Start = Callable[..., Served]


@pytest.fixture
def start(project: Path) -> Iterator[Start]:
    """Starts the command in the project, and sees to it that it ends."""
    started: list[Served] = []

    def start(*arguments: str) -> Served:
        started.append(Served(project, *arguments))
        return started[-1]

    yield start
    for served in started:
        served.process.kill()
        served.process.communicate()


def test_requests_are_served_and_told(start: Start) -> None:
    served = start("pages")
    assert SOURCE == served.get().text
    assert 404 == served.get("http://elsewhere.example/").status_code

    lines, err, code = served.stop()
    expected = [
        f"200  GET {URL}  story 0",
        "404  GET http://elsewhere.example/  not recorded",
        "",
        "2 requests, 1 not recorded, 0 strangers",
    ]
    assert (expected, "", 0) == (lines, err, code)


def test_strangers_are_told_at_the_end(start: Start) -> None:
    served = start("pages")
    with socket.create_connection(("127.0.0.1", int(served.proxy.rpartition(":")[2])), timeout=20) as stranger:
        stranger.sendall(b"SSH-2.0-client\r\n")
        stranger.recv(1)

    lines, err, code = served.stop(signal.SIGTERM)
    expected = ["0 requests, 0 not recorded, 1 stranger", r"  neither HTTP nor TLS: SSH-2.0-client\r\n"]
    assert (expected, "", 0) == (lines, err, code)


def test_its_certificate_goes_with_it(start: Start) -> None:
    served = start("pages")
    there = Path(served.ca).exists()
    served.stop()

    assert (True, False) == (there, Path(served.ca).exists())


def test_an_exhibit_and_a_fault_are_played(start: Start) -> None:
    served = start("pages", "--exhibit", "not-found/gone", "--fault", "short-body@7")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        served.get()

    lines, _, code = served.stop()
    assert f"410  GET {URL}  not-found/gone  short-body" == lines[0]
    assert 0 == code


def test_a_fault_of_the_connection_is_told(start: Start) -> None:
    served = start("pages/story.yaml", "--fault", "connection-refused")
    with pytest.raises(requests.exceptions.ProxyError):
        served.get()

    lines, _, _ = served.stop()
    assert "---  CONNECT https://news.example  story 0  connection-refused" == lines[0]


def test_error_pages_are_cases_too(start: Start) -> None:
    served = start(str(bundled_cassettes() / "errors" / "not-found"))

    assert " cases with " in served.banner
    assert (["0 requests, 0 not recorded, 0 strangers"], "", 0) == served.stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_answer_to_ctrl_c_is_put_back(number: int) -> None:
    before, log = signal.getsignal(number), Log(())
    with stopping(log):
        os.kill(os.getpid(), number)
        assert [] == list(log.shown())

    assert before == signal.getsignal(number)


def test_a_terminal_that_stands_still_does_not_fill_the_memory() -> None:
    log = Log(())
    for _ in range(MOST_WAITING + 5):
        log.on(RequestMade("GET", URL, -1), Response(404))
    log.end()

    assert (MOST_WAITING, 5, MOST_WAITING + 5) == (len(list(log.shown())), log.unshown, log.requests)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["absent"], "absent: "),
        (["pages", "--exhibit", "not-found/gon"], "not-found/gon: no such exhibit: did you mean 'not-found/gone'?"),
        (["pages", "--fault", "short-bod"], "fault 'short-bod': there is none: did you mean 'short-body'?"),
        (["pages", "--fault", "short-body@x"], "fault short-body: 'x' is no byte of the body: write it as in short-"),
        (["pages", "--fault", "silence@3"], "fault silence: strikes at no byte: leave @3 out"),
    ],
)
def test_misuse_is_told_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert (project, 2) == (Path.cwd(), main(["serve", *arguments]))
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"scraper-harness: {line}")


def test_limits_of_the_configuration_that_is_given(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "ci.toml").write_text("[limits]\nfile_bytes = 10\n")
    assert 2 == main(["serve", "pages", "--config", "ci.toml"])
    assert "the limit is 10: " in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_port_that_is_taken_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert 2 == main(["serve", "pages", "--port", str(port)])
    expected = f"scraper-harness: port {port}: Address already in use: give another to --port, or leave it out\n"
    assert expected == capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["pages", "--port", "65536"], ["pages", "--port", "x"]])
def test_wrong_options(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["serve", *arguments])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("; see scraper-harness serve --help")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("silence", Fault("silence")),
        ("short-body", Fault("short-body")),
        ("short-body@0", Fault("short-body", 0)),
        ("reset-in-headers@12", Fault("reset-in-headers", 12)),
    ],
)
def test_faults_as_they_are_written(text: str, fault: Fault) -> None:
    assert fault == fault_called(text)


WRONG = ["short-body@", "short-body@-1", "short-body@1.5", "short-body@٣", f"short-body@{'9' * 5000}", "silence@0"]


@pytest.mark.parametrize("text", WRONG)
def test_faults_that_are_written_wrongly(text: str) -> None:
    with pytest.raises(ConfigError):
        fault_called(text)


def test_every_fault_can_be_written() -> None:
    assert [kind.name for kind in FAULTS] == [fault_called(kind.name).name for kind in FAULTS]


def case(name: str, *paths: str) -> Case:
    exchanges = tuple(Exchange(Request("GET", f"https://a.example{path}"), Response(200)) for path in paths)
    return Case(name=name, path=name, url=f"https://a.example{paths[0]}", exchanges=exchanges)


def test_a_fault_is_played_on_the_page_of_each_case() -> None:
    fault = Fault("silence")
    programme = programme_of([case("one", "/1", "/2"), case("two", "/3")], "", fault)

    assert [(0, fault), (2, fault)] == [(one.exchange, one.response.fault) for one in programme.overlays]
    assert ("one 0", "one 1", "two 0") == programme.places


def test_a_fault_or_an_exhibit_is_played_on_the_exchange_that_is_named() -> None:
    fault = Fault("silence")
    failing = programme_of([case("one", "/1", "/2"), case("two", "/3", "/4")], "", fault, 1)
    refusing = programme_of([case("one", "/1", "/2")], "not-found/gone", None, 1)

    assert [(1, fault), (3, fault)] == [(one.exchange, one.response.fault) for one in failing.overlays]
    assert [(1, 410)] == [(one.exchange, one.response.status) for one in refusing.overlays]


@pytest.mark.parametrize(
    ("exhibit", "fault", "told"),
    [
        ("", None, "--exchange 1: nothing is played there: give --fault or --exhibit too"),
        ("", Fault("silence"), "one: has no exchange 1: its last is 0"),
        ("not-found/gone", None, "one: has no exchange 1: its last is 0"),
    ],
)
def test_an_exchange_where_nothing_can_be_played_is_misuse(exhibit: str, fault: Fault | None, told: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(told)}$"):
        programme_of([case("one", "/1")], exhibit, fault, 1)


def test_an_exhibit_is_played_at_the_page_of_the_first_case_with_all_that_it_needs() -> None:
    """One that redirects has somewhere to redirect to, which bears its name as well."""
    programme = programme_of([case("one", "/1"), case("two", "/3")], "login/redirect", None)

    assert [(0, 302)] == [(one.exchange, one.response.status) for one in programme.overlays]
    assert ("login/redirect", "two 0", *["login/redirect"] * len(programme.further)) == programme.places
    assert programme.further


def test_a_fault_strikes_on_the_exhibit_that_is_played() -> None:
    programme = programme_of([case("one", "/1")], "not-found/gone", Fault("short-body"))

    assert [(410, Fault("short-body"))] == [(one.response.status, one.response.fault) for one in programme.overlays]


@pytest.mark.parametrize(
    ("fault", "url", "reason"),
    [
        ("tls-expired", "http://a.example/1", "cannot strike http://a.example/1: name a case with a page over https"),
        ("dns-failure", "https://a.example/2", "cannot strike https://a.example/2: name a case with a page that is"),
    ],
)
def test_a_fault_that_cannot_strike_is_misuse(fault: str, url: str, reason: str) -> None:
    """It would be played as a reset, and a look at that says nothing of the fault that was asked for."""
    exchanges = tuple(Exchange(Request("GET", one), Response(200)) for one in (f"{url}0", url))
    with pytest.raises(ConfigError, match=f"^one: fault {fault}: {re.escape(reason)}"):
        programme_of([Case(name="one", path="one", url=url, exchanges=exchanges)], "", Fault(fault))


def test_unknown_exhibits_are_misuse() -> None:
    with pytest.raises(PlanError):
        programme_of([case("one", "/1")], "nothing/like-it", None)


def test_every_case_of_the_bundled_ones_can_be_served() -> None:
    cases = load_cases([bundled_cassettes()])
    programme = programme_of(cases, bundled_exhibits()[0].name, Fault("silence"))

    assert len(programme.exchanges) + len(programme.further) == len(programme.places)
    assert len(cases) <= len(programme.overlays)
