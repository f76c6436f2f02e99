"""Where a scraper stands in source, and which files of the user's it is made of; found without importing anything.

In: a scraper's spec, or its failures. Out: files, or places as services name them that show a failure beside the code.
Modules are looked for in the folders that the scraper is imported from, so that what is installed is no part of it.
"""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from harness.model import Failure, ScraperResult, ScraperSpec, SourcePlace

LARGEST_MODULE = 4 << 20
"""Bytes of a module that is read for what it imports."""
MOST_MODULES = 2_000

_WHERE = re.compile(r"(?P<file>.+):(?P<line>[1-9]\d{0,8})")
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def failure_places(
    specs: Iterable[ScraperSpec], results: Iterable[ScraperResult], working: Path
) -> dict[str, SourcePlace]:
    """Return the user's own line that each failure belongs to, by its ID, as far as that is known.

    Paths are relative to the repository that the working folder is in, for services count from there.
    """
    start = next((folder for folder in (working, *working.parents) if (folder / ".git").exists()), working)
    known = {spec.name: spec for spec in specs}
    failures = [failure for result in results for failure in result.failures]
    found = ((failure.id, failure_place(failure, known[failure.scraper], start)) for failure in failures)
    return {identifier: place for identifier, place in found if place is not None}


def failure_place(failure: Failure, spec: ScraperSpec, start: Path) -> SourcePlace | None:
    """Return the line that raised, or else where the scraper begins; None where neither is a file of the user's."""
    raised = failure.exception
    if told := _WHERE.fullmatch(raised.where) if raised else None:
        for folder in (spec.folder,) if spec.command else spec.search_path:
            file = Path(folder, told["file"])
            if os.path.isfile(file):  # noqa: PTH113 - it may be a command, of any length
                return SourcePlace(_relative(file, start), int(told["line"]))
    return source_place(spec, start)


def source_place(spec: ScraperSpec, start: Path) -> SourcePlace | None:
    """Return where a scraper is defined, relative to `start` if it is below it; None where that cannot be told."""
    if spec.command:
        files = sorted(_files_of_program(spec))
        return SourcePlace(_relative(files[0], start), 1) if files else None
    module, _, name = spec.target.partition(":")
    file = _file_of(module, _folders(spec))
    if file is None:
        return None
    wanted = name.partition(".")[0]
    lines = (node.lineno for node in _tree(file).body if isinstance(node, _DEFINITIONS) and node.name == wanted)
    return SourcePlace(_relative(file, start), next(lines, 1))


def source_files(spec: ScraperSpec) -> frozenset[Path]:
    """Return the files that a scraper is made of: its module, what that imports of the user's own, and so on."""
    if spec.command:
        return frozenset(_files_of_program(spec))
    folders = _folders(spec)
    found: set[Path] = set()
    waiting = [spec.target.partition(":")[0], *(refusal.partition(":")[0] for refusal in spec.refusals)]
    while waiting and len(found) < MOST_MODULES:
        module = waiting.pop()
        for package in _with_packages(module):
            file = _file_of(package, folders)
            if file is not None and file not in found:
                found.add(file)
                waiting += _imports(file, package)
    return frozenset(found)


def _folders(spec: ScraperSpec) -> tuple[Path, ...]:
    return tuple(Path(folder).resolve() for folder in spec.search_path)


def _files_of_program(spec: ScraperSpec) -> Iterator[Path]:
    for argument in spec.command:
        path = Path(spec.folder, argument)
        if os.path.isfile(path):  # noqa: PTH113 - it may be a program's text, of any length
            yield path.resolve()


def _with_packages(module: str) -> Iterator[str]:
    """Yield a module and the packages that it lies in, which are imported with it."""
    parts = module.split(".")
    for number in range(len(parts), 0, -1):
        yield ".".join(parts[:number])


@cache
def _file_of(module: str, folders: tuple[Path, ...]) -> Path | None:
    if not all(part.isidentifier() for part in module.split(".")):
        return None
    place = Path(*module.split("."))
    for folder in folders:
        for file in (folder / place / "__init__.py", folder / place.with_suffix(".py")):
            if os.path.isfile(file):  # noqa: PTH113 - a name that no file can have is none
                return file
    return None


@cache
def _tree(file: Path) -> ast.Module:
    try:
        if file.stat().st_size > LARGEST_MODULE:
            return ast.Module([], [])
        return ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def _imports(file: Path, module: str) -> Iterator[str]:
    """Yield the modules that a file imports, anywhere in it, and names that may be modules too."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            yield base
            yield from (f"{base}.{alias.name}".lstrip(".") for alias in node.names)


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join((*above, *((node.module,) if node.module else ())))


def _relative(file: Path, start: Path) -> str:
    try:
        return file.relative_to(start.resolve()).as_posix()
    except ValueError:
        return str(file)
