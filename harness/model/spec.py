"""What is to be run: a scraper as configured, and how hard to try."""

from typing import Literal

import msgspec

from harness.model.mutation import FAMILIES, Family
from harness.model.profile import Profile

MEBIBYTE = 1 << 20


class ScraperSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper as the user configured it."""

    name: str
    target: str
    """`package.module:object`; of a program its command line, for reports."""
    command: tuple[str, ...] = ()
    """A program and its arguments, in which `{url}` stands for the case's URL; empty for a scraper in Python."""
    refusal_codes: tuple[int, ...] = ()
    """Exit codes of the program that mean a refusal."""
    folder: str = ""
    """Where the program runs."""
    cassettes: tuple[str, ...] = ()
    """Folders or files, absolute or relative to the working folder."""
    refusals: tuple[str, ...] = ()
    """Exception classes as `package.module:Class` that the scraper declares as refusals."""
    key: tuple[str, ...] = ()
    """Fields by which the items of a listing are known; empty to find the best one."""
    search_path: tuple[str, ...] = ()
    """Folders put first on the scraper's import path; lines of its code are told relative to the first."""
    config: str = ""
    """The configuration file in use, as a message names it; empty where there is none."""
    environment: tuple[tuple[str, str], ...] = ()
    """Variables of the scraper's process. As in `command`, `${NAME}` is replaced when the process starts and not
    before, so that nothing secret is kept with a failure."""


Replay = Literal["memory", "wire"]
"""How answers reach a scraper: from its own process's memory, or from a server on the loopback."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How hard to try, within which limits, and what of a result is looked at."""

    max_examples: int = 100
    """Examples per scraper, case and family."""
    seed: int = 0
    timeout: float = 10.0
    """Wall seconds after which one call of a scraper is a hang."""
    memory: int = 512 * MEBIBYTE
    """Bytes that one scraper may allocate beyond what its import took."""
    replay: Replay = "memory"
    families: tuple[Family, ...] = FAMILIES
    ignore: tuple[str, ...] = ()
    """Fields that are left out of every result, as `offers.*.uuid`."""
    absent: tuple[str, ...] = ()
    """Texts by which the scraper says that there is no value."""
    months: tuple[int, ...] = ()
    """Ages at which it is asked how many fields survive; none to leave that out."""
    profile: Profile | None = None
    """How pages age; None as it was measured."""
