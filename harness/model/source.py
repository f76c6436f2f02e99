"""A place in source code."""

import msgspec


class SourcePlace(msgspec.Struct, frozen=True):
    """A line of a file."""

    path: str
    """Relative to the working folder, if it is below it."""
    line: int
    """From 1."""
