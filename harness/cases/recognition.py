"""What `recognise` says of a response."""

import msgspec

CONTENT = "content"


class Recognition(msgspec.Struct, frozen=True):
    """What a response is."""

    kind: str
    """`content`, or the name of an error family."""
    confidence: float
    """From 0 to 1."""
    evidence: str
    """The sign that decided, in words."""
