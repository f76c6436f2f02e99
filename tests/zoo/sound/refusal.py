"""What the sound scrapers raise when they were not given the page they asked for."""


class UnexpectedPageError(Exception):
    """The answer is not the page that was asked for."""
