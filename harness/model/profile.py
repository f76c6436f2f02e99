"""How pages of one kind age: what survives of them by month, and of which changes their drift is made."""

from collections.abc import Mapping

import msgspec


class Kept(msgspec.Struct, frozen=True):
    """What is left of a page, each a share from 0 to 1; what the page never had is left whole."""

    classes: float
    """Of its class names."""
    ids: float
    tag_paths: float
    """Of its texts, those whose tag path is as it was: `html/body/div/p`."""
    xpaths: float
    """Of its texts, those whose absolute XPath is as it was: `html/body/div[2]/p[3]`."""


class Age(msgspec.Struct, frozen=True, kw_only=True):
    """What pairs of one page show that are so many months apart, on the mean."""

    months: float
    redesigned: float
    """The share of pages that were redesigned: less than 30 % of their elements can be found again."""
    kept: Kept
    pairs: Kept
    """From how many pairs each figure is."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """How pages age."""

    name: str
    ages: tuple[Age, ...]
    """Youngest first."""
    redesign: Kept
    """What a redesign leaves."""
    weights: Mapping[str, float]
    """How often each change of structure is made, by its mutation's name, relative to the others."""
    yearly: Mapping[str, float]
    """By mutation, the share of values (of structured data: of pages) that it strikes within a year."""
