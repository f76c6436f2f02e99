"""Golden results: their file format, the matchers in them, and how a result compares with one.

In: what a maintainer accepted, and what a scraper gives now. Out: the fields in which they differ, or the result to be
accepted from now on. Nothing here reads or writes files.
"""

from harness.golden.bounded import OutOfTimeError
from harness.golden.compare import Difference, differences
from harness.golden.document import UnreadableGoldenError, document, document_diff, parsed
from harness.golden.matcher import MatcherError, is_digest, matcher_of, summary
from harness.golden.renew import renewed

__all__ = [
    "Difference",
    "MatcherError",
    "OutOfTimeError",
    "UnreadableGoldenError",
    "differences",
    "document",
    "document_diff",
    "is_digest",
    "matcher_of",
    "parsed",
    "renewed",
    "summary",
]
