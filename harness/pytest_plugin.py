"""The pytest plugin: `pytest` runs the scrapers of a project's configuration, an item each scraper, case and family.

The items belong to the configuration file in pytest's root folder: `pyproject.toml::news::drift[news/story-1]`. As
children of a file they are collected, selected on the command line, deselected, cached and spread over processes by
pytest's own rules. Only where `testpaths` names other folders is the file added to what is collected.

Whoever has the harness installed pays for this module in every run of pytest, so it imports nothing of the harness; the
items live in `harness.pytest_items`, whose imports take half a second, and are imported when there is a configuration.
"""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from harness.pytest_items import ConfigurationFile

MARKER = "scraper_harness"

_OWN_FILE = "scraper-harness.toml"
_SHARED_FILE = "pyproject.toml"
_CONFIGURATION = pytest.StashKey[Path | None]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run, or a project, do without the harness."""
    group = parser.getgroup("scraper-harness")
    group.addoption("--no-scraper-harness", action="store_true", help="Do not run the configured scrapers.")
    parser.addini(MARKER, "Run the scrapers of the project's configuration (true).", type="bool", default=True)


def pytest_configure(config: pytest.Config) -> None:
    """Find the configuration, and have it collected where `testpaths` leaves it out."""
    config.addinivalue_line("markers", f"{MARKER}: a scraper on one case, run by the scraper harness.")
    wanted = config.getini(MARKER) and not config.getoption("--no-scraper-harness")
    path = _configuration(config.rootpath) if wanted else None
    config.stash[_CONFIGURATION] = path
    if path is None or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    named = (config.invocation_params.dir / argument for argument in config.args)
    if not any(path.is_relative_to(folder) for folder in named):
        config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ConfigurationFile | None":
    """Take the configuration file as the parent of its scrapers."""
    if file_path != parent.config.stash[_CONFIGURATION]:
        return None
    from harness.pytest_items import ConfigurationFile  # noqa: PLC0415 (see the module's docstring)

    file = ConfigurationFile.from_parent(parent, path=file_path)
    file.add_marker(MARKER)
    return file


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say that there are warnings: pytest shows the sections of items that passed only when asked to."""
    if config.stash[_CONFIGURATION] is None:
        return
    from harness.pytest_items import WARNINGS  # noqa: PLC0415 (as above)

    passed = terminalreporter.getreports("passed")
    warned = sum(1 for report in passed if any(WARNINGS in title for title, _ in report.sections))
    if warned:
        terminalreporter.write_line(f"scraper-harness: {warned} passed with warnings; -rP shows them", yellow=True)


def _configuration(folder: Path) -> Path | None:
    """Return the folder's configuration file, the harness's own before the shared one."""
    if (folder / _OWN_FILE).is_file():
        return folder / _OWN_FILE
    shared = folder / _SHARED_FILE
    try:
        text = shared.read_text("utf-8")
        known = "scraper-harness" in text and "scraper-harness" in tomllib.loads(text).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return shared if known else None
