"""A scraper's process has the variables that are configured; what they hold stays there."""

import sys
from pathlib import Path

import msgspec
import pytest

from harness.errors import ConfigError
from harness.hunt import sandbox_of
from harness.model import Options, ScraperSpec
from tests.explore.stories import case
from tests.hunt.bench_of import OPTIONS, spec_of

READS = """
    import os
    def scrape(html):
        return {name: os.environ.get(name) for name in ("TOKEN", "PLAIN", "HOME", "PYTHONHASHSEED")}
"""
GIVEN = (("HOME", "/other"), ("PLAIN", "$${x}"), ("PYTHONHASHSEED", "7"), ("TOKEN", "a-${SECRET}"))
TOLD = {"TOKEN": "a-secret", "PLAIN": "${x}", "HOME": "/other"}


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "secret")


def test_a_scraper_in_python(tmp_path: Path) -> None:
    """It is imported with them; how its hashes are seeded is the harness's own."""
    with sandbox_of(spec_of(tmp_path, READS, environment=GIVEN), OPTIONS) as sandbox:
        sandbox.open(case())
        assert ({**TOLD, "PYTHONHASHSEED": "0"},) == sandbox.run().items


def test_a_program(tmp_path: Path) -> None:
    """In its command too; and what is told of it shows the variable, not its value."""
    (tmp_path / "shop.py").write_text(
        "import json, os, sys\n"
        "print(json.dumps({name: os.environ[name] for name in ('TOKEN', 'PLAIN', 'HOME')} | {'said': sys.argv[1]}))\n"
        "sys.exit(len(sys.argv) - 2)\n"
    )
    command = (sys.executable, "-S", "shop.py", "${SECRET}")
    spec = ScraperSpec(name="shop", target="shop ${SECRET}", command=command, folder=str(tmp_path), environment=GIVEN)
    failing = msgspec.structs.replace(spec, command=(*command, "further"))
    with sandbox_of(spec, OPTIONS) as sandbox, sandbox_of(failing, OPTIONS) as other:
        sandbox.open(case())
        other.open(case())
        assert ({**TOLD, "said": "secret"},) == sandbox.run().items
        raised = other.run().exception

    assert raised is not None
    assert ("exit code 1", "shop ${SECRET}") == (raised.type, raised.where)


@pytest.mark.parametrize(
    ("further", "told"),
    [({"environment": (("KEY", "${UNSET_HERE}"),)}, "env.KEY"), ({"command": ("sh", "${UNSET_HERE}")}, "command")],
)
def test_a_variable_that_is_not_set_any_more(further: dict[str, tuple[str, ...]], told: str) -> None:
    """As may be when a failure is replayed."""
    spec = msgspec.structs.replace(ScraperSpec(name="shop", target="a:b"), **further)

    with pytest.raises(ConfigError) as error:
        sandbox_of(spec, Options())

    assert str(error.value).startswith(f"shop: {told}: ${{UNSET_HERE}} is not set; set it in the environment")
