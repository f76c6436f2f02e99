"""Saved failures that are to go: those that are fixed, and those that nothing can play any more.

In: all files of saved failures, and the units to which they may belong. Out: what became of each, and whether it may be
removed. Nothing is removed here before everything was played.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.campaign.executor import Unit
from harness.campaign.saved import last_name, load_saved, saved_path
from harness.cases.sidecar import SUFFIXES
from harness.errors import ConfigError
from harness.hunt import Elsewhere, SavedPlayer, sandbox_of
from harness.model import Exhibit, Options, SavedResult


@dataclass(frozen=True, slots=True)
class Pruned:
    """A saved failure and its file."""

    path: Path
    result: SavedResult
    stale: bool = False
    """Whether nothing can play it any more."""

    @property
    def fixed(self) -> bool:
        """Whether it is fixed, and its page shows no other error: then its plan has nothing more to say."""
        return self.result.state == "fixed" and not self.result.reason


def played_again(units: Sequence[Unit], exhibits: Sequence[Exhibit], options: Options) -> Iterator[Pruned]:
    """Play the saved failures of each unit, and yield what became of them."""
    for unit in units:
        if not unit.saved:
            continue
        paths = {case.name: case.path for case in unit.cases}
        own = unit.under(options)
        with sandbox_of(unit.spec, own) as sandbox, Elsewhere(unit.spec, own) as elsewhere:
            for one in SavedPlayer(unit.spec, sandbox, elsewhere, unit.cases, exhibits, own).play(unit.saved):
                path = saved_path(paths[one.result.saved.case], one.result.saved.id)
                yield Pruned(path, one.result, stale=one.result.state == "cannot apply")


def without_owner(files: Iterable[Path], units: Sequence[Unit], configured: Sequence[str]) -> Iterator[Pruned]:
    """Yield the files that belong to no unit's case; of scrapers that were not asked for, only those that are unknown.

    One whose cassette is still there is not stale: it may be that not all cassettes were named.

    Args:
        files: All files of saved failures.
        units: What was asked for.
        configured: Names of all scrapers that there are; where it is empty, none is unknown.
    """
    asked = {unit.spec.name for unit in units}
    owned = {path.resolve() for unit in units for path in _files(unit)}
    for path in {path.resolve(): path for path in files}.values():
        if path.resolve() in owned:
            continue
        saved = load_saved(path)
        gone = not any(path.parent.with_name(f"{last_name(saved.case)}{suffix}").exists() for suffix in SUFFIXES)
        unknown = bool(configured) and saved.scraper not in configured
        if saved.scraper not in asked and not unknown:
            continue
        reason = f"no scraper is called {saved.scraper}"
        if not unknown:
            reason = f"its case {saved.case} is {'gone' if gone else 'not among the cassettes of its scraper'}"
        yield Pruned(path, SavedResult(saved=saved, state="cannot apply", reason=reason), stale=unknown or gone)


def _files(unit: Unit) -> Iterator[Path]:
    paths = {case.name: case.path for case in unit.cases}
    yield from (saved_path(paths[saved.case], saved.id) for saved in unit.saved)


def remove(path: Path) -> None:
    """Delete a file, and its folder with the last one.

    Raises:
        ConfigError: it cannot be deleted.
    """
    try:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be deleted ({error.strerror}); delete it yourself") from error
