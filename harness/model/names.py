"""Names that can be told: a report, a journal and a frame hold UTF-8, and the names of a file system need be none.

In: a name as Python has it, with surrogates in place of bytes that are no UTF-8. Out: whether it can be told, or how it
is shown.
"""

import os


def is_utf8(name: str) -> bool:
    """Say whether a name can be told as it is."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def escaped(name: str | os.PathLike[str]) -> str:
    """Return a name with the bytes that are no UTF-8 written as escapes, as a shell takes them."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
