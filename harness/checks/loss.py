"""Was a value lost of which the page still holds every word, because something else on it was too strange?"""

from collections.abc import Iterable, Iterator

from harness.checks.compare import WHOLE, Difference
from harness.checks.show import show, show_difference
from harness.checks.sources import haystacks, leaves, surroundings, taken_from
from harness.checks.trial import Trial
from harness.model import Finding, Item

LOST = frozenset({"missing", "cut"})


def silent_loss(trial: Trial) -> Iterator[Finding]:
    """A hostile value costs the field that it stands in, which is honest; another field is lost without a word."""
    if not trial.hostile or trial.reshaped:
        return
    if trial.outcome.kind == "nothing" and unharmed(trial, trial.baseline.items):
        yield Finding(
            check="silent-loss",
            severity="warning",
            evidence="all was lost without a word, though the page still holds every value as before",
            expected=show([dict(item) for item in trial.baseline.items]),
            got="nothing",
        )
    told: set[str] = set()
    for difference in trial.differences if trial.outcome.kind == "items" else ():
        if difference.kind in LOST and difference.field not in told and _unharmed(trial, difference):
            told.add(difference.field)
            yield _told(difference)


def _unharmed(trial: Trial, difference: Difference) -> bool:
    if difference.field != WHOLE:
        return unharmed(trial, [{difference.field: difference.expected}])
    return any(unharmed(trial, [item]) for item in trial.baseline.items if item not in trial.outcome.items)


def _told(difference: Difference) -> Finding:
    what, still = f"{difference.field} was", "holds it"
    if difference.field == WHOLE:
        what = "an entry was" if difference.lost == 1 else f"{difference.lost} entries were"
        still = "holds it" if difference.lost == 1 else "holds at least one of them"
    part = "in part " if difference.kind == "cut" else ""
    expected, got = show_difference(difference)
    return Finding(
        check="silent-loss",
        severity="warning",
        field=difference.field,
        evidence=f"{what} lost {part}without a word, though the page still {still} as before",
        expected=expected,
        got=got,
    )


def unharmed(trial: Trial, items: Iterable[Item]) -> bool:
    """Say whether all texts of items stand on the played page wherever they do on the recorded one, as they did there.

    What stands right around a text counts as well: a value under another tag or key is another.
    """
    before = [place for _, text in leaves(items) for place in surroundings(text, trial.recorded)]
    now = "\0".join(stack for response in trial.played for stack in haystacks(response))
    return bool(before) and all(place in now for place in before)


def at_face_value(trial: Trial, difference: Difference) -> bool:
    """Say whether the hostile value stands where the field was read, or is what was returned: the page says so."""
    return trial.hostile and (
        not unharmed(trial, [{difference.field: difference.expected}]) or taken_from(difference.got, trial.played)
    )
