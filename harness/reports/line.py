"""A line of a report: stretches of text, each with the part it plays; a face decides how a part looks."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "plain",
    "error",
    "warning",
    "good",
    "title",
    "label",
    "muted",
    "code",
    "removed",
    "removed part",
    "added",
    "added part",
    "command",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
]

MARKS: tuple[Role, ...] = ("first", "second", "third", "fourth", "fifth", "sixth")
"""What tells things of one kind apart, such as fields; of more than six the seventh looks like the first."""
WIDTH = 100
"""Columns of a report where no terminal says how many it has."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of printable text on one line."""

    text: str
    role: Role = "plain"


Line = tuple[Span, ...]


def plain_text(lines: Iterable[Line]) -> str:
    """Return lines as text without any colour."""
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return `text` wrapped to `width` columns, led in by `first` and, from the second line on, by `rest`."""
    wrapped = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        expand_tabs=False,
        replace_whitespace=False,
        break_on_hyphens=False,
    )
    return wrapped or [first]


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 error`, `1,200 examples`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
