"""The clients that are programs: curl, and the fetch of Node."""

import os
import shutil
import subprocess
from pathlib import Path

from harness.replay.wire import Wire

FOLDER = Path(__file__).parent
SECONDS = 3


def curl(url: str, wire: Wire) -> tuple[str, bytes]:
    """Return what curl says of a URL, an empty text where it says nothing, and the page."""
    host, port = wire.address
    return _run(
        [
            *("curl", "--silent", "--show-error", "--compressed", "--max-time", str(SECONDS), "--noproxy", "*"),
            *("--connect-to", f"::{host}:{port}", "--cacert", str(wire.ca), url),
        ],
        wire,
    )


def node(url: str, wire: Wire) -> tuple[str, bytes]:
    """Return what Node's fetch says of a URL, and the page."""
    return _run(["node", "--require", str(FOLDER / "redirect.cjs"), str(FOLDER / "fetch.mjs"), url], wire)


def _run(command: list[str], wire: Wire) -> tuple[str, bytes]:
    address = ":".join(map(str, wire.address))
    environment = {**os.environ, "HARNESS_ADDRESS": address, "NODE_EXTRA_CA_CERTS": str(wire.ca)}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=4 * SECONDS)
    except subprocess.TimeoutExpired:
        return "no end", b""
    said = done.stderr.decode(errors="replace").strip()
    if not done.returncode:
        return "", done.stdout
    return (f"exit code {done.returncode}" if command[0] == "curl" else said.splitlines()[-1] if said else "?"), b""


PROGRAMS = {name: run for name, run in {"curl": curl, "node": node}.items() if shutil.which(name)}
