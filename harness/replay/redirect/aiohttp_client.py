"""Bring aiohttp's own look-ups home: aiodns asks name servers in C, where no patch of Python's reaches."""

from types import ModuleType
from typing import Any

from harness.replay.memory.patching import Patches
from harness.replay.player import Player


def patch_aiohttp(module: ModuleType, _player: Player, patches: Patches) -> None:
    """Have the resolver that takes aiodns, the default where that is installed, look names up as the other one does."""

    async def resolve(_resolver: Any, *place: Any, **options: Any) -> Any:
        return await module.ThreadedResolver().resolve(*place, **options)

    for name in ("resolve", "_resolve_with_query"):
        patches.replace(module.AsyncResolver, name, resolve)
