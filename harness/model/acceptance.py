"""What became of one scraper's result on one case that was to be accepted."""

import msgspec


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """One golden file as it is from now on, or why there is none."""

    scraper: str
    case: str = ""
    """Empty when the scraper could not be run at all."""
    path: str = ""
    """The golden file."""
    is_new: bool = False
    diff: str = ""
    """How the file changes, as reports take it; empty when it stays as it is."""
    refused: str = ""
    """Why nothing was accepted."""
