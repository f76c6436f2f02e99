"""A profile as a file, `weights.toml`: what `learn` writes and `--profile` reads.

In: a path. Out: a profile, each figure within its bounds. The file is small and flat, so that a person can correct it.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from harness.ageing.measured import LONGEST, MEASURED
from harness.errors import ConfigError
from harness.model import Age, Kept, Profile
from harness.model.toml import row

LARGEST = 1 << 20
"""Bytes of a file; one that `learn` writes has about 2,000."""
VERSION = 1

Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[float, Meta(ge=0, le=1e9)]


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    classes: Share
    ids: Share
    tag_paths: Share
    xpaths: Share


class _Pairs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    classes: Count = 0
    ids: Count = 0
    tag_paths: Count = 0
    xpaths: Count = 0


class _Age(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    months: Annotated[float, Meta(gt=0, le=LONGEST)]
    redesigned: Share
    kept: _Kept
    pairs: _Pairs = _Pairs()


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    version: Annotated[int, Meta(ge=VERSION, le=VERSION)]
    redesign: _Kept
    ages: Annotated[tuple[_Age, ...], Meta(min_length=1, max_length=100)]
    weights: dict[str, Count] = {}
    yearly: dict[str, Annotated[float, Meta(ge=0, lt=1)]] = {}


def named_profile(name: str) -> Profile:
    """Return the profile `measured`, or that of a file.

    Raises:
        ConfigError: there is none of this name, or the file is none of a profile.
    """
    return MEASURED if name == MEASURED.name else read_weights(Path(name))


def read_weights(path: Path) -> Profile:
    """Read a profile.

    Raises:
        ConfigError: the file cannot be read, or says what no profile does.
    """
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ConfigError(f"{path}: {reason}; name a file that learn wrote, or {MEASURED.name!r}") from error
    if len(body) > LARGEST:
        raise ConfigError(f"{path}: has more than {LARGEST >> 20} MiB, so it is no file that learn wrote; name that")
    try:
        document = msgspec.convert(tomllib.loads(body.decode("utf-8-sig")), _Document)
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}; correct it, or learn it anew") from error
    for table, known in (("weights", MEASURED.weights), ("yearly", MEASURED.yearly)):
        for name in getattr(document, table):
            if name not in known:
                raise ConfigError(f"{path}: {table}.{name}: no such change; there are {', '.join(known)}")
    months = [age.months for age in document.ages]
    if sorted(set(months)) != months:
        raise ConfigError(f"{path}: ages are not in order of months; put the youngest first, each once")
    return Profile(
        name=str(path),
        ages=tuple(msgspec.convert(msgspec.to_builtins(age), Age) for age in document.ages),
        redesign=msgspec.convert(msgspec.to_builtins(document.redesign), Kept),
        weights={**MEASURED.weights, **document.weights},
        yearly={**MEASURED.yearly, **document.yearly},
    )


def weights_document(profile: Profile, source: str) -> str:
    """Return a profile as a file, which says where it comes from."""
    return "\n".join(_lines(profile, source)) + "\n"


def _lines(profile: Profile, source: str) -> Iterator[str]:
    yield f"# How pages age, learnt from {source}. Use it with: scraper-harness run --profile FILE"
    yield row("version", VERSION)
    yield ""
    yield "# What a redesign leaves."
    yield row("redesign", _figures(profile.redesign))
    for age in profile.ages:
        yield ""
        yield "[[ages]]"
        yield row("months", _short(age.months))
        yield row("redesigned", _short(age.redesigned))
        yield row("kept", _figures(age.kept))
        yield row("pairs", _figures(age.pairs))
    for title, table, figures in (
        ("How often each change of structure is made, relative to the others.", "weights", profile.weights),
        (
            "The share of values (of structured data: of pages) that a change strikes within a year.",
            "yearly",
            profile.yearly,
        ),
    ):
        yield ""
        yield f"# {title}"
        yield f"[{table}]"
        for name, figure in figures.items():
            yield row(name, _short(figure))


def _figures(kept: Kept) -> dict[str, float]:
    return {name: _short(figure) for name, figure in msgspec.structs.asdict(kept).items()}


def _short(figure: float) -> float:
    """Return a figure in four digits, a whole number as such."""
    short = float(f"{figure:.4g}")
    return int(short) if short.is_integer() else short
