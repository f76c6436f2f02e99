"""One scraper on one case: try plans, find failures, shrink them and make sure that they show again."""

from harness.hunt.aiming import aims_of
from harness.hunt.apart import apart
from harness.hunt.bench import Bench, Verdict
from harness.hunt.diff import page_diff
from harness.hunt.elsewhere import Elsewhere
from harness.hunt.example import example_of
from harness.hunt.flow import unreached
from harness.hunt.leak import find_leak, find_leaks_between
from harness.hunt.ledger import Ledger
from harness.hunt.leftover import Leftovers
from harness.hunt.opaque import opaque
from harness.hunt.remains import find_remains, find_remains_of_plans
from harness.hunt.replay import Replay, digest_of, replay
from harness.hunt.saved import PlayedAgain, SavedPlayer
from harness.hunt.shrinking import failure, smallest
from harness.hunt.start import environment_of, sandbox_of
from harness.hunt.unread import UNASKED, Unread
from harness.hunt.unrecorded import stood_in, unrecorded

__all__ = [
    "UNASKED",
    "Bench",
    "Elsewhere",
    "Ledger",
    "Leftovers",
    "PlayedAgain",
    "Replay",
    "SavedPlayer",
    "Unread",
    "Verdict",
    "aims_of",
    "apart",
    "digest_of",
    "environment_of",
    "example_of",
    "failure",
    "find_leak",
    "find_leaks_between",
    "find_remains",
    "find_remains_of_plans",
    "opaque",
    "page_diff",
    "replay",
    "sandbox_of",
    "smallest",
    "stood_in",
    "unreached",
    "unrecorded",
]
