"""A place in source code."""

import msgspec


class SourcePlace(msgspec.Struct, frozen=True):
    """A line of a file."""

    path: str
    """Relative to the repository that the run is in, if it is below it; else to the working folder."""
    line: int
    """From 1."""
