"""Where comparing draws its lines."""

LONG_TEXT = 200
"""Characters from which a value is a text of several blocks rather than a scalar."""
BLENDED_SHARE = 0.5
"""Share of neighbouring words that must be its own in a long text, or it is another text altogether."""
SHORTEST_BLOCK = 20
"""Characters of a text's block below which its repetition says nothing: a caption, a credit, an interjection."""
MOST_LIKENED = 2_500
"""Pairs of entries of which the most alike are sought; beyond, entries that share no key face each other by place."""
