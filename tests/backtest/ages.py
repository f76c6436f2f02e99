"""Simulated pages beside the measured ones, at each age: `python -m tests.backtest --ages`."""

from collections.abc import Sequence
from statistics import mean

import click

from harness.ageing import MEASURED, Ageing, interval, kept
from harness.ageing.profile import values
from harness.model import Age
from harness.mutations import Aim
from harness.page import Page, combine

KINDS = ("classes", "ids", "tag paths", "XPaths")


def simulated(pages: Sequence[Page], age: Age, futures: int) -> list[float]:
    """Return what pages of an age keep on the mean, of each kind."""
    shares = []
    for page in pages:
        ageing = Ageing(Aim(page), MEASURED)
        for number in range(futures):
            edits, _ = combine([mutation.edits(page) for mutation in ageing.mutations(age.months, number)])
            shares.append(values(kept(page, Page.of(page.respond(edits)))))
    return [mean(share[place] for share in shares) for place in range(len(KINDS))]


def tell(pages: Sequence[Page], futures: int) -> int:
    """Print the table; return how many figures lie outside their interval."""
    outside = 0
    click.echo(f"{len(pages)} pages, {futures} futures each")
    click.echo(f"{'months':>7} {'kind':10}{'measured':>9}{'95 % interval':>15}{'simulated':>11}")
    for age in MEASURED.ages:
        measured = zip(KINDS, values(age.kept), values(age.pairs), simulated(pages, age, futures), strict=True)
        for kind, share, number, found in measured:
            low, high = interval(share, number)
            held = low <= found <= high
            outside += not held
            bounds = f"{low:.2f} to {high:.2f}"
            click.echo(f"{age.months:7g} {kind:10}{share:9.2f}{bounds:>15}{found:11.2f}{'' if held else '  outside'}")
    return outside
