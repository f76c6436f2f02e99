"""Untrusted text made fit for a terminal, a log and XML: pages and scrapers decide what stands in it.

In: any text. Out: text without control characters, of bounded length.
"""

import unicodedata

MOST = 600
"""Characters of one value that a report shows."""
LONGEST = 2000
"""Characters of a message on standard error, which names a file, the thing and its remedy."""

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories: controls, invisible marks that reorder text, lone surrogates, unassigned, line separators."""
_JOINERS = frozenset("\u200c\u200d")
"""Invisible, but part of how Persian, Hindi and emoji are written."""
_ASCII = str.maketrans(
    {
        "·": "-",
        "…": "...",
        "—": "-",
        "“": '"',
        "”": '"',
        "─": "-",
        "┆": "|",
        **dict(zip("▁▂▃▄▅▆▇█", "_.:-=+*#", strict=True)),
    }
)


def printable(text: str, most: int = MOST) -> str:
    """Return `text` on one line, what cannot be seen written as an escape, cut in the middle beyond `most`."""
    if len(text) > most:
        half = (most - 3) // 2
        text = f"{text[:half]} … {text[-half:]}"
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def fitting(text: str, encoding: str) -> str:
    """Return `text` as a stream of `encoding` can take it, so that no page's alphabet ends a report."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS or unicodedata.category(character) not in _UNPRINTABLE:
        return character
    return character.encode("unicode_escape").decode("ascii")
