"""Install what the table names: Debian packages on this machine, all else in the folder that becomes `/srv`.

In: rows of the table and the folder. Out: for each row that cannot be had, why. Versions of Debian packages are those
of the release, so they are compared with the table: an exhibit must not say that it is of another one.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.software.model import NotRecordedError, Registry, Software
from tests.software.pinned import PACKAGE, REQUIREMENTS

INSTALL_SECONDS = 600
APT = ("apt-get", "install", "--yes", "--no-install-recommends")
POLICY = Path("/usr/sbin/policy-rc.d")
"""Debian asks it before it starts a service: see invoke-rc.d(8)."""


def install(chosen: Sequence[Software], folder: Path) -> dict[str, str]:
    """Return why a software cannot be had, by its name; those that are not named are ready."""
    failed: dict[str, str] = {}
    for registry, installer in INSTALLERS.items():
        rows = [each for each in chosen if each.registry == registry]
        if rows:
            failed |= installer(rows, folder)
    return failed


def debian(rows: Sequence[Software], _: Path) -> dict[str, str]:
    """Install Debian packages, each row by itself, without starting what they contain."""
    failed = {}
    with services_held(POLICY):
        for number, software in enumerate(rows):
            try:
                if number == 0:
                    run("apt-get", "update")
                run(*APT, *software.packages)
                check_version(software, run("dpkg-query", "--show", "--showformat=${Version}", software.packages[0]))
            except NotRecordedError as error:
                failed[software.name] = str(error)
    return failed


def pypi(rows: Sequence[Software], folder: Path) -> dict[str, str]:
    """Make a virtual environment of Debian's own Python, whose paths are the same everywhere."""
    python = folder / "venv/bin/python"
    try:
        run(*APT, "python3-venv")
        run("/usr/bin/python3", "-m", "venv", str(folder / "venv"))
        run(str(python), "-m", "pip", "install", "--disable-pip-version-check", "--requirement", str(REQUIREMENTS))
    except NotRecordedError as error:
        return {software.name: str(error) for software in rows}
    return {}


def npm(rows: Sequence[Software], folder: Path) -> dict[str, str]:
    """Install Node.js modules without a lock file and without running any script of theirs."""
    shutil.copy(PACKAGE, folder)
    quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    try:
        run("npm", "install", *quiet, "--prefix", str(folder))
    except NotRecordedError as error:
        return {software.name: str(error) for software in rows}
    return {}


INSTALLERS: dict[Registry, Callable[[Sequence[Software], Path], dict[str, str]]] = {
    "Debian": debian,
    "PyPI": pypi,
    "npm": npm,
}


def check_version(software: Software, installed: str) -> None:
    """Compare a version as Debian writes it, `2:5.7-2+deb12u6`, with the table's.

    Raises:
        NotRecordedError: it is another one.
    """
    if not re.match(rf"(\d+:)?{re.escape(software.version)}(?![\w.])", installed):
        raise NotRecordedError(
            f"{software.packages[0]} {installed} is installed, but the table says {software.version}: correct the table"
        )


@contextmanager
def services_held(policy: Path) -> Iterator[None]:
    """Keep packages from starting their services, unless this machine has a policy already."""
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()


def run(*command: str) -> str:
    """Run an installer and return what it prints.

    Raises:
        NotRecordedError: it fails; the message has its last words.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotRecordedError(str(error)) from error
    if done.returncode:
        words = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
        raise NotRecordedError(f"{' '.join(command[:2])} ended with {done.returncode}: {words[-1] if words else ''}")
    return done.stdout
