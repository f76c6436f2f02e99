"""A process elsewhere has another locale and time zone, and the same characters."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from harness.sandbox import abroad
from harness.sandbox.abroad import CHARACTERS, LOCALE, Locale, other_locale, other_zone

PROGRAM = """
import locale, sys, time
locale.setlocale(locale.LC_ALL, "")
print(locale.str(1.5), locale.format_string("%d", 1234567, grouping=True), time.strftime("%A %B", time.gmtime(0)))
print(sys.stdout.encoding, sys.getfilesystemencoding())
"""


@pytest.mark.skipif(not shutil.which("localedef"), reason="nothing compiles a locale here")
def test_another_locale(tmp_path: Path) -> None:
    """Its numbers and dates are others, its charset is not: a scraper reads and prints as before."""
    environment = {**os.environ, **other_locale(tmp_path).environment}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True, timeout=30
    )

    assert ["1,5 1.234.567 donderdag januari", "utf-8 utf-8"] == done.stdout.splitlines()


def test_whoever_lives_there_is_sent_to_the_plain_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", f"{LOCALE}.UTF-8")

    assert CHARACTERS == other_locale(tmp_path).environment["LC_ALL"]


def test_without_a_compiler_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale that is named and not there makes programs fail that do nothing wrong."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert Locale({}) == other_locale(tmp_path)


def test_a_compiler_that_takes_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run without another locale asks less than one with it, and the next one may have it."""
    slow = tmp_path / "localedef"
    slow.write_text("#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(abroad, "_SECONDS", 0.05)

    environment, note = other_locale(tmp_path)
    assert ({}, True) == (environment, note.startswith("was not tried in another locale: to make one took more than"))


def test_another_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is another also for those who live in the first choice."""
    zone = other_zone()
    try:
        monkeypatch.setenv("TZ", zone.get("TZ", "UTC"))
        time.tzset()
        assert not zone or zone != other_zone()
    finally:
        monkeypatch.undo()
        time.tzset()
