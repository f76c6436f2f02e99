"""Bring curl_cffi to the wire server: libcurl opens its sockets in C, where no patch of Python's reaches."""

from types import ModuleType
from typing import Any

from harness.replay.memory.patching import Patches
from harness.replay.player import Player


def patch_curl(module: ModuleType, _player: Player, patches: Patches, *, address: tuple[str, int], ca: str) -> None:
    """Have every transfer go through the server as its proxy, and trust the server's certificate.

    The options are set right before a transfer, sync or async, where the library settles its certificates: what the
    scraper set before, such as a proxy of its own, does not count.
    """
    option = module.CurlOpt
    proxy = f"http://{address[0]}:{address[1]}".encode()

    def settle(curl: Any) -> None:
        curl.setopt(option.PROXY, proxy)
        curl.setopt(option.NOPROXY, b"")
        curl.setopt(option.CAINFO, ca.encode())

    patches.replace(module.Curl, "_ensure_cacert", settle)
