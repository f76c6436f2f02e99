"""A part of the scrapers: those of one machine out of several, or those that a change concerns."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from harness.campaign.source import source_files
from harness.errors import ConfigError
from harness.model import ScraperSpec
from harness.model.own_files import FAILURES_FOLDER

_GIT_SECONDS = 60


def shard(specs: Sequence[ScraperSpec], part: int, parts: int) -> tuple[ScraperSpec, ...]:
    """Return every `parts`-th scraper from the `part`-th on, counted from 1: each is in one part, whatever its name."""
    return tuple(specs[part - 1 :: parts])


def changed_since(
    revision: str, specs: Sequence[ScraperSpec], config: Path | None, start: Path
) -> tuple[ScraperSpec, ...]:
    """Return the scrapers whose own modules, cassettes or configuration changed since a revision of git.

    What is not committed yet counts, files that git does not know yet included. Installed packages are not looked at.

    Raises:
        ConfigError: the folder is in no repository, git is not there, or knows no such revision.
    """
    changed = _changed_files(revision, start)
    if config is not None and config.resolve() in changed:
        return tuple(specs)
    return tuple(spec for spec in specs if _is_concerned(spec, changed))


def _is_concerned(spec: ScraperSpec, changed: frozenset[Path]) -> bool:
    if source_files(spec) & changed or any(_is_lost_module(file, spec) for file in changed):
        return True
    for cassette in (Path(path).resolve() for path in spec.cassettes):
        beside = cassette.with_suffix("").name
        for file in changed:
            if cassette in file.parents or file.parent == cassette.parent / FAILURES_FOLDER:
                return True
            if cassette.is_file() and file.parent == cassette.parent and file.name.startswith(f"{beside}."):
                return True
    return False


def _is_lost_module(file: Path, spec: ScraperSpec) -> bool:
    """Say whether a file is a module that went away, which nothing can be seen to import any more."""
    folders = (Path(folder).resolve() for folder in spec.search_path)
    return file.suffix == ".py" and not file.exists() and any(folder in file.parents for folder in folders)


def _changed_files(revision: str, start: Path) -> frozenset[Path]:
    if revision.startswith("-"):
        raise ConfigError(f"--changed-since {revision}: no revision; give a commit, a branch or a tag")
    top = Path(_git(start, revision, "rev-parse", "--show-toplevel").rstrip("\n"))
    _git(top, revision, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}", unknown=True)
    committed = _git(top, revision, "diff", "--name-only", "-z", "--no-renames", revision, "--")
    unknown = _git(top, revision, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((top / name).resolve() for name in (committed + unknown).split("\0") if name)


def _git(folder: Path, revision: str, *arguments: str, unknown: bool = False) -> str:
    """Return what git prints; where it says no, the revision is `unknown`, or git's own reason is told."""
    try:
        done = subprocess.run(  # noqa: S603 - a list, run without a shell; no argument of it begins an option
            ("git", *arguments),  # noqa: S607 - the one that the user's shell finds
            cwd=folder,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConfigError(f"--changed-since {revision}: git cannot be run ({error}); install it") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        if "not a git repository" in said:
            said = f"{folder} is in no checkout of git; run it in one, or leave --changed-since out"
        elif unknown:
            said = "this checkout has no such revision; give a commit, a branch or a tag (in CI, fetch the history)"
        else:
            said = f"git {arguments[0]} cannot tell ({said}); make it run here"
        raise ConfigError(f"--changed-since {revision}: {said}")
    return done.stdout.decode(errors="surrogateescape")
