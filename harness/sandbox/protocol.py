"""The frames between host, zygote and runner, or host and holder, and how they cross a socket.

Rule 1. A frame is four bytes of length, big-endian, and one msgpack map with a tag.
Rule 2. The host never trusts a frame: the scraper shares its process with the runner and may write what it likes. A
        frame that is too long or cannot be decoded ends the runner, never the host. What the host itself asks is as
        long as it must be: a case is bounded where it is read.
Rule 3. Each side speaks only when asked: one frame there, one frame back. The holder alone speaks once more for each
        program that it launched: when that has ended, by itself or because it was asked to end it.

| from -> to     | asked                   | answered                            |
| -------------- | ----------------------- | ----------------------------------- |
| host -> zygote | `Start`                 | `Ready` or `Failed`                 |
| host -> zygote | `Fork` (with a socket)  | `Forked`                            |
| host -> zygote | `Reap`                  | `Ended`                             |
| host -> runner | `Open`                  | `Opened`                            |
| host -> runner | `Run`                   | `Done`                              |
| host -> runner | `Look`                  | `Left`                              |
| host -> holder | (its start)             | `Holding` (with a socket), `Failed` |
| host -> holder | `Launch` (with pipes)   | `Forked` or `Failed`, then `Ended`  |
| host -> holder | `Reap`                  | (the `Ended` that is due)           |
"""

import socket
import struct
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Literal, TypeVar

import msgspec

from harness.model import Case, ExceptionInfo, Exchange, OutcomeKind, Overlay, RequestMade

LARGEST = 64 << 20
"""Bytes of a frame that the host accepts."""
LARGEST_ASKED = (1 << 32) - 1
"""Bytes of a frame that the host sends to a runner: as many as its length can say."""

_SEPARATORS = str.maketrans({":": ".", "-": "_"})
"""Of the words that name a kind."""
_HEADER = struct.Struct("!I")
_ENCODER = msgspec.msgpack.Encoder()


class Served(msgspec.Struct, frozen=True):
    """Where a wire server listens, for a worker that is not served from its own memory."""

    host: str
    port: int
    ca: str
    """File of the certificate to trust."""
    longest: float
    """Seconds that a finite timeout of the scraper's sockets may last."""
    clock: int
    """Descriptor of the memory in which the worker shows what it slept."""


class Start(msgspec.Struct, frozen=True, tag=True):
    """Import this scraper."""

    target: str
    refusals: tuple[str, ...]
    search_path: tuple[str, ...]
    memory: int
    seed: int
    config: str = ""
    """The file in which refusals are listed."""
    served: Served | None = None


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The scraper is imported. What is told of it may be written into Python's source, and so is nothing but names."""

    feed: Literal["url", "html", "response"]
    kind: str
    url_parameter: str
    threads: bool
    """Whether its import started threads: the process cannot be forked, and becomes the runner itself."""

    def __post_init__(self) -> None:
        """Refuse what is no name."""
        for name in (*self.kind.translate(_SEPARATORS).split("."), self.url_parameter or "_"):
            if not name.isidentifier():
                raise ValueError(f"{name!r} is no name")


class Failed(msgspec.Struct, frozen=True, tag=True):
    """What was asked cannot be done, in one line."""

    message: str


class Fork(msgspec.Struct, frozen=True, tag=True):
    """Make a runner that serves the socket sent along."""


class Forked(msgspec.Struct, frozen=True, tag=True):
    """A runner or a program stands."""

    pid: int


class Reap(msgspec.Struct, frozen=True, tag=True):
    """Say how the runner or the program ended; if it has not, end it."""


class Ended(msgspec.Struct, frozen=True, tag=True):
    """A runner's or a program's end."""

    code: int
    """Exit code, or minus the signal's number."""
    alive: bool
    """Whether it had to be ended: it had only hung up."""
    peak: int
    """Most memory it held, in bytes."""
    escapes: tuple[str, ...] = ()
    """What a program tried to reach past the network that it was given."""


class Open(msgspec.Struct, frozen=True, tag=True):
    """Serve this case from now on."""

    case: Case


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The case is served, or why it cannot be."""

    error: str = ""


class Run(msgspec.Struct, frozen=True, tag=True):
    """Call the scraper once."""

    overlays: tuple[Overlay, ...]
    extra: tuple[Exchange, ...]
    request_limit: int
    later: float = 0.0
    """Seconds by which the calendar is ahead of the recording's."""
    chance: int = 0
    """What `random` is seeded with, besides the worker's own seed."""
    more_memory: int = 0
    """Bytes by which this run may take more than others."""


class Done(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What the scraper did: an outcome without its output, which the host reads by itself."""

    kind: OutcomeKind
    items: tuple[dict[str, Any], ...] = ()
    many: bool = False
    unordered: bool = False
    exception: ExceptionInfo | None = None
    detail: str = ""
    requests: tuple[RequestMade, ...] = ()
    storm: bool = False
    escapes: tuple[str, ...] = ()
    slept: float = 0.0
    seconds: float = 0.0


class Look(msgspec.Struct, frozen=True, tag=True):
    """Tell what the scraper has left behind."""


class Left(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """What a scraper has left behind since its process was made."""

    files: tuple[str, ...] = ()
    """Files and folders outside a temporary folder that it has written or made, and that are still there."""
    removed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """The harness's own files that it was not allowed to write to."""
    environment: tuple[str, ...] = ()
    """Names of the variables that it has changed."""
    folder: str = ""
    """Where it went, when it ended a run in another working folder."""
    threads: tuple[str, ...] = ()
    sockets: int = 0
    children: tuple[str, ...] = ()
    """Names of the programs that still run; the host sees to them."""


class Holding(msgspec.Struct, frozen=True, tag=True):
    """A holder stands, with a socket that its programs reach on the loopback."""

    pid: int
    """In its own table of processes, as that of a program is."""


class Launch(msgspec.Struct, frozen=True, tag=True):
    """Run a program; its standard output and error come along."""

    command: tuple[str, ...]
    environment: dict[str, str]
    """What is changed in the environment that the holder itself was given."""


FromZygote = Ready | Failed | Forked | Ended
FromRunner = Opened | Done | Left
ToZygote = Start | Fork | Reap
ToRunner = Open | Run | Look
FromHolder = Holding | Failed | Forked | Ended
ToHolder = Launch | Reap

FROM_ZYGOTE: msgspec.msgpack.Decoder[FromZygote] = msgspec.msgpack.Decoder(FromZygote)
FROM_RUNNER: msgspec.msgpack.Decoder[FromRunner] = msgspec.msgpack.Decoder(FromRunner)
TO_ZYGOTE: msgspec.msgpack.Decoder[ToZygote] = msgspec.msgpack.Decoder(ToZygote)
TO_RUNNER: msgspec.msgpack.Decoder[ToRunner] = msgspec.msgpack.Decoder(ToRunner)
FROM_HOLDER: msgspec.msgpack.Decoder[FromHolder] = msgspec.msgpack.Decoder(FromHolder)
TO_HOLDER: msgspec.msgpack.Decoder[ToHolder] = msgspec.msgpack.Decoder(ToHolder)

Frame = TypeVar("Frame")

Deadline = float | Callable[[], float]
"""A moment on the monotonic clock; or what says how many seconds to wait before it is asked again, none at the end."""

_SHORTEST_WAIT = 0.001


class BrokenFrameError(Exception):
    """What arrived is not a frame of this protocol."""


class TooLongError(Exception):
    """A frame is longer than the other side accepts."""


def encoded(frame: msgspec.Struct, *, largest: int = LARGEST) -> bytearray:
    """Return the bytes of a frame; characters that are none, as in the name of a file, are written as escapes.

    Raises:
        TooLongError: it is longer than `largest`, which the other side accepts.
    """
    buffer = bytearray(_HEADER.size)
    try:
        _ENCODER.encode_into(frame, buffer, _HEADER.size)
    except UnicodeEncodeError:
        _ENCODER.encode_into(_in_utf8(msgspec.to_builtins(frame, builtin_types=(bytes,))), buffer, _HEADER.size)
    size = len(buffer) - _HEADER.size
    if size > largest:
        raise TooLongError(f"{size >> 20} MB")
    _HEADER.pack_into(buffer, 0, size)
    return buffer


def _in_utf8(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_in_utf8(key): _in_utf8(one) for key, one in value.items()}
    return [_in_utf8(one) for one in value] if isinstance(value, (list, tuple)) else value


def send(connection: socket.socket, frame: bytes | bytearray, *, deadline: Deadline | None = None) -> None:
    """Send an encoded frame whole.

    Raises:
        TimeoutError: the deadline passed.
        OSError: the other side is gone.
    """
    view = memoryview(frame)
    while view:
        view = view[_patiently(connection, partial(connection.send, view), deadline) :]


def send_descriptors(connection: socket.socket, *descriptors: int) -> None:
    """Send what belongs to the frame before."""
    connection.settimeout(None)
    socket.send_fds(connection, [b"\0"], descriptors)


def receive_descriptors(connection: socket.socket, count: int) -> list[int]:
    """Receive what belongs to the frame before.

    Raises:
        EOFError: the other side hung up.
    """
    connection.settimeout(None)
    data, descriptors, _, _ = socket.recv_fds(connection, 1, count)
    if not data:
        raise EOFError
    return descriptors


def receive(
    connection: socket.socket,
    decoder: "msgspec.msgpack.Decoder[Frame]",
    *,
    deadline: Deadline | None = None,
    largest: int = LARGEST,
    before: Callable[[int], None] | None = None,
) -> Frame:
    """Receive one frame; `before` it is, its length is told.

    Raises:
        TimeoutError: the deadline passed.
        EOFError: the other side hung up, within a frame or before one.
        BrokenFrameError: what came is not a frame, or one longer than `largest`.
        OSError: the connection broke.
    """
    (size,) = _HEADER.unpack(_exactly(connection, _HEADER.size, deadline))
    if size > largest:
        raise BrokenFrameError(f"a frame of {size} bytes")
    if before is not None:
        before(size)
    try:
        return decoder.decode(_exactly(connection, size, deadline))
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise BrokenFrameError(str(error)) from None


def _exactly(connection: socket.socket, size: int, deadline: Deadline | None) -> bytearray:
    buffer = bytearray(size)
    view = memoryview(buffer)
    while view:
        count = _patiently(connection, partial(connection.recv_into, view), deadline)
        if count == 0:
            raise EOFError
        view = view[count:]
    return buffer


def _patiently(connection: socket.socket, step: Callable[[], int], deadline: Deadline | None) -> int:
    """Send or receive a piece before the deadline, which may be moved while it is waited for."""
    while True:
        connection.settimeout(None if deadline is None else max(_left(deadline), _SHORTEST_WAIT))
        try:
            return step()
        except TimeoutError:
            if deadline is not None and _left(deadline) <= 0:
                raise


def _left(deadline: Deadline) -> float:
    return deadline() if callable(deadline) else deadline - time.monotonic()
