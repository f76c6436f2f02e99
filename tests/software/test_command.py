"""The command records what it can, tells the rest, and says by its exit code whether anything is missing."""

import os
from pathlib import Path

import pytest

from tests.software import __main__ as command
from tests.software import room
from tests.software.made import GONE, MADE
from tests.software.model import Result, Software
from tests.software.table import SOFTWARE

NGINX = next(software for software in SOFTWARE if software.name == "nginx")


def install_nothing(_: object, __: Path) -> dict[str, str]:
    return {}


@pytest.fixture(autouse=True)
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.mark.parametrize(("missing", "code"), [(None, 0), ("rate-limit/nginx-429", 1)])
def test_exit_code_says_whether_all_was_recorded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str | None, code: int
) -> None:
    def visit(software: Software, _: Path) -> list[Result]:
        return [Result(answer.name, answer.name != missing, "said") for answer in software.answers]

    monkeypatch.setattr(command, "install", install_nothing)
    monkeypatch.setattr(command, "visit", visit)

    assert code == command.main(["nginx"])
    out = capsys.readouterr().out
    assert len(NGINX.answers) - code == out.count(" recorded  said")
    assert out.endswith(f"{len(NGINX.answers) - code} of {len(NGINX.answers)} answers recorded\n")


def test_software_that_cannot_be_installed_is_passed_by(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "install", lambda *_: {"nginx": "no package nginx"})
    monkeypatch.setattr(command, "visit", lambda software, _: [Result(software.answers[0].name, True, "said")])

    assert 1 == command.main(["nginx", "varnish"])
    out = capsys.readouterr().out
    assert len(NGINX.answers) == out.count("MISSING   no package nginx")
    assert "bad-request/varnish-400              recorded  said" in out


def test_misuse_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == command.main(["ngnix"])
    assert capsys.readouterr().err.startswith("ngnix: no such software; there are nginx, apache, ")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert 2 == command.main(["nginx"])
    assert capsys.readouterr().err.startswith("only root can ")


def test_what_the_room_did_not_speak_of_is_missing() -> None:
    said = b'{"name":"not-found/made-410","recorded":true,"said":"39 bytes"}\n'
    assert [
        Result(GONE.name, True, "39 bytes"),
        Result("not-found/made-404", False, "the roof fell in"),
    ] == room.heard(MADE, said, "the roof fell in")


def test_a_room_is_closed_in_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "ROOM", ("sh", "-c", "exec sleep 30"))
    monkeypatch.setattr(room, "ROOM_SECONDS", 0.3)
    assert ["took more than 0.3 s"] * 2 == [result.said for result in room.visit(MADE, tmp_path)]


def test_a_machine_without_rooms_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "ROOM", ("no-such-program-here",))
    assert all("no-such-program-here" in result.said for result in room.visit(MADE, tmp_path))
