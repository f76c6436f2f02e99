"""What holds for every test of this folder."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_lookups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test ask a name server: a client that goes past the wire fails here."""
    look_up = socket.getaddrinfo

    def checked(host: Any, *arguments: Any, **options: Any) -> Any:
        ipaddress.ip_address(host)
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", checked)


@pytest.fixture(autouse=True)
def _no_noise(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Let no event loop log anything, whatever clients do to it."""
    yield
    assert [] == [record.getMessage() for record in caplog.get_records("call") if record.name == "asyncio"]
