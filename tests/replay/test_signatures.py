"""What stands in for a function of Python's or a client's takes all that the function takes, by place and by name."""

import importlib
import inspect
import socket
from collections.abc import Callable
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest

from harness.delivery import Send
from harness.replay import Player, installed
from harness.replay.memory.far_end import FarEnd
from harness.replay.memory.memory_socket import MemorySocket
from harness.replay.memory.patching import Patches
from harness.replay.redirect import redirected

CLIENTS = ("http.client", "urllib3.connection", "aiohttp.connector", "aiohttp.resolver", "httpcore", "curl_cffi.curl")
SERVER = ("127.0.0.1", 1)

Replaced = dict[str, tuple[Callable[..., Any], Callable[..., Any]]]


@pytest.fixture(name="replaced")
def _replaced(monkeypatch: pytest.MonkeyPatch) -> Replaced:
    """Return what is replaced by what, of all that tells its parameters: functions in C that do not take no names."""
    found: Replaced = {}

    def replace(_patches: Patches, owner: type | ModuleType, name: str, value: Any) -> None:
        original = getattr(owner, name, None)
        with suppress(TypeError, ValueError):  # it is not there, or in C
            inspect.signature(original)  # type: ignore[arg-type] # it may be None
            found[f"{owner.__name__}.{name}"] = (original, value)  # type: ignore[assignment] # it is none

    for client in CLIENTS:
        importlib.import_module(client)
    monkeypatch.setattr(Patches, "replace", replace)
    with installed(Player()), redirected(Player(), SERVER, "ca.pem", longest=1):
        pass
    return found


def refused(original: Callable[..., Any], stand_in: Callable[..., Any]) -> list[str]:
    """Return why a stand-in does not take all that the original takes, once by place and once by name."""
    said = []
    parameters = list(inspect.signature(original).parameters.values())
    owned = [one for one in parameters if one.name == "self" or one.kind is one.POSITIONAL_ONLY]
    named = {one.name: one for one in parameters if one not in owned}
    placed = [one for one in parameters if one.kind is not one.KEYWORD_ONLY]
    for places, names in ((owned, named), (placed, {name: named[name] for name in named if named[name] not in placed})):
        try:
            inspect.signature(stand_in).bind(*places, **names)
        except TypeError as error:
            said.append(str(error))
    return said


def test_a_stand_in_takes_all_that_the_function_takes(replaced: Replaced) -> None:
    wrong = {name: said for name, pair in replaced.items() if (said := refused(*pair))}

    assert len(replaced) > len(CLIENTS)
    assert {} == wrong


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ((), {}),
        ((0, socket.SOCK_STREAM), {}),
        ((), {"type": socket.SOCK_STREAM}),
        ((socket.AF_INET,), {"proto": socket.IPPROTO_TCP, "flags": socket.AI_ADDRCONFIG}),
    ],
)
def test_a_name_is_looked_up_on_the_wire_however_it_is_asked_for(places: Any, names: Any) -> None:
    with redirected(Player(), SERVER, "ca.pem", longest=1):
        told = socket.getaddrinfo("shop.example", 443, *places, **names)
        literal = socket.getaddrinfo("127.0.0.1", 443, type=socket.SOCK_DGRAM)

    assert [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.64.0.1", 443))] == told
    assert {socket.SOCK_DGRAM} == {kind for _, kind, *_ in literal}


def test_a_socket_in_memory_puts_no_more_into_a_buffer_than_it_is_asked_for() -> None:
    connected = MemorySocket(FarEnd(Player(), "shop.example", 80), timeout=None)
    connected.incoming.add((Send(b"kettle"),))
    buffer = bytearray(6)

    assert (3, bytearray(b"ket\0\0\0")) == (connected.recv_into(buffer, nbytes=3), buffer)
