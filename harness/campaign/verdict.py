"""From results to an exit code: what tested nothing is never a success."""

from collections.abc import Sequence

from harness.model import ScraperResult

SUCCESS = 0
FAILED = 1
UNUSABLE = 2


def exit_code(results: Sequence[ScraperResult], *, interrupted: bool = False) -> int:
    """Return 2 when a scraper could not be run, 1 when something gates, 2 when something was not tested, else 0.

    Pages for which the time that was given did not suffice are told, and change nothing where others were tested.
    """
    if any(result.unusable for result in results):
        return UNUSABLE
    if any(result.gates for result in results):
        return FAILED
    if interrupted or not results or any(result.untestable for result in results):
        return UNUSABLE
    return SUCCESS
