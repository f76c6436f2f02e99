"""How much a cassette may hold.

A cassette is a file from elsewhere: each way in which it could take all memory, all time or the interpreter's stack has
a figure here. Every figure is checked *before* the work that it bounds.
"""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

MEGABYTE = 1 << 20


def bound(description: str) -> Meta:
    """Say what a figure bounds; the configuration's documentation is made from it."""
    return Meta(ge=1, description=description)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read; the defaults are several times what real cassettes hold."""

    file_bytes: Annotated[int, bound("Size of a cassette, before it is opened.")] = 64 * MEGABYTE
    body_bytes: Annotated[int, bound("Size of one body, after its content encoding is undone.")] = 32 * MEGABYTE
    total_bytes: Annotated[int, bound("Size of all bodies together, and of all text, aliases written out.")] = (
        256 * MEGABYTE
    )
    interactions: Annotated[int, bound("Exchanges in one cassette.")] = 10_000
    depth: Annotated[int, bound("Nesting of lists and mappings.")] = 100
    nodes: Annotated[int, bound("Lists, mappings and scalars, with aliases written out.")] = 2_000_000
    sidecar_bytes: Annotated[int, bound("Size of a sidecar.")] = 256 * 1024
    files: Annotated[int, bound("Cassettes below one folder.")] = 10_000
