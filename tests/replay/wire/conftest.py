"""No test of this folder asks a name server: should a client go past the wire, it fails here."""

import ipaddress
import socket
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_lookups(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo

    def checked(host: Any, *arguments: Any, **options: Any) -> Any:
        ipaddress.ip_address(host)
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", checked)
