"""What a scraper leaves in its process and on disk: files, environment, threads, open sockets.

An audit hook (PEP 578) notes each file that is written, by path; the rest is compared with how it was when the notes
began. Both belong to the process, hence the global state: the hook is set once, before the scraper is imported, and
never removed. What the import itself does is not noted, for it is done once and not with each page.

Rule 1. Told is only what is still so when it is asked for: a file that was removed again is not left.
Rule 2. A temporary folder, byte code, devices and the user's cache folder are for writing.
Rule 3. The harness's own files cannot be written to: an attempt is refused, and told.

Not seen: what libraries write in C code of their own (databases), and what programs write that a scraper starts.
"""

import errno
import gc
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import harness
from harness.model import GOLDEN_SUFFIX
from harness.model.own_files import BASELINE_FILE, FAILURES_FOLDER, FAULTS_SUFFIX, SIDECAR_SUFFIX
from harness.sandbox.protocol import Left

MOST_NOTED = 1000
"""Files that are remembered; a scraper that writes a million must not fill the memory."""

_HERE = os.getcwd()  # noqa: PTH109 - it is compared as text
_OWN = (str(Path(harness.__file__).parent), str(Path(_HERE, ".scraper-harness")))
_CACHES = tuple(
    os.path.expanduser(folder)  # noqa: PTH111 - a home that cannot be told stays as it is written
    for folder in (os.environ.get("XDG_CACHE_HOME") or "~/.cache", "~/Library/Caches")
)
_FOR_WRITING = (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev", "/proc", *_CACHES)  # noqa: S108 - allowed, not used
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_WRITTEN: dict[str, None] = {}
_REMOVED: dict[str, None] = {}
_REFUSED: dict[str, None] = {}
_PROTECTED: list[str] = []
"""Files and folders of the harness's, besides `_OWN`: the cassette that is played, and what is kept beside it."""
_STEMS: list[str] = []
"""With what the paths of its golden files begin."""


@cache
def watch() -> None:
    """Note what this process writes, from now to its end. A second call does nothing."""
    sys.addaudithook(_auditor(_NOTES))


def protect(cassette: str) -> None:
    """Refuse to write to a cassette, its sidecar, faults and golden files, and the failures that are kept beside it."""
    path = os.path.abspath(cassette)  # noqa: PTH100 - a cassette need not be there
    stem = os.path.splitext(path)[0]  # noqa: PTH122 - as above
    failures = os.path.join(os.path.dirname(path), FAILURES_FOLDER)  # noqa: PTH118, PTH120 - as above
    _PROTECTED[:] = [path, f"{stem}{SIDECAR_SUFFIX}", f"{stem}{FAULTS_SUFFIX}", failures]
    _STEMS[:] = [f"{stem}."]


class Traces:
    """What is left since this was made."""

    def __init__(self) -> None:
        for noted in (_WRITTEN, _REMOVED, _REFUSED):
            noted.clear()  # of the import, and of the process that this one was forked from
        self._environment = dict(os.environ)
        self._threads = set(threading.enumerate())
        self._sockets = _sockets()
        self._folder = os.getcwd()  # noqa: PTH109 - it is compared as text
        self._moved = ""

    def end_run(self) -> None:
        """Note where a run has ended, before the working folder is set back."""
        try:
            here = os.getcwd()  # noqa: PTH109
        except OSError:  # removed meanwhile
            return
        if here != self._folder:
            self._moved = here

    def left(self) -> Left:
        """Return what is left now. What nobody holds any more is given back first."""
        gc.collect()
        names = sorted(self._environment.keys() | os.environ.keys())
        return Left(
            files=tuple(self._short(path) for path in _WRITTEN.copy() if os.path.lexists(path)),
            removed=tuple(self._short(path) for path in _REMOVED.copy() if not os.path.lexists(path)),
            refused=tuple(map(self._short, _REFUSED.copy())),
            folder=self._moved,
            environment=tuple(name for name in names if self._environment.get(name) != os.environ.get(name)),
            threads=tuple(thread.name for thread in threading.enumerate() if thread not in self._threads),
            sockets=max(0, _sockets() - self._sockets),
        )

    def _short(self, path: str) -> str:
        """Return a path as the user would write it: from the working folder or the home where it lies below."""
        for folder, sign in ((self._folder, ""), (os.path.expanduser("~"), "~/")):  # noqa: PTH111
            if folder != "/" and path.startswith(f"{folder}/"):
                return f"{sign}{path[len(folder) + 1 :]}"
        return path


def _sockets() -> int:
    """Return how many sockets this process has open, or none where the kernel does not tell."""
    try:
        descriptors = os.listdir("/proc/self/fd")  # noqa: PTH208 - one of them is of this look, and gone by the next line
    except OSError:
        return 0
    return sum(_link(descriptor).startswith("socket:") for descriptor in descriptors)


def _link(descriptor: str) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115 - a name that is no path
    except OSError:
        return ""


def _auditor(notes: Mapping[str, Callable[[tuple[Any, ...]], None]]) -> Callable[[str, tuple[Any, ...]], None]:
    """Return the hook. It outlives this module's globals at exit, so it keeps what it needs itself."""

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        note = notes.get(event)
        if note is not None:
            note(arguments)

    return audit


def _opened(arguments: tuple[Any, ...]) -> None:
    path, mode, flags = arguments
    writes = isinstance(flags, int) and flags & _WRITES
    if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
        _note(path)


def _made(arguments: tuple[Any, ...]) -> None:
    _note(arguments[0])


def _made_second(arguments: tuple[Any, ...]) -> None:
    _note(arguments[1])


def _moved(arguments: tuple[Any, ...]) -> None:
    _removed(arguments)
    _note(arguments[1])


def _removed(arguments: tuple[Any, ...]) -> None:
    path = _path(arguments[0])
    if path and path in _WRITTEN:
        _WRITTEN.pop(path, None)
    elif path and _matters(path) and os.path.lexists(path) and len(_REMOVED) < MOST_NOTED:
        _refuse_own(path)
        _REMOVED[path] = None


def _note(argument: Any) -> None:
    path = _path(argument)
    if path and _matters(path) and len(_WRITTEN) < MOST_NOTED:
        _refuse_own(path)
        _WRITTEN[path] = None


def _path(argument: Any) -> str:
    """Return an argument as an absolute path; nothing for a descriptor or what is no path."""
    try:
        return os.path.abspath(os.fsdecode(argument))  # noqa: PTH100 - no link is to be followed
    except (TypeError, ValueError, OSError):
        return ""


def _matters(path: str) -> bool:
    return _is_own(path) or not ("__pycache__" in path or any(_is_for_writing(path, folder) for folder in _FOR_WRITING))


def _is_for_writing(path: str, folder: str) -> bool:
    """Say whether a path lies in a folder for writing, and not in a working folder that itself lies in there."""
    return _below(path, [folder]) and not (folder != _HERE and _below(_HERE, [folder]) and _below(path, [_HERE]))


def _is_own(path: str) -> bool:
    golden = path.endswith(GOLDEN_SUFFIX) and path.startswith(tuple(_STEMS))
    kept = golden or path.endswith(f"/{BASELINE_FILE}") or _below(path, _PROTECTED)
    return kept or (_below(path, _OWN) and "__pycache__" not in path)


def _refuse_own(path: str) -> None:
    if _is_own(path):
        _REFUSED[path] = None
        raise PermissionError(errno.EACCES, "refused: it belongs to the harness", path)


def _below(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


_NOTES: Mapping[str, Callable[[tuple[Any, ...]], None]] = {
    "open": _opened,
    "os.mkdir": _made,
    "os.truncate": _made,
    "os.link": _made_second,
    "os.symlink": _made_second,
    "os.rename": _moved,
    "os.remove": _removed,
    "os.rmdir": _removed,
}
