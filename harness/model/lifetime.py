"""How long the fields of a scraper live: what became of each when its pages grew old."""

import msgspec


class Lived(msgspec.Struct, frozen=True, kw_only=True):
    """One field on pages of one age."""

    months: float
    examples: int
    """Aged pages that were scraped."""
    same: int
    """Of them, those that gave the recorded page's value."""
    lost: int
    """Those that gave none: the field was absent, the scraper refused or failed."""
    wrong: int
    """Those that gave another value, of which nobody is told."""
    share: float
    """Of those that gave the same value, among all."""
    low: float
    high: float
    """Between which the true share lies, in 95 of 100 cases."""


class Lifetime(msgspec.Struct, frozen=True, kw_only=True):
    """One field."""

    field: str
    ages: tuple[Lived, ...]
    """Youngest first."""
    half_life: float | None = None
    """Months after which half of the pages give the same value no more; None where that is beyond the last age."""
    half_life_low: float | None = None
    half_life_high: float | None = None
    silent: float | None = None
    """Of what broke, the share that gave a wrong value; None where nothing broke."""
    silent_low: float | None = None
    silent_high: float | None = None
