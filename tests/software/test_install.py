"""What cannot be installed is told for each software; packages start no service; another version is no match."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.software import install as installing
from tests.software.made import MADE
from tests.software.model import NotRecordedError


@pytest.mark.parametrize("installed", ["1.2", "1.2-9+deb12u11", "2:1.2-0", "1.2+ds-0+deb12u4"])
def test_takes_any_revision_of_the_version(installed: str) -> None:
    installing.check_version(MADE, installed)


@pytest.mark.parametrize("installed", ["1.3-1", "1.2.1-1", "11.2", "1.20"])
def test_refuses_another_version(installed: str) -> None:
    with pytest.raises(NotRecordedError, match=r"made .* is installed, but the table says 1\.2: correct the table"):
        installing.check_version(MADE, installed)


def test_services_are_held_while_packages_are_installed(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    with installing.services_held(policy):
        assert policy.read_text().endswith("exit 101\n")
        assert policy.stat().st_mode & 0o111
    assert not policy.exists()


def test_a_policy_of_the_machine_is_left_alone(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("mine")
    with installing.services_held(policy):
        pass
    assert "mine" == policy.read_text()


def test_a_missing_package_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commands: list[tuple[str, ...]] = []

    def run(*command: str) -> str:
        commands.append(command)
        if command[-1] == "absent":
            raise NotRecordedError("no package absent")
        return "1.2-1"

    monkeypatch.setattr(installing, "run", run)
    monkeypatch.setattr(installing, "POLICY", tmp_path / "policy-rc.d")
    rows = [replace(MADE, name="other", packages=("absent",)), MADE]

    assert {"other": "no package absent"} == installing.install(rows, tmp_path)
    assert [("apt-get", "update"), (*installing.APT, "absent"), (*installing.APT, "made", "made-more")] == commands[:3]


def test_what_fails_is_told_with_its_last_words() -> None:
    assert "lamp\n" == installing.run("echo", "lamp")
    with pytest.raises(NotRecordedError, match="sh -c ended with 3: no oil"):
        installing.run("sh", "-c", "echo lamp; echo no oil >&2; exit 3")
    with pytest.raises(NotRecordedError, match="no-such-program-here"):
        installing.run("no-such-program-here")
