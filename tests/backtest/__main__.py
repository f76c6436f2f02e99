"""`make backtest`: predict from old captures which locators survive, and compare with the later captures.

    python -m tests.backtest [--pairs N] [--futures N] [--seed N]
    python -m tests.backtest --ages PAGES [--futures N]
    python -m tests.backtest --shares [--pairs N]

Needs the pairs of `../shared/data/drift`. Prints for each predictor the area under the ROC curve, across sites and
within pages, and what became of what was predicted, by share and by kind of locator. Pages age twice: by the measured
profile, and by one that was learnt from pairs of other sites, as a user learns one from captures.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import click

from harness.ageing import MEASURED
from harness.ageing.learn import Pair as Compared
from tests.ageing.pages import bundled_pages, real
from tests.backtest import ages, shares, tables
from tests.backtest.learnt import profiles
from tests.backtest.pairs import DRIFT, Pair, captures, pairs
from tests.backtest.predict import Row, rows_of

LEARNT, USUAL = "learnt elsewhere", "measured"


def compared(pair: Pair) -> Compared | None:
    """Return what both captures show; None where one is too large."""
    both = pair.read()
    return both and Compared.of(*both, pair.months)


def predicted(chosen: list[Pair], futures: int, seed: int) -> list[Row]:
    """Return the locators of these pairs with what was predicted and what became of them."""
    with ProcessPoolExecutor() as pool:
        shown = [(pair, one) for pair, one in zip(chosen, pool.map(compared, chosen), strict=True) if one is not None]
        learnt = profiles([(pair.site, one) for pair, one in shown], seed)
        read = [pair for pair, _ in shown]
        own = [{LEARNT: learnt[pair.site], USUAL: MEASURED} for pair in read]
        told = pool.map(partial(rows_of, futures=futures, seed=seed), read, own)
        rows: list[Row] = []
        for number, found in enumerate(told, 1):
            rows += found
            click.echo(f"\r{number} of {len(read)} pairs, {len(rows)} locators", nl=False, err=True)
    click.echo(err=True)
    return rows


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.backtest", description="Validate predicted survival.")
    parser.add_argument("--pairs", type=int, default=1000, help="pairs that are taken at most")
    parser.add_argument("--futures", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ages", type=int, metavar="PAGES", help="rather tell how real pages age when simulated")
    parser.add_argument(
        "--shares", action="store_true", help="rather tell what pairs of captures keep, and around texts"
    )
    given = parser.parse_args()
    if given.ages:
        return min(ages.tell([*bundled_pages(), *real(given.ages)], given.futures), 1)
    if not (DRIFT / "index.json").exists():
        click.echo(f"no pairs at {DRIFT}: nothing was validated")
        return 2
    if given.shares:
        return shares.tell(captures(given.pairs, given.seed))
    began, chosen = time.monotonic(), pairs(given.pairs, given.seed)
    rows = predicted(chosen, given.futures, given.seed)
    sites = len({row.site for row in rows})
    click.echo(
        f"{len(chosen)} pairs of {sites} sites, {len(rows)} locators, {given.futures} futures each, seed {given.seed}"
    )
    tables.tell(rows)
    click.echo(f"\n{time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
