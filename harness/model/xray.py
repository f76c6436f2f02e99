"""What a scraper's result depends on in the pages it reads: a picture that reports show."""

from typing import Literal

import msgspec

XrayKind = Literal["tag", "class", "attribute", "text", "key", "child", "position", "last", "content", "presence"]
"""What of an element a field depends on.

`tag`: its name; `class`, `attribute`: one class token, one attribute; `text`: its own text; `key`: a key of the JSON in
it; `child`: that it stands directly below its parent; `position`, `last`: that no further element of its tag stands
before it, or after it; `content`: what it holds, though no part of that alone; `presence`: nothing but that it is
there, to be counted or passed.
"""
XrayRole = Literal["value", "way"]
"""Whether a field's value is made of it, or only found by it."""


LONGEST_SHOWN = 60
"""Characters of what stands in a page that a picture holds."""


class XrayPart(msgspec.Struct, frozen=True):
    """One part of a page on which a field depends."""

    page: int
    """Which of `Xray.pages` it is of."""
    element: int
    """Its element's place on the page, in document order."""
    kind: XrayKind
    name: str
    """The attribute, the class token or the path of the JSON key; empty for other kinds."""
    role: XrayRole
    selector: str
    """The shortest selector for its element alone; empty for a page that is JSON."""
    stands: str = ""
    """What stands there: the text, or the value of the attribute or key, cut to `LONGEST_SHOWN` characters."""
    lost: str = ""
    """How the whole result is lost without it, where it is: the exception and where it was raised."""
    line: str = ""
    """The line of source there."""
    alike: int = 0
    """How many further parts like it are taken to matter as well, without having been told apart."""


class XrayEither(msgspec.Struct, frozen=True):
    """Several ways to one value: all of them must be gone for the field to change."""

    ways: tuple[tuple[XrayPart, ...], ...]


class XrayField(msgspec.Struct, frozen=True):
    """One field of the result, or `*` for the result as a whole."""

    name: str
    parts: tuple[XrayPart, ...] = ()
    """Each changes the field alone when it is taken away."""
    either: tuple[XrayEither, ...] = ()
    masked: bool = False
    """Whether something else matters too that could not be found."""


class XrayElement(msgspec.Struct, frozen=True):
    """One element of the skeleton."""

    element: int
    depth: int
    tag: str
    path: str
    selector: str
    skipped: int
    """How many elements without influence stand between it and the skeleton's element before it."""


class XrayPage(msgspec.Struct, frozen=True):
    """One page that the scraper reads."""

    url: str
    size: int
    """How many elements it has."""
    skeleton: tuple[XrayElement, ...]
    """The elements with load-bearing parts, and those around them, in document order."""
    after: int
    """How many elements without influence stand after the last of them."""
    unclean: int = 0
    """How many elements stand in markup so misnested that none can be taken out alone."""


class Xray(msgspec.Struct, frozen=True):
    """What one scraper's result depends on in one case."""

    scraper: str
    target: str
    case: str
    pages: tuple[XrayPage, ...]
    fields: tuple[XrayField, ...]
    runs: int
    complete: bool
    """Whether the search came to its end within the runs it may take."""
    notes: tuple[str, ...] = ()
