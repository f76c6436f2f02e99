"""One scraper on one case: try plans, find failures, shrink them and make sure that they show again."""

from harness.hunt.bench import OTHER_HASH_SEED, Bench, Verdict, sandbox_of
from harness.hunt.diff import page_diff
from harness.hunt.example import example_of
from harness.hunt.leak import find_leak, find_leaks_between
from harness.hunt.ledger import Ledger
from harness.hunt.replay import Replay, replay
from harness.hunt.shrinking import failure, smallest

__all__ = [
    "OTHER_HASH_SEED",
    "Bench",
    "Ledger",
    "Replay",
    "Verdict",
    "example_of",
    "failure",
    "find_leak",
    "find_leaks_between",
    "page_diff",
    "replay",
    "sandbox_of",
    "smallest",
]
