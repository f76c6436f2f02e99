"""What a command reads is no place for what it writes.

In: files that are to be written, by option, and what is read. Out: nothing, or a complaint before anything is lost.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from harness.campaign.journal.database import FILE
from harness.campaign.own_folder import OWN_FOLDER
from harness.campaign.source import source_files
from harness.cases.faults import faults_path
from harness.cases.sidecar import SUFFIXES, sidecar_path, stem
from harness.config import Config
from harness.errors import ConfigError
from harness.model import GOLDEN_SUFFIX, ScraperSpec
from harness.model.own_files import FAILURES_FOLDER, SIDECAR_SUFFIX

BASELINE = "baseline"
"""The key that names the baseline file: stands for an option where that file itself is to be written."""


def check_unread(
    files: Mapping[str, Path], specs: Iterable[ScraperSpec], config: Config, captures: Iterable[Path] = ()
) -> None:
    """Say of files by option that one is read where these scrapers are run, and would be lost.

    Args:
        files: The files, by what asks for each.
        specs: The scrapers.
        config: What they are run with.
        captures: Cassettes that are read besides theirs.

    Raises:
        ConfigError: that is so.
    """
    chosen = tuple(specs)
    cassettes = (*captures, *dict.fromkeys(Path(path) for spec in chosen for path in spec.cassettes))
    for option, path in files.items():
        place = path.resolve()
        roles = chain(
            _in_cassettes(place, cassettes),
            _in_configuration(option, place, config),
            _in_scrapers(place, chosen, config),
        )
        if what := next(roles, ""):
            raise ConfigError(f"{path}: is {what}; give {option} another file")


def _in_cassettes(place: Path, cassettes: Iterable[Path]) -> Iterator[str]:
    """Yield what a place is to folders and files of cassettes."""
    for each in cassettes:
        if each.is_dir():
            yield from _among_cassettes(place, each.resolve())
        else:
            yield from _beside_cassette(place, each)


def _in_configuration(option: str, place: Path, config: Config) -> Iterator[str]:
    """Yield what a place is to every command of this folder."""
    own = OWN_FOLDER.resolve()
    if place.parent == own / FAILURES_FOLDER or (place.parent == own and place.name.startswith(FILE)):
        yield f"kept by the harness in {OWN_FOLDER}"
    if config.path and place == config.path.resolve():
        yield "the configuration"
    if option != BASELINE and place == config.baseline_file.resolve():
        yield "the baseline file"


def _in_scrapers(place: Path, specs: tuple[ScraperSpec, ...], config: Config) -> Iterator[str]:
    """Yield what a place is to scrapers and how they are run."""
    for spec in specs if place.exists() else ():
        profile = config.options_of(spec.name).profile
        if profile and place == Path(profile.name).resolve():
            yield f"the profile {profile.name}"
        if (spec.command or place.suffix == ".py") and place in {file.resolve() for file in source_files(spec)}:
            yield f"source of the scraper {spec.name}"


def _beside_cassette(place: Path, cassette: Path) -> Iterator[str]:
    """Yield what a place is to a cassette that was named itself."""
    if place == cassette.resolve():
        yield "a cassette that is read"
    elif place in {sidecar_path(cassette).resolve(), faults_path(cassette).resolve()}:
        yield f"said of the cassette {cassette.name}"
    elif place.parent == cassette.parent.resolve() / FAILURES_FOLDER:
        yield f"in {FAILURES_FOLDER}, where failures are kept"
    elif place.parent == cassette.parent.resolve() and place.name.startswith(f"{stem(cassette).name}."):
        yield from ["a golden file"] * place.name.endswith(GOLDEN_SUFFIX)


def _among_cassettes(place: Path, folder: Path) -> Iterator[str]:
    """Yield what a place is below a folder of cassettes."""
    below = place.relative_to(folder).parts if place.is_relative_to(folder) else ()
    if not below or any(part.startswith(".") for part in below):
        return
    if FAILURES_FOLDER in below[:-1]:
        yield f"in {FAILURES_FOLDER}, where failures are kept"
    elif place.suffix == SIDECAR_SUFFIX:
        for cassette in place.parent.glob("*"):
            if cassette.suffix in SUFFIXES and place in {sidecar_path(cassette), faults_path(cassette)}:
                yield f"said of the cassette {cassette.name}"
    elif not place.exists():
        yield from ["where the next run would read it as a cassette"] * (place.suffix in SUFFIXES)
    elif not place.is_file():
        return
    elif place.name.endswith(GOLDEN_SUFFIX):
        yield "a golden file"
    elif place.suffix in SUFFIXES:
        yield "a cassette that is read"
