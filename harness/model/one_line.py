"""A text of a scraper's or a library's in one line, as a sentence that quotes it is told."""


def one_line(text: str) -> str:
    """Return a text with all white space folded into single blanks."""
    return " ".join(text.split())
