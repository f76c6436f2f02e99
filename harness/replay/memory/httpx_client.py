"""Serve httpx, sync and async, at its transports: what lies above them is httpx's own code."""

from types import ModuleType
from typing import Any

from harness.delivery import http1
from harness.replay.memory.patching import Patches
from harness.replay.player import Player


def patch_httpx(module: ModuleType, player: Player, patches: Patches) -> None:
    """Have httpx's transports ask the player."""

    def answer(request: Any) -> Any:
        response = player.play(request.method, str(request.url))
        return module.Response(
            response.status,
            headers=http1.raw_headers(response),
            # A stream and not `content`, which would make the response closed and read from the start.
            stream=module.ByteStream(http1.body(request.method, response)),
            extensions={"http_version": b"HTTP/1.1", "reason_phrase": http1.raw_reason(response)},
        )

    def handle_request(_transport: Any, request: Any) -> Any:
        for _ in request.stream:
            pass
        return answer(request)

    async def handle_async_request(_transport: Any, request: Any) -> Any:
        async for _ in request.stream:
            pass
        return answer(request)

    patches.replace(module.HTTPTransport, "handle_request", handle_request)
    patches.replace(module.AsyncHTTPTransport, "handle_async_request", handle_async_request)
