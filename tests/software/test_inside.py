"""A software finds its files laid out, all of one date; one that does not start is told with its own last words."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.software import inside
from tests.software.made import MADE
from tests.software.model import NotRecordedError


def test_lays_files_and_folders_of_one_date(tmp_path: Path) -> None:
    inside.lay({"site/a.txt": "é\n", "log/": ""}, tmp_path)

    assert "é\n".encode() == (tmp_path / "site/a.txt").read_bytes()
    assert (tmp_path / "log").is_dir()
    assert {inside.WRITTEN_AT} == {path.stat().st_mtime for path in tmp_path.rglob("*")}


@pytest.mark.parametrize(
    ("prepare", "command", "said"),
    [
        ((), ("no-such-program-here",), "cannot be started: "),
        (
            (),
            (sys.executable, "-c", "print('no lamp'); raise SystemExit(3)"),
            "ended with 3 when it was started: no lamp",
        ),
        (((sys.executable, "-c", "raise SystemExit('no oil')"),), ("true",), "ended with 1: no oil"),
    ],
)
def test_tells_why_a_software_does_not_start(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    prepare: tuple[tuple[str, ...], ...],
    command: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.setattr(inside, "answers", lambda _: False)
    with pytest.raises(NotRecordedError) as raised:
        inside.start(replace(MADE, prepare=prepare, command=command), tmp_path, tmp_path / "log")

    assert said in str(raised.value)


def test_gives_up_waiting_for_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "answers", lambda _: False)
    monkeypatch.setattr(inside, "START_SECONDS", 0.2)
    with pytest.raises(NotRecordedError, match=r"did not answer within 0\.2 s: nothing"):
        inside.start(replace(MADE, command=("sleep", "2")), tmp_path, tmp_path / "log")
