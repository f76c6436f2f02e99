"""Say where an exception comes from: which line of the scraper's own code, and which line raised.

A frame is the scraper's own if its module belongs to the target's top package, or its file lies neither in the standard
library nor among installed packages nor in the harness. Code that was compiled elsewhere, as Cython's is, names a
source that is not there (`src/lxml/parser.pxi`): it lies where its module does. Paths are relative to the folder that
the scraper is imported from, to site-packages or to the standard library, and elsewhere begin at the module's package:
an identity holds on any machine, and whichever folder the run was started from.
"""

import linecache
import sysconfig
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from harness.model import ExceptionInfo
from harness.model.one_line import one_line
from harness.scrapers.items import qualified, sendable, without_addresses

LONGEST_MESSAGE = 1_000
LONGEST_TRACEBACK = 8_000
MOST_FRAMES = 40
MOST_CHAINED = 5
REPEATED = 5
"""Times that a line stands in a stack, to be taken for part of a recursion that has no end."""

_HARNESS = Path(__file__).parents[1]
_INSTALLED = {"site-packages", "dist-packages"}
_LIBRARIES = tuple(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib"))

Place = tuple[str, int, str, str, str]
"""File, line, function, module, and the file that the code was loaded from."""


def blame(error: BaseException, *, target: str, folder: Path | None = None) -> ExceptionInfo:
    """Describe an exception that left the scraper `target`, paths relative to `folder` (default: the working one).

    Args:
        error: The exception.
        target: The scraper, whose package is its own code wherever it lies.
        folder: Where it is imported from.
    """
    base = str(folder or Path.cwd())
    places = [place for place in _places(error.__traceback__) if not _is_harness(place[0])]
    package = target.partition(":")[0].partition(".")[0]
    written = [place for place in places if _is_own(place, package) and not place[0].startswith("<")]
    own = _culprit(error, written or [place for place in places if _is_own(place, package)])
    origin = places[-1] if places else None
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        own = own or (error.filename, error.lineno, "<module>", "", error.filename)
    where = own or origin
    return ExceptionInfo(
        type=qualified(type(error)),
        message=_message(error),
        where=_shown(where, base),
        line=sendable(linecache.getline(where[0], where[1]).strip()) if where else "",
        origin=_shown(origin or where, base),
        traceback=_bounded(_chain_text(error, base)),
    )


def _places(traceback: TracebackType | None) -> Iterator[Place]:
    while traceback is not None:
        frame = traceback.tb_frame
        file, module, loaded = (frame.f_code.co_filename, *map(frame.f_globals.get, ("__name__", "__file__")))
        yield (
            file,
            traceback.tb_lineno or 0,
            frame.f_code.co_name,
            module if isinstance(module, str) else "",
            file if Path(file).is_absolute() or not isinstance(loaded, str) else loaded,
        )
        traceback = traceback.tb_next


def _culprit(error: BaseException, own: Sequence[Place]) -> Place | None:
    """Return the innermost frame; of a recursion without end, which breaks off anywhere, the first that repeats.

    What repeats less than half as often as another led there by chance.
    """
    times = Counter(place[:2] for place in own) if isinstance(error, RecursionError) else Counter()
    most = max(times.values(), default=0)
    if most >= REPEATED:
        return next(place for place in own if 2 * times[place[:2]] >= most)
    return own[-1] if own else None


def _is_own(place: Place, package: str) -> bool:
    *_, module, loaded = place
    return module.partition(".")[0] == package or _is_users(loaded)


@lru_cache(maxsize=4096)
def _is_users(file: str) -> bool:
    path = Path(file)
    if file.startswith("<") or not _INSTALLED.isdisjoint(path.parts):
        return False
    return not any(path.is_relative_to(library) for library in _LIBRARIES)


@lru_cache(maxsize=4096)
def _is_harness(file: str) -> bool:
    return Path(file).is_relative_to(_HARNESS)


def _shown(place: Place | None, base: str) -> str:
    return sendable(f"{_relative(place[0], place[3], base)}:{place[1]}") if place else ""


@lru_cache(maxsize=4096)
def _relative(file: str, module: str, base: str) -> str:
    path = Path(file)
    if not path.is_absolute():
        return file
    for index, part in enumerate(path.parts):
        if part in _INSTALLED:
            return Path(*path.parts[index + 1 :]).as_posix()
    for found, root in (*((path, library) for library in _LIBRARIES), (path, Path(base)), (path.resolve(), Path(base))):
        if found.is_relative_to(root):
            return found.relative_to(root).as_posix()
    return _from_package(path, module)


def _from_package(path: Path, module: str) -> str:
    """Return a file as its module names it, `mypkg/news.py` of `mypkg.news`; its last name where that is another."""
    names = (*module.split("."), *(["__init__"] if path.stem == "__init__" else []))
    parts = path.parts[-len(names) :]
    return "/".join(parts) if (*parts[:-1], path.stem) == names else path.name


def _message(error: BaseException) -> str:
    """Return what it says, in one line."""
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - the scraper's own exception class may raise anything here
        return "<its __str__ raises>"
    if len(text) > LONGEST_MESSAGE:
        text = f"{text[:LONGEST_MESSAGE]}..."
    return sendable(without_addresses(one_line(text)))


def _chain_text(error: BaseException, base: str) -> str:
    """Return the traceback in Python's form, without the harness's own frames: causes first, a group's members last."""
    parts: list[str] = []
    current: BaseException | None = error
    while current is not None and len(parts) < MOST_CHAINED:
        parts.append(_one_text(current, base))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    text = "\n\n".join(reversed(parts))
    if isinstance(error, BaseExceptionGroup):
        text = "\n\n".join((text, *(_one_text(member, base) for member in error.exceptions[:MOST_CHAINED])))
    return text


def _one_text(error: BaseException, base: str) -> str:
    places = [place for place in _places(error.__traceback__) if not _is_harness(place[0])]
    left_out = len(places) - MOST_FRAMES
    lines: list[str] = []
    for index, (file, number, function, module, _) in enumerate(places):
        if left_out > 0 and MOST_FRAMES // 2 <= index < MOST_FRAMES // 2 + left_out:
            continue
        if left_out > 0 and index == MOST_FRAMES // 2 + left_out:
            lines.append(f"  ... {left_out} frames ...")
        lines.append(f"  {_relative(file, module, base)}:{number}, in {function}")
        if source := linecache.getline(file, number).strip():
            lines.append(f"    {source}")
    message = _message(error)
    lines.append(f"{qualified(type(error))}: {message}" if message else qualified(type(error)))
    return sendable("\n".join(lines))


def _bounded(text: str) -> str:
    if len(text) <= LONGEST_TRACEBACK:
        return text
    head = LONGEST_TRACEBACK // 4
    return f"{text[:head]}\n...\n{text[head - LONGEST_TRACEBACK :]}"
