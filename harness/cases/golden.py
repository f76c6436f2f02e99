"""Golden files: `CASE.SCRAPER.golden.json` beside the cassette of the case.

In: a cassette's path and a scraper's name. Out: what was accepted, or a file. The files are untrusted like cassettes:
bounded in size, never a link, and what they hold is checked before anything compares with it.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from harness.cases.document import shortened
from harness.cases.sidecar import stem
from harness.errors import CassetteError
from harness.files import write_whole
from harness.golden import UnreadableGoldenError, document, parsed
from harness.model import GOLDEN_SUFFIX, Case, Golden, golden_name

MOST_BYTES = 16 << 20


def golden_path(cassette: Path, scraper: str) -> Path:
    """Return where the golden file of a scraper on a cassette is, if there is one."""
    return cassette.with_name(golden_name(stem(cassette).name, scraper))


def with_golden(case: Case, scraper: str) -> Case:
    """Return a case with what was accepted as this scraper's result on it, if anything was.

    Raises:
        CassetteError: the golden file cannot be read, or is another's.
    """
    cassette = Path(case.path)
    path = golden_path(cassette, scraper)
    golden = read_golden(path)
    if golden is None:
        return case
    if (golden.scraper, golden.case) != (scraper, stem(cassette).name):
        raise CassetteError(
            f"{path}: says that it is of scraper {shortened(golden.scraper)} and case {shortened(golden.case)}:"
            " correct scraper and case in it, or delete it and accept again"
        )
    return msgspec.structs.replace(case, golden=golden)


def read_golden(path: Path) -> Golden | None:
    """Return what a golden file holds; None when there is no such file, as of a name that none can have.

    Raises:
        CassetteError: it cannot be read, or holds no golden result that this version knows.
    """
    try:
        if path.is_symlink():
            raise CassetteError(f"{path}: a link: put the file itself there")
        if not path.exists():
            return None
        if not path.is_file():
            raise CassetteError(f"{path}: not a regular file: delete it and accept again")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise CassetteError(f"{path}: {size:,} bytes, the limit is {MOST_BYTES:,}: shorten it, or delete it")
        return parsed(path.read_bytes())
    except UnreadableGoldenError as error:
        raise CassetteError(f"{path}: {' '.join(str(error).split())}") from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise CassetteError(f"{path}: {error.strerror}: check its permissions") from None


def write_golden(path: Path, golden: Golden) -> None:
    """Write a golden file, whole or not at all.

    Raises:
        CassetteError: it cannot be written, or could not be read again.
    """
    content = document(golden)
    if len(content) > MOST_BYTES:
        raise CassetteError(f"{path}: {len(content):,} bytes, the limit is {MOST_BYTES:,}: accept a smaller page")
    try:
        write_whole(path, content)
    except OSError as error:
        long = error.errno == errno.ENAMETOOLONG
        remedy = "shorten the scraper's name, or the cassette's" if long else "make its folder writable"
        raise CassetteError(f"{path}: {error.strerror}: {remedy}") from error


def golden_files(place: Path) -> Iterator[Path]:
    """Yield the golden files below a folder, or beside a cassette, sorted."""
    if not place.is_dir():
        yield from sorted(path for path in place.parent.glob(f"*{GOLDEN_SUFFIX}") if not path.name.startswith("."))
        return
    for current, folders, files in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(current, name) for name in sorted(files) if name.endswith(GOLDEN_SUFFIX) and not name.startswith(".")
        )
