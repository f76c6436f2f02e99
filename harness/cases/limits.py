"""How much a cassette may hold.

A cassette is a file from elsewhere: each way in which it could take all memory, all time or the interpreter's stack has
a figure here. Every figure is checked *before* the work that it bounds.
"""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read; the defaults are several times what real cassettes hold."""

    file_bytes: int = 64 * MEGABYTE
    """Size of a cassette, asked of the file system before it is opened."""
    body_bytes: int = 32 * MEGABYTE
    """Size of one body, after its content encoding is undone."""
    total_bytes: int = 256 * MEGABYTE
    """Size of all bodies together, and of all text with every YAML alias written out."""
    interactions: int = 10_000
    """Exchanges in one cassette."""
    depth: int = 100
    """Nesting of lists and mappings."""
    nodes: int = 2_000_000
    """Lists, mappings and scalars, with every YAML alias written out."""
    sidecar_bytes: int = 256 * 1024
    """Size of a sidecar."""
    files: int = 10_000
    """Cassettes below one folder."""
