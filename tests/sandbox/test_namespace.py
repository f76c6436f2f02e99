"""A process that leaves the network of the machine reaches itself alone, and what it tries is counted."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from harness.sandbox import namespace
from tests.replay.tripwire import connections, tripwire

PROGRAM = """
import json, os, socket, sys
from harness.sandbox import namespace

try:
    namespace.enclose([sys.argv[1], "/no/such/folder"])
except OSError as error:
    print(json.dumps(str(error)))
    raise SystemExit from None
before = namespace.attempts()
told = []
for host, port in (("127.0.0.1", int(sys.argv[2])), ("203.0.113.5", 443)):
    try:
        socket.create_connection((host, port), 5)
    except OSError as error:
        told.append(error.strerror)
socket.socket(type=socket.SOCK_DGRAM).sendto(b"", ("127.0.0.53", 53))
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
    told.append("reaches itself")
after = namespace.attempts()
told += [sorted((what, after[what] - count) for what, count in before.items()), os.listdir(sys.argv[1]), os.getuid()]
print(json.dumps(told))
"""


def test_the_machine_s_network_is_left(tmp_path: Path) -> None:
    (tmp_path / "service").touch()
    with tripwire() as listener:
        arguments = [str(tmp_path), str(listener.getsockname()[1])]
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True, timeout=20
        )
        reached = connections(listener)
    told = json.loads(done.stdout)
    if isinstance(told, str):
        pytest.skip(f"the kernel gives no network: {told}")
    refused, unreachable, itself, attempts, seen, user = told
    assert (0, "Connection refused", "Network is unreachable", "reaches itself") == (
        reached,
        refused,
        unreachable,
        itself,
    )
    assert [["send to a port of this machine", 1], ["send to another machine", 1]] == attempts
    assert ([], tmp_path.stat().st_uid) == (seen, user)
    assert ["service"] == [path.name for path in tmp_path.iterdir()]


def test_without_counters_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(namespace, "_COUNTERS", Path("/no/such/file"))
    assert {} == namespace.attempts()
