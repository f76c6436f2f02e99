"""How long a scraper's fields live, and what became of them between two captures of a page."""

from harness.survival.backtest import Backtested, backtest
from harness.survival.capture import day_of, months_between, read_capture
from harness.survival.lives import Lives

__all__ = [
    "Backtested",
    "Lives",
    "backtest",
    "day_of",
    "months_between",
    "read_capture",
]
