"""The nouns: a piece of software, the answers that are provoked from it, and what became of each.

While it is recorded a software finds its files below `/srv/NAME`, whatever folder they lie in on this machine, and
serves port 80 of a loopback of its own; all paths and ports in the table are those.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.origin.errors.shown import Shown

Registry = Literal["Debian", "PyPI", "npm"]

REFUSING, SILENT, CLOSING = 9001, 9002, 9003
"""Ports of upstreams that fail: one where nobody listens, one that never answers, one that hangs up at once."""

FIRST_ERROR_STATUS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One page, the request that provokes it, and what its sidecar says of it."""

    name: str
    """`family/software-status`, its place below `cassettes/errors/`."""
    status: int
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent with the request besides the recorder's usual ones."""
    knocks: int = 0
    """How many times the same request goes before without being recorded: to use up a limit."""
    imitates: str
    sign: tuple[str, ...] = ("page",)
    """Where a scraper can see it, besides the status."""
    markers: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """A program that writes error pages by itself, and how it is made to."""

    name: str
    title: str
    version: str
    licence: str
    registry: Registry
    packages: tuple[str, ...]
    """What is installed; version and licence are those of the first."""
    files: Mapping[str, str]
    """Texts below `/srv/NAME`; a name that ends in a slash is an empty folder."""
    prepare: tuple[tuple[str, ...], ...] = ()
    """Commands that are done before the start."""
    command: tuple[str, ...]
    """What serves port 80 in the foreground."""
    environment: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[Answer, ...]

    @property
    def host(self) -> str:
        return f"{self.name}.errors.example"

    def sidecar(self, answer: Answer) -> str:
        """Return the sidecar of one of the answers as TOML."""
        package = f"{self.registry} package {self.packages[0]}, {self.licence}"
        return Shown(
            name=answer.name,
            pages=(),
            imitates=answer.imitates,
            source=f"recorded from {self.title} {self.version} ({package})",
            sign=("status", *answer.sign) if answer.status >= FIRST_ERROR_STATUS else answer.sign,
            markers=answer.markers,
            forbidden=answer.forbidden,
            tags=("error", answer.language),
        ).sidecar


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one answer: recorded, or why not."""

    name: str
    recorded: bool
    said: str


class NotRecordedError(Exception):
    """A software could not be installed or started, or did not answer as its table says."""
