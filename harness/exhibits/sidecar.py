"""What is written beside an exhibit: checked as strictly as a person who writes one by hand needs it.

In: a sidecar's keys and values as TOML gave them. Out: `ExhibitSidecar`, or one line that names file, key and remedy.
"""

from collections.abc import Mapping
from typing import get_args

import msgspec

from harness.errors import CassetteError
from harness.model import Expectation, Sign
from harness.model.suggest import did_you_mean

SHORTEST_TEXT = 4
"""Least characters of a forbidden text: a shorter one, such as `403`, is part of sound values by chance."""

_LONGEST_SHOWN = 60
_SIGNS: tuple[str, ...] = get_args(Sign)


class ExhibitSidecar(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of an exhibit's sidecar; the last three are those of any case."""

    family: str
    imitates: str
    source: str
    sign: tuple[str, ...]
    article: bool = False
    empty: bool = False
    markers: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    expect: Expectation = "refusal"
    url: str | None = None
    tags: tuple[str, ...] = ()


_REQUIRED = ("family", "imitates", "source", "sign")
_REMEDIES = {
    "family": "name the kind of error, such as not-found or challenge",
    "imitates": "say in words what the page imitates",
    "source": "say where the facts come from, such as a standard and its section",
    "sign": f"list where a scraper can see it: {', '.join(_SIGNS)}",
}


def is_exhibit(sidecar: Mapping[str, object]) -> bool:
    """Say whether a sidecar is an exhibit's: no other case has a family or a sign."""
    return "family" in sidecar or "sign" in sidecar


def check_sidecar(sidecar: Mapping[str, object], path: str) -> ExhibitSidecar:
    """Return the sidecar's keys with their types.

    Raises:
        CassetteError: a key is unknown, missing or of the wrong type, or its value can mean nothing.
    """
    known = ExhibitSidecar.__struct_fields__
    for key in sidecar:
        if key not in known:
            remedy = did_you_mean(key, known) or f"an exhibit has {', '.join(known)}"
            raise CassetteError(f"{path}: unknown key {shortened(key)}: {remedy}")
    for key in _REQUIRED:
        if not sidecar.get(key):
            raise CassetteError(f"{path}: {key} is missing: {_REMEDIES[key]}")
    try:
        said = msgspec.convert(dict(sidecar), ExhibitSidecar)
    except msgspec.ValidationError as error:
        raise CassetteError(f"{path}: {' '.join(str(error).split())}: correct it") from None
    _check_values(said, path)
    return said


def _check_values(said: ExhibitSidecar, path: str) -> None:
    for key in ("imitates", "source"):
        if not getattr(said, key).strip():
            raise CassetteError(f"{path}: {key} is blank: {_REMEDIES[key]}")
    if not said.family.replace("-", "").isalnum():
        raise CassetteError(
            f"{path}: family {shortened(said.family)} is no plain word: use letters, digits and hyphens"
        )
    if said.expect != "refusal":
        raise CassetteError(f"{path}: expect is {said.expect}, but an exhibit is to be refused: leave expect out")
    for sign in said.sign:
        if sign not in _SIGNS:
            remedy = did_you_mean(sign, _SIGNS) or f"use {', '.join(_SIGNS)}"
            raise CassetteError(f"{path}: unknown sign {shortened(sign)}: {remedy}")
    for text in said.forbidden:
        if len(text.strip()) < SHORTEST_TEXT:
            least = f"shorter than {SHORTEST_TEXT} characters"
            raise CassetteError(f"{path}: forbidden text {shortened(text)} is {least}: take more of its sentence")


def shortened(text: str) -> str:
    """Return text from a file, quoted and cut so that it fits into a message of one line."""
    line = " ".join(text.split())
    return repr(line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 3]}...")
