"""Choose the scrapers that are named, and load their cases."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from harness.campaign import Unit, with_saved
from harness.cases import Limits, load_cases, with_golden
from harness.cases.sidecar import SUFFIXES
from harness.config.read import OWN_FILE, SHARED_FILE
from harness.config.resolve import Config, absolute
from harness.errors import ConfigError
from harness.model import Case, Options, ScraperSpec
from harness.model.names import is_utf8
from harness.model.suggest import did_you_mean

_DEFAULT_LIMITS = Limits()


def select(config: Config, names: Sequence[str], cassettes: Sequence[str], start: Path) -> tuple[ScraperSpec, ...]:
    """Return the scrapers that are named, each a configured name or `package.module:object`; all when none is.

    Of the names, those that are only paths are further `cassettes`, where some are given.

    Raises:
        ConfigError: a name is unknown, or there is nothing to run.
    """
    known = {spec.name: spec for spec in config.specs}
    paths = [name for name in names if cassettes and name not in known and _is_cassettes(name, start)]
    names = [name for name in names if name not in paths]
    given = absolute(start, [*cassettes, *paths])
    if not names and not known:
        file = config.path or Path(OWN_FILE)
        table = "tool.scraper-harness.scrapers" if file.name == SHARED_FILE else "scrapers"
        raise ConfigError(
            f"no scrapers: name one as package.module:object, or list them under [{table}.NAME] in {file}"
        )
    chosen = [_named(name, config, known, start) for name in names] if names else list(known.values())
    return tuple(msgspec.structs.replace(spec, cassettes=given) if given else spec for spec in dict.fromkeys(chosen))


def units_of(
    specs: Iterable[ScraperSpec], limits: Limits = _DEFAULT_LIMITS, own: Mapping[str, Options] = {}
) -> tuple[Unit, ...]:
    """Load each scraper's cases, and the failures that are kept beside them.

    Args:
        specs: The scrapers.
        limits: How much a cassette may hold.
        own: The options of scrapers that have others than the run's, by name.

    Raises:
        ConfigError: a scraper has no cassettes, or a kept failure cannot be read.
        CassetteError: one of them, or a golden file beside it, cannot be read.
    """
    loaded: dict[tuple[str, ...], tuple[Case, ...]] = {}
    units = []
    for spec in specs:
        if not spec.cassettes:
            file = spec.config or OWN_FILE
            raise ConfigError(f"{spec.name}: no cassettes: pass --cassettes PATH, or set cassettes in {file}")
        if spec.cassettes not in loaded:
            loaded[spec.cassettes] = tuple(load_cases([Path(path) for path in spec.cassettes], limits=limits))
        cases = tuple(with_golden(case, spec.name) for case in loaded[spec.cassettes])
        units.append(Unit(spec, cases, own.get(spec.name)))
    return with_saved(units)


def _named(name: str, config: Config, known: Mapping[str, ScraperSpec], start: Path) -> ScraperSpec:
    if name in known:
        return known[name]
    if ":" in name and is_utf8(name):
        return ScraperSpec(
            name=name,
            target=name,
            cassettes=config.cassettes,
            refusals=config.refusals,
            config=str(config.path or ""),
            environment=config.environment,
            search_path=(*((str(config.path.parent.resolve()),) if config.path else ()), str(start)),
        )
    if _is_path(name, start):
        raise ConfigError(
            f"no scraper is called {name!r}, which is a path: give it with --cassettes if it holds cassettes;"
            " a target is written package.module:object"
        )
    if name.endswith(SUFFIXES):
        raise ConfigError(f"no scraper is called {name!r}, and there is no such file: correct the path")
    raise ConfigError(f"no scraper is called {name!r}{_meant(name, known)}")


def _is_path(name: str, start: Path) -> bool:
    """Say whether a name that is no scraper's leads to a file or folder; a target has a colon, a module is no path."""
    if not name or ":" in name or name.endswith(".py"):
        return False
    return os.path.exists(start / name)  # noqa: PTH110 - it may be a text of any length


def _is_cassettes(name: str, start: Path) -> bool:
    """Say whether a path may lead to cassettes: a folder that holds none, or a package, is rather a slip of the pen."""
    if not _is_path(name, start):
        return False
    place = start / name
    if not place.is_dir():
        return True
    held = (one for suffix in SUFFIXES for one in place.rglob(f"*{suffix}"))
    return not (place / "__init__.py").exists() and next(held, None) is not None


def _meant(name: str, known: Mapping[str, ScraperSpec]) -> str:
    """Return the end of a sentence: a name that is near, and how a target is written, where it may be meant for one."""
    close = did_you_mean(name, known)
    module, _, last = name.rpartition(".")
    if not (last.isidentifier() and all(part.isidentifier() for part in module.split("."))):
        return f": {close}" if close else "; a target is written package.module:object"
    target = f"{module}:{last}"
    if close:
        return f": {close[:-1]}, or the target {target}?"
    return f"; a target is written package.module:object, here {target}"
