"""Tokens that no page holds of its own: found in a result, they prove that inserted text was taken for content.

A canary is a word of lower-case ASCII letters, so that it survives case folding, slugs and most cleaning, and it comes
with a price of its own for scrapers that keep only the digits.
"""

import re

CANARY_STEM = "zqvx"
CANARY_PRICE = "73313.37"

_PRICE_STEM = "313"
"""What is in the price however it is written."""

_CANARY = re.compile(rf"{CANARY_STEM}[a-z]*|(?<![\d.,])73[.,\s]?313(?:[.,]?37)?(?!\d)", re.IGNORECASE)


def canary(number: int) -> str:
    """Return the word for a small number: 0 is `zqvxa`, 27 is `zqvxbb`."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return CANARY_STEM + letters


def find_canary(text: str) -> str | None:
    """Return the first canary word or canary price in `text`, or None."""
    if _PRICE_STEM not in text and CANARY_STEM not in text.lower():
        return None
    match = _CANARY.search(text)
    return match[0] if match else None
