"""Where comparing draws its lines."""

LONG_TEXT = 200
"""Characters from which a value is a text of several blocks rather than a scalar."""
BLENDED_SHARE = 0.5
"""Share of words that a long text must keep to be the same text with something foreign in it."""
MOST_PAIRS = 100_000
"""Pairs of equal entries up to which two lists are aligned: the time it takes grows with them and with the gaps."""
