"""`python -m tests.software.inside NAME FOLDER`: within a room of its own, start a software and record its answers.

In: the name of a row of the table, and the folder that is to be `/srv`. Out: cassettes and sidecars, and on standard
output what became of each answer, a line of JSON each. Whoever opened the room closes it, and all that was started here
ends with it.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

import msgspec

from tests.software.keep import LOOPBACK, answers, keep
from tests.software.model import CLOSING, SILENT, NotRecordedError, Result, Software
from tests.software.table import SOFTWARE

SRV = Path("/srv")
LITTER = ("/run", "/var/log")
"""Where servers write whatever they are told."""
MOUNT_SECONDS, PREPARE_SECONDS, START_SECONDS = 10, 240, 60
WRITTEN_AT = 1_775_034_000
"""Wed, 01 Apr 2026 09:00:00 GMT: the date of every file that a listing shows."""


def main(arguments: list[str]) -> int:
    name, folder = arguments
    software = next(each for each in SOFTWARE if each.name == name)
    home, log = SRV / name, SRV / f"{name}.log"
    settle(folder)
    lay(software.files, home)
    open_upstreams()
    try:
        start(software, home, log)
    except NotRecordedError as error:
        for answer in software.answers:
            tell(Result(answer.name, False, str(error)))
        return 1
    for answer in software.answers:
        try:
            size = keep(software, answer, SRV / "unproved.yaml")
        except NotRecordedError as error:
            tell(Result(answer.name, False, f"{error} (its log ends with: {last_line(log)})"))
        else:
            tell(Result(answer.name, True, f"{size:,} bytes"))
    return 0


def tell(result: Result) -> None:
    print(msgspec.json.encode(result).decode(), flush=True)  # noqa: T201 - this is how the room speaks


def settle(folder: str) -> None:
    """Furnish the room: a host name that says nothing, the loopback, `/srv`, and somewhere to leave litter."""
    socket.sethostname("localhost")
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS, IFF_UP: see netdevice(7)
    subprocess.run(["mount", "--bind", folder, SRV], check=True, timeout=MOUNT_SECONDS)
    for place in LITTER:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], check=True, timeout=MOUNT_SECONDS)


def lay(files: Mapping[str, str], home: Path) -> None:
    """Write a software's files below `home`, all of one date."""
    for name, text in files.items():
        path = home / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            path.chmod(0o777)  # many servers give up being root
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in home.rglob("*"):
        os.utime(path, (WRITTEN_AT, WRITTEN_AT))


def open_upstreams() -> None:
    """Open the upstreams that fail: the silent one is a queue of connections that nobody takes from."""
    silent = socket.create_server((LOOPBACK, SILENT), backlog=16)
    closing = socket.create_server((LOOPBACK, CLOSING))

    def hang_up() -> None:
        while silent.fileno() != -1:
            connection, _ = closing.accept()
            connection.close()

    Thread(target=hang_up, daemon=True).start()


def start(software: Software, home: Path, log: Path) -> None:
    """Start the software and wait until it answers.

    Raises:
        NotRecordedError: it does not; the message has its own last line.
    """
    environment = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        **software.environment,
    }
    with log.open("wb") as output:

        def launch(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
            return subprocess.Popen(
                command, cwd=home, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )

        try:
            for command in software.prepare:
                if code := launch(command).wait(PREPARE_SECONDS):
                    raise NotRecordedError(f"{' '.join(command)} ended with {code}: {last_line(log)}")
            process = launch(software.command)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotRecordedError(f"cannot be started: {error}") from error
    deadline = time.monotonic() + START_SECONDS
    while not answers(software.host):
        if process.poll() is not None:
            raise NotRecordedError(f"ended with {process.returncode} when it was started: {last_line(log)}")
        if time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise NotRecordedError(f"did not answer within {START_SECONDS} s: {last_line(log)}")
        time.sleep(0.1)


def last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "nothing")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
