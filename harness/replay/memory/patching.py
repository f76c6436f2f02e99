"""Replace attributes of client libraries, of those imported now and of those imported later.

Importing every client to patch it costs a worker 0.3 s at start; most scrapers use one.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from harness.replay.player import Player

PatchModule = Callable[[ModuleType, Player, "Patches"], None]
"""Patches one library, given its module."""


class Patches(ExitStack):
    """Replaced attributes, put back on exit."""

    def replace(self, owner: type | ModuleType, name: str, value: object) -> None:
        """Set `owner.name`, until exit."""
        if name in vars(owner):
            self.callback(setattr, owner, name, vars(owner)[name])
        else:
            self.callback(delattr, owner, name)
        setattr(owner, name, value)


class OnImport(MetaPathFinder):
    """Patches a module right after it was executed, before anyone can use it."""

    def __init__(self, patchers: Mapping[str, PatchModule], player: Player, patches: Patches) -> None:
        self._patchers = patchers
        self._player = player
        self._patches = patches

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module that is to be patched as Python would, and have it patched when it is loaded."""
        if fullname not in self._patchers:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        found = (finder.find_spec(fullname, path, target) for finder in others)
        spec = next((spec for spec in found if spec is not None), None)
        if spec is None or spec.loader is None:
            return None
        execute = spec.loader.exec_module
        patch = self._patchers[fullname]

        def execute_and_patch(module: ModuleType) -> None:
            execute(module)
            patch(module, self._player, self._patches)

        # The loader keeps its class, which importlib.resources and inspect look at.
        spec.loader.exec_module = execute_and_patch  # type: ignore[method-assign]
        return spec


def patch_modules(patchers: Mapping[str, PatchModule], player: Player, patches: Patches) -> None:
    """Patch each named module, now or as soon as it is imported."""
    finder = OnImport(patchers, player, patches)
    sys.meta_path.insert(0, finder)
    patches.callback(sys.meta_path.remove, finder)
    for name, patch in patchers.items():
        module = sys.modules.get(name)
        if module is not None:
            patch(module, player, patches)
