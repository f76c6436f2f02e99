"""What pairs of captures keep of a page, and what around its texts: `python -m tests.backtest --shares`.

It prints what `harness.ageing.profile` is fitted to: how many pages keep a part of a thing, neither all nor nothing of
it, and how much longer classes and ids live that stand around a text which is still there.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from statistics import mean

import click

from harness.ageing.aged import CLOSE
from harness.ageing.kept import ids_of, kept, landmarks
from harness.ageing.profile import AROUND, values
from harness.page import Page

Pair = tuple[float, Page, Page]
"""Months, and the older and the later capture."""
KINDS = ("classes", "ids", "tag paths", "XPaths")
AGES = ((0, 8), (8, 16), (16, 30), (30, 48))
"""Months: above the first, up to the second."""
NOTHING, ALL = 0.1, 0.9
LEAST_TEXTS = 4
"""Texts that stand once on both captures, below which a pair says nothing of paths."""


def around(old: Page, new: Page) -> tuple[float, float] | None:
    """Return the shares kept of classes and ids around texts that both captures hold; None where there are none."""
    there = landmarks(new)
    holders = [old.elements[found.element] for text, found in landmarks(old).items() if text in there]
    close = [one for holder in holders for one in (holder, *islice(old.ancestors(holder), CLOSE))]
    classes = {token for one in close for token in one.classes}
    ids = {one.get("id").strip() for one in close} - {""}
    if not classes or not ids:
        return None
    return _share(classes, new.by_class.__contains__), _share(ids, ids_of(new).__contains__)


def _share(of: Iterable[str], holds: Callable[[str], bool]) -> float:
    return mean(holds(one) for one in of)


def tell(pairs: Iterator[Pair]) -> int:
    """Print both tables."""
    found = [(months, kept(old, new), around(old, new), _has_texts(old, new)) for months, old, new in pairs]
    click.echo(f"{'months':>8}{'pairs':>7} {'kind':11}{'mean':>6}{'nothing':>9}{'a part':>8}{'all':>6}")
    for low, high in AGES:
        shares = [share for months, share, _, texts in found if low < months <= high and texts]
        for place, kind in enumerate(KINDS):
            _tell_spread(f"{low}-{high}", kind, [values(share)[place] for share in shares])
    click.echo(f"\n{'months':>8}{'pairs':>7} {'kind':11}{'of all':>8}{'around':>8}{f'all^{AROUND:.2f}':>10}")
    for low, high in AGES:
        near = [(share, close) for months, share, close, _ in found if low < months <= high and close is not None]
        for place, kind in enumerate(KINDS[:2]):
            _tell_around(f"{low}-{high}", kind, [(values(share)[place], close[place]) for share, close in near])
    return 0


def _has_texts(old: Page, new: Page) -> bool:
    return len(landmarks(old).keys() & landmarks(new).keys()) >= LEAST_TEXTS


def _tell_spread(months: str, kind: str, shares: list[float]) -> None:
    nothing, every = (mean(one < NOTHING for one in shares), mean(one >= ALL for one in shares)) if shares else (0, 0)
    part = 1 - nothing - every
    average = mean(shares) if shares else 0.0
    click.echo(f"{months:>8}{len(shares):7} {kind:11}{average:6.2f}{nothing:9.0%}{part:8.0%}{every:6.0%}")


def _tell_around(months: str, kind: str, shares: list[tuple[float, float]]) -> None:
    whole, close = (mean(one[place] for one in shares) if shares else 0.0 for place in (0, 1))
    click.echo(f"{months:>8}{len(shares):7} {kind:11}{whole:8.2f}{close:8.2f}{whole**AROUND:10.2f}")
