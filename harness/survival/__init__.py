"""How long a scraper's fields live, and what became of them between two captures of a page."""

from harness.survival.lives import Lives

__all__ = ["Lives"]
