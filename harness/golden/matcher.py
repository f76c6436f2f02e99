"""Matchers: texts in a golden file that stand for more than themselves.

| written | what it matches |
| --- | --- |
| `re:PATTERN` | a text that the whole pattern matches |
| `type:NAME` | any value of that type; `type:null|str` of one of several |
| `count>=N`, `count==N`, `count<=N` | a list, or a set, of so many entries |
| `sha256:HEX ...` | a text with this digest; what follows is for readers |
| `is:TEXT` | the text itself, where it begins like a matcher |

Any run of white space in a text counts as one blank, in patterns and digests too.
"""

import hashlib
import re
import warnings
from collections.abc import Callable
from functools import lru_cache

from harness.golden.bounded import OutOfTimeError
from harness.model import TYPE, Value, is_tagged

Matches = Callable[[Value], bool]

LONG_TEXT = 400
"""Characters from which a text is written as its digest."""
LONGEST_PATTERN = 1000
FIRST_WORDS = 60
"""Characters of a long text that are shown beside its digest."""

_WRITTEN = re.compile(r"(re:|type:|count[<>=!]=?|sha256:|is:)(.*)", re.DOTALL)
_COUNT = re.compile(r"[0-9]{1,9}")
_DIGEST = re.compile(r"([0-9a-f]{64})(?: .*)?", re.DOTALL)
_NUMBERS = frozenset({"int", "float"})
_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "bool"),
    (int, "int"),
    (float, "float"),
    (str, "str"),
    (list, "list"),
    (dict, "dict"),
)
"""`bool` before `int`, of which it is a subclass."""
_TYPES = frozenset((*(name for _, name in _NAMES), "null", "number", "bytes", "set", "frozenset", "tuple", "complex"))
"""Names of types without a module; any other is `module.Name`."""


class MatcherError(ValueError):
    """A text begins like a matcher and is none; the message says why and what to write."""


def one_blank(text: str) -> str:
    """Return a text in which each run of white space is one blank."""
    return " ".join(text.split())


def type_of(value: Value) -> str:
    """Return a value's type as `type:` names it: Python's name, or that of what JSON has no word for."""
    if is_tagged(value):
        return str(value[TYPE])
    return next((name for kind, name in _NAMES if isinstance(value, kind)), "null")


@lru_cache(maxsize=1024)
def matcher_of(text: str) -> Matches | None:
    """Return what a text in a golden file matches, or None when it is no matcher.

    Raises:
        MatcherError: it begins like one and cannot be used.
    """
    found = _WRITTEN.match(text)
    if found is None:
        return None
    maker = _MAKERS.get(found[1])
    if maker is None:
        raise MatcherError(
            "no comparison of a count; write count>=, count== or count<=, or is:count... for the text itself"
        )
    return maker(found[2])


def spelled(text: str) -> str:
    """Return what is written for a text: itself, its digest if it is long, or `is:` if it begins like a matcher."""
    if len(one_blank(text)) > LONG_TEXT:
        return f"sha256:{_digest_of(text)} {summary(text)}"
    return f"is:{text}" if _WRITTEN.match(text) else text


def summary(text: str) -> str:
    """Return how long a text is, and its first words."""
    folded = one_blank(text)
    shown = folded if len(folded) <= FIRST_WORDS else f"{folded[:FIRST_WORDS].rpartition(' ')[0]} …"
    return f"{len(folded):,} characters: {shown}"


def is_digest(text: str) -> bool:
    """Say whether a text in a golden file is a digest."""
    return text.startswith("sha256:")


def _pattern(text: str) -> Matches:
    if len(text) > LONGEST_PATTERN:
        raise MatcherError(f"a pattern of {len(text):,} characters; at most {LONGEST_PATTERN:,} are allowed")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pattern = re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise MatcherError(f"not a pattern ({error}); correct it, or write is:re:... for the text itself") from None

    def matches(value: Value) -> bool:
        try:
            return isinstance(value, str) and pattern.fullmatch(one_blank(value)) is not None
        except OutOfTimeError:
            raise OutOfTimeError(text) from None

    return matches


def _type(text: str) -> Matches:
    names = frozenset(text.split("|"))
    if any(not name or name != name.strip() for name in names):
        raise MatcherError("no type is named; write type:str, or is:type:... for the text itself")
    for name in sorted(names - _TYPES):
        if "." not in name:
            known = ", ".join(sorted(_TYPES))
            raise MatcherError(f"no type is called {name}: known are {known}; or write is:type:... for the text itself")
    if "number" in names:
        names |= _NUMBERS
    return lambda value: type_of(value) in names


def _count(holds: Callable[[int, int], bool]) -> Callable[[str], Matches]:
    def made(text: str) -> Matches:
        if not _COUNT.fullmatch(text):
            raise MatcherError("no number; write count>=3, or is:count... for the text itself")
        number = int(text)

        def matches(value: Value) -> bool:
            entries = value["value"] if is_tagged(value) else value
            return isinstance(entries, list) and holds(len(entries), number)

        return matches

    return made


def _digest(text: str) -> Matches:
    found = _DIGEST.fullmatch(text)
    if not found:
        raise MatcherError("no digest of 64 hexadecimal digits; accept anew without the file, or write is:sha256:...")
    return lambda value: isinstance(value, str) and _digest_of(value) == found[1]


def _literal(text: str) -> Matches:
    return lambda value: isinstance(value, str) and one_blank(value) == one_blank(text)


def _digest_of(text: str) -> str:
    return hashlib.sha256(one_blank(text).encode()).hexdigest()


_MAKERS: dict[str, Callable[[str], Matches]] = {
    "re:": _pattern,
    "type:": _type,
    "count>=": _count(int.__ge__),
    "count==": _count(int.__eq__),
    "count<=": _count(int.__le__),
    "sha256:": _digest,
    "is:": _literal,
}
