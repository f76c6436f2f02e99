"""What a mistyped name was meant to be, as a question."""

import difflib
from collections.abc import Iterable, Sequence


def did_you_mean(name: str, known: Iterable[str], most: int = 1) -> str:
    """Return the question whether one of the known names that are near was meant, or "" where none is near."""
    return asked(near(name, known, most))


def near(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the known names that are near, the nearest first."""
    return difflib.get_close_matches(name, list(known), most)


def asked(names: Sequence[str]) -> str:
    """Return the question whether one of these names was meant, or "" where there is none."""
    *others, last = map(repr, names) if names else ("",)
    return f"did you mean {', '.join(others)}{' or ' if others else ''}{last}?" if last else ""
