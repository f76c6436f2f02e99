"""The one command records every bundled cassette again, byte for byte."""

from pathlib import Path

import pytest

from tests.origin import __main__ as command
from tests.origin.record import CASSETTES, record_all
from tests.software.table import SIDECARS as OF_SOFTWARE


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cassettes")
    record_all(folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    recorded = (path for path in sorted(folder.rglob("*")) if path.suffix in {".yaml", ".toml"})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in recorded}


def test_recording_again_gives_the_committed_files(again: Path) -> None:
    """All but what is recorded from real software, which says itself what time it is."""
    of_origin = {name: body for name, body in files(CASSETTES).items() if name.rpartition(".")[0] not in OF_SOFTWARE}
    expected, actual = of_origin, files(again)
    assert list(expected) == list(actual)
    assert [] == [name for name in expected if expected[name] != actual[name]]


def test_every_cassette_has_its_sidecar(again: Path) -> None:
    suffixes: dict[str, set[str]] = {}
    for path in again.rglob("*.*"):
        suffixes.setdefault(path.with_suffix("").as_posix(), set()).add(path.suffix)
    assert [] == [name for name, found in suffixes.items() if found != {".yaml", ".toml"}]


def test_bodies_are_readable_line_by_line(again: Path) -> None:
    text = (again / "sites/news/marrow-bay-lagoon.yaml").read_text(encoding="utf-8")
    assert "\n        <title>Tidal lagoon at Marrow Bay will light its first homes by spring |" in text


def test_command_says_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.yaml").write_text("x" * 1024)
    monkeypatch.setattr(command, "record_all", lambda: [tmp_path / "one.yaml"])
    assert 0 == command.main()
    assert "1 cassettes, 1 files, 1 KB" in capsys.readouterr().out
