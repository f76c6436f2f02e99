"""`harness.__all__` is what the documentation promises: sorted, true, and cheap to import."""

import subprocess
import sys

import harness

HEAVY = ("hypothesis", "turbohtml", "vcr", "rich", "pytest")


def test_all_is_sorted_and_every_name_exists() -> None:
    """Each exported name can be had, and no home lists another."""
    assert sorted(harness.__all__) == harness.__all__
    assert [] == [name for name in harness.__all__ if not hasattr(harness, name)]
    assert set(harness.__all__) == {name for names in harness._HOME.values() for name in names}


def test_importing_the_package_imports_nothing_heavy() -> None:
    """The process that runs a scraper imports this package, and must not pay for the engine."""
    script = f"import sys, harness; print([name for name in {HEAVY!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "[]" == printed.strip()
