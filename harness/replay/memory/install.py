"""Serve a case from memory to every HTTP client of this process.

vcrpy's own patches are not used for this: they put the real classes back process-wide whenever a connection is made,
so that other threads go live in that window; their answers imitate each client's (exceptions inside `with
urlopen(...)` are swallowed, aiohttp follows redirects without end, charsets are ignored); and importing them imports
every client. Here the clients stay real down to the connection, which is the one thing replaced.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from harness.replay.memory import aiohttp_client, http_client, httpcore_client
from harness.replay.memory.patching import Patches, patch_modules
from harness.replay.player import Player

_PATCHERS = {
    "http.client": http_client.patch_http_client,
    "urllib3.connection": http_client.patch_urllib3,
    "aiohttp.connector": aiohttp_client.patch_aiohttp,
    "httpcore": httpcore_client.patch_httpcore,
}
"""By the module that defines what is patched. requests is served through urllib3, urllib through http.client, and httpx
through httpcore."""


@contextmanager
def installed(player: Player) -> Iterator[Player]:
    """Have every HTTP client of this process ask `player`, until exit.

    Enter it once per worker process, before the scraper is imported; between examples only the player changes.
    """
    with Patches() as patches:
        patch_modules(_PATCHERS, player, patches)
        # No TLS is spoken, and trusted roots take 20 ms to load each time a client is made.
        patches.replace(ssl.SSLContext, "load_verify_locations", _load_nothing)
        patches.replace(ssl.SSLContext, "load_default_certs", _load_nothing)
        yield player


def _load_nothing(*_args: object, **_options: object) -> None:
    """Stand in for the loading of trusted roots."""
