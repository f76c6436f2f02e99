"""How grave it is that a value is another than on the recorded page."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from harness.checks.compare import Difference, unspaced
from harness.checks.sources import AROUND, any_begins, haystacks, is_key, leaves, taken_from
from harness.checks.trial import Trial
from harness.model import Severity

BROKEN = frozenset({"damage", "wire"})
"""Occasions on which a text may come cut off, and no client notices."""
PARTIAL = frozenset({"missing", "cut", "blended", "repeated"})
"""How a field differs that lost some of its text, or came with more: what a scraper makes of it is another then."""


def severity_of(trial: Trial, difference: Difference) -> Severity:
    """Return `warning` for an ambiguous change, and for a text that is mostly right, or cut as a broken page is.

    Nothing excuses that the name of a value comes back in its place: who goes through an object for a list gives that.
    """
    excused = (
        (trial.ambiguous and not _is_key(trial, difference))
        or difference.kind in {"blended", "garbled"}
        or _is_derived(trial, difference)
    )
    torn = trial.occasion in BROKEN and (difference.kind == "cut" or _has_gap(trial, difference))
    return "warning" if excused or torn else "error"


def _is_key(trial: Trial, difference: Difference) -> bool:
    """Say whether a key of JSON was returned as a value by a scraper that gives no keys there."""
    if difference.entry or not isinstance(difference.got, str):
        return False
    return is_key(difference.got, trial.played) and not is_key(str(difference.expected), trial.recorded)


def _has_gap(trial: Trial, difference: Difference) -> bool:
    """Say whether a text lacks a piece, and the page it was read from lacks just that piece where the text stands.

    Half a number is none of that: a price without one of its digits is another price.
    """
    if difference.kind != "changed" or not isinstance(difference.expected, str) or not isinstance(difference.got, str):
        return False
    whole, left = unspaced(difference.expected), unspaced(difference.got)
    lost = len(whole) - len(left)
    begun = next(
        (place for place, (one, other) in enumerate(zip(whole, left, strict=False)) if one != other), len(left)
    )
    if not left or lost <= 0 or whole[begun + lost :] != left[begun:]:
        return False
    if not any(map(str.isalpha, left)) or (left[:begun][-1:].isdigit() and left[begun:][:1].isdigit()):
        return False
    now = [haystacks(response)[1] for response in trial.played]
    places = [place for response in trial.recorded for place in _around(whole, haystacks(response)[1])]
    return any(f"{before}{left}{after}" in text for before, after in places for text in now)


def _around(whole: str, text: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(re.escape(whole), text):
        yield text[max(0, found.start() - AROUND) : found.start()], text[found.end() : found.end() + AROUND]


def _is_derived(trial: Trial, difference: Difference) -> bool:
    """Say whether a value stands on neither page while another field honestly lost some of its text.

    A word count, a digest or an excerpt then follows from what is left, and says nothing wrong of it; nor does a yes or
    no beside a value that is missing, such as `complete`.
    """
    if difference.kind == "reordered":
        return _is_moved(trial, difference)
    if isinstance(difference.got, bool) and isinstance(difference.expected, bool):
        return "missing" in trial.by_kind
    if isinstance(difference.got, bool) or isinstance(difference.expected, bool):
        return False
    if all(other is difference for kind in PARTIAL for other in trial.by_kind.get(kind, ())[:2]):
        return False
    given = [value for _, value in leaves([{"": difference.got}])] if difference.entry else [difference.got]
    read = taken_from(difference.expected, trial.recorded) or any(taken_from(one, trial.played) for one in given)
    return not read or _begins_another(trial, difference)


def _begins_another(trial: Trial, difference: Difference) -> bool:
    """Say whether what was returned is how the value of another field begins."""
    if not isinstance(difference.got, str):
        return False
    begun = unspaced(difference.got)
    others = (texts for field, texts in trial.returned.items() if field != difference.field)
    return any(any_begins(texts, begun) for texts in others)


def _is_moved(trial: Trial, difference: Difference) -> bool:
    """Say whether one entry alone stands elsewhere, while one lost a value: the value by which the list is sorted."""
    order, other = difference.expected, difference.got
    if not isinstance(order, list) or not isinstance(other, list):
        return False
    # What moved is one of the two names that face each other first where the orders part.
    parted = next(((one, two) for one, two in zip_longest(order, other) if one != two), ())
    moved = any([one for one in order if one != name] == [one for one in other if one != name] for name in parted)
    return moved and any(not one.counted for one in trial.by_kind.get("missing", ()))
