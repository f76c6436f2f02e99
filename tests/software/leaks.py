"""What a recorded answer must not tell: the machine that it was recorded on.

In: the text of a cassette. Out: what it tells, shortest first; nothing where all is well.
"""

import platform
import re
from pathlib import Path

FOLDERS = re.compile(
    r"(?<![\w.])/(?:tmp|root|home|work|mnt|opt|Users|private|builds?|workspaces?)(?:/[\w.-]+)*(?![\w-])"
)
"""Where people and their tools keep things; the software itself sees `/srv`."""
ADDRESSES = re.compile(r"(?:127\.0\.0\.\d+|localhost|0\.0\.0\.0):\d+")


def leaks(text: str) -> list[str]:
    """Return what a text tells of a machine: folders, addresses with ports, its name and its kernel."""
    found = {match.group() for pattern in (FOLDERS, ADDRESSES) for match in pattern.finditer(text)}
    return sorted(found | {name for name in names() if name in text}, key=lambda each: (len(each), each))


def names() -> set[str]:
    """Return what this machine calls itself, inside a room too, and its kernel."""
    file = Path("/etc/hostname")
    called = file.read_text(encoding="utf-8").strip() if file.exists() else platform.node()
    return {called, platform.release()} - {"", "localhost"}
