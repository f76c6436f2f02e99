"""Say where a program's failure comes from, by what it wrote to standard error.

In: the text, in whatever form its language has for it. Out: the exception that it amounts to; the line is the best
guess, and the command where there is none.
"""

import linecache
import re
from collections.abc import Iterator
from pathlib import Path

from harness.model import ExceptionInfo
from harness.scrapers.blame import LONGEST_MESSAGE, LONGEST_TRACEBACK
from harness.scrapers.items import without_addresses

_PYTHON = re.compile(r'^\s*File "(?P<file>[^"\n]+)", line (\d+)', re.MULTILINE)
"""Python's frames, of which the last is the innermost."""
_PLACE = re.compile(
    r"""(?<![\w@%+,~./-]) (?:file://)? (?P<file>[\w@%+,~./-]+?)
    (?: : (\d+) \b                    # Node, Ruby, Go, Java: shop.mjs:12:9
    | : [ ] (?:line[ ])? (\d+) :      # shells: shop.sh: line 12: or shop.sh: 12:
    | [ ] (?:on[ ])? line[ ] (\d+) )  # Perl, PHP: shop.pl line 12 or shop.php on line 12""",
    re.VERBOSE,
)
"""A line of a file as all others write it, innermost first."""
_ASIDE = re.compile(r"\s|\W*$|Node\.js v\d")
"""Lines that do not say what is wrong: indented ones, such as frames, those without a word, and Node's version."""
_LIBRARIES = {"node_modules", "site-packages", "dist-packages", "vendor"}


def complaint(kind: str, errors: str, *, command: str, folder: Path, message: str = "") -> ExceptionInfo:
    """Describe a failure.

    Args:
        kind: What stands for an exception's type, such as `exit code 1`.
        errors: What the program wrote to standard error, or the tail of it.
        command: What was run.
        folder: Where it ran; lines of files elsewhere are a library's.
        message: What is wrong, where the harness knows it; else what the program says last.
    """
    file, line = next(_places(errors, folder), ("", 0))
    where = f"{file}:{line}" if file else command
    said = message or without_addresses(_said(errors))
    return ExceptionInfo(
        type=kind,
        message=f"{said[:LONGEST_MESSAGE]}..." if len(said) > LONGEST_MESSAGE else said,
        where=where,
        line=linecache.getline(str(folder / file), line).strip() if file else "",
        origin=where,
        traceback=errors[-LONGEST_TRACEBACK:],
    )


def _said(errors: str) -> str:
    """Return the last line that tells what is wrong."""
    lines = [line.strip() for line in errors.splitlines() if not _ASIDE.match(line)]
    return (lines or errors.strip().splitlines() or [""])[-1]


def _places(errors: str, folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the lines of the folder's own files that are named, the innermost first."""
    matches = [*reversed(list(_PYTHON.finditer(errors))), *_PLACE.finditer(errors)]
    for match in matches:
        try:
            path = (folder / match["file"]).resolve()
            own = path.is_relative_to(folder) and _LIBRARIES.isdisjoint(path.parts) and path.is_file()
        except (OSError, ValueError):  # what no file can be called
            continue
        if own:
            yield path.relative_to(folder).as_posix(), int(match[match.lastindex or 0])
