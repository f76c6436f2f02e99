"""A client is patched when it is imported, and put back at the end."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from harness.replay.memory.patching import Patches, patch_modules
from harness.replay.player import Player
from tests.replay.tripwire import connections, run, tripwire

LAZY = """
import json, sys
from harness.replay import Player, installed

player = Player()
player.begin(limit=10)
with installed(player):
    before = [name for name in ("requests", "urllib3", "httpx", "aiohttp", "vcr", "asyncio") if name in sys.modules]
    import requests
    status = requests.get(f"http://127.0.0.1:{sys.argv[1]}/").status_code
    import httpx
    status_by_httpx = httpx.get(f"http://127.0.0.1:{sys.argv[1]}/").status_code
print(json.dumps([before, status, status_by_httpx]))
"""


def test_a_client_is_patched_when_it_is_imported_and_not_before() -> None:
    """So that a scraper waits for no library but its own."""
    with tripwire() as listener:
        told = run(LAZY, listener.getsockname()[1])

        assert [[], 404, 404] == told
        assert 0 == connections(listener)


@pytest.fixture(name="library")
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a library importable that nobody has imported."""
    name = "replay_patched_library"
    (tmp_path / f"{name}.py").write_text("class Client:\n    answer = 'real'\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, name, ModuleType(name))  # so that it is taken out again
    del sys.modules[name]
    return name


def patch_client(module: ModuleType, _player: Player, patches: Patches) -> None:
    patches.replace(module.Client, "answer", "patched")
    patches.replace(module.Client, "more", "patched")


@pytest.mark.parametrize("imported_before", [True, False])
def test_a_library_is_patched_whenever_it_is_imported(library: str, *, imported_before: bool) -> None:
    if imported_before:
        importlib.import_module(library)
    finders = list(sys.meta_path)

    with Patches() as patches:
        patch_modules({library: patch_client}, Player(), patches)
        module = importlib.import_module(library)
        during = module.Client.answer

    assert ("patched", "real", False) == (during, module.Client.answer, hasattr(module.Client, "more"))
    assert finders == sys.meta_path


def test_a_patched_module_keeps_its_loader(library: str) -> None:
    """importlib.resources and inspect look at its class."""
    with Patches() as patches:
        patch_modules({library: patch_client}, Player(), patches)
        module = importlib.import_module(library)

    assert module.__spec__ is not None
    assert "SourceFileLoader" == type(module.__spec__.loader).__name__


def test_a_library_that_is_not_installed_stays_so() -> None:
    with Patches() as patches:
        patch_modules({"replay_absent_library": patch_client}, Player(), patches)

        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("replay_absent_library")
