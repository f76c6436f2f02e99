"""An x-ray as JSON, version 1: docs/xray.md says what its keys mean.

In: what was found. Out: bytes, the same for the same page and scraper.
"""

from pathlib import Path

import msgspec

from harness.model.xray import Xray
from harness.reports.write import write

VERSION = 1


def xray_document(seen: Xray) -> bytes:
    """Return the document."""
    document = {"version": VERSION, **msgspec.to_builtins(seen)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def write_xray(path: Path, seen: Xray) -> None:
    """Write the document, whole or not at all.

    Raises:
        ConfigError: the file cannot be written.
    """
    write(path, xray_document(seen), "--json")
