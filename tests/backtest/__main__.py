"""`make backtest`: predict from old captures which locators survive, and compare with the later captures.

    python -m tests.backtest [--pairs N] [--futures N] [--seed N]
    python -m tests.backtest --ages PAGES [--futures N]
    python -m tests.backtest --shares [--pairs N]

Needs the pairs of `../shared/data/drift`. Prints for each predictor the area under the ROC curve, across sites and
within pages, and what became of what was predicted, by share and by kind of locator.
"""

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

import click

from harness.ageing import LONGEST, MEASURED, Ageing
from harness.ageing.kept import landmarks, own_texts
from harness.model import Response
from harness.mutations import Aim
from harness.page import Page, combine
from tests.ageing.pages import bundled_pages, real
from tests.backtest.ages import tell
from tests.backtest.locators import EXTRACTOR, Locator, data_locators, locators, text_locators
from tests.backtest.scores import area, area_within
from tests.backtest.shares import tell as tell_shares

DRIFT = Path(__file__).parents[3] / "shared" / "data" / "drift"
SAME = frozenset({"canonical", "title", "path", "document"})
"""How two captures are known to be of one page; a template's are not."""
VALUES = 8
"""Values of a page that are located."""
LARGEST = 600_000
EXTRACTED = 8
"""Futures of a page that an extractor reads, which takes longer than to make one."""
DAYS_A_MONTH = 365.25 / 12
PARTS = 5
"""Of the calibration table."""
PREDICTORS = (
    "simulated survival",
    "mean of page and kind",
    "kind of locator",
    "locator length",
    "locator depth",
    "age alone",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One locator: what was predicted, and whether it survived."""

    site: str
    page: str
    locator: Locator
    months: float
    predicted: float
    survived: bool


def pairs(number: int, seed: int) -> Iterator[tuple[str, str, float, Path]]:
    """Yield some pairs: site, name, months and folder."""
    items = json.loads((DRIFT / "index.json").read_text())["items"]
    dated = [one for one in items if one["same"] in SAME and one["old_date"] < one["new_date"]]
    for item in sorted(random.Random(seed).sample(dated, min(number, len(dated))), key=lambda one: str(one["dir"])):
        days = (date.fromisoformat(item["new_date"][:10]) - date.fromisoformat(item["old_date"][:10])).days
        yield str(item["site"]), str(item["dir"]), days / DAYS_A_MONTH, DRIFT / item["dir"]


def page_of(path: Path) -> Page | None:
    body = gzip.decompress(path.read_bytes())
    return (
        Page.of(Response(200, (("Content-Type", "text/html; charset=utf-8"),), body)) if len(body) <= LARGEST else None
    )


def captures(number: int, seed: int) -> Iterator[tuple[float, Page, Page]]:
    """Yield some pairs: months, and both pages."""
    for _, _, months, folder in pairs(number, seed):
        old, new = page_of(folder / "old.html.gz"), page_of(folder / "new.html.gz")
        if old is not None and new is not None:
            yield months, old, new


def rows_of(  # noqa: PLR0917 (a pair, and how hard to try)
    site: str, name: str, months: float, folder: Path, futures: int, seed: int
) -> list[Row]:
    """Return the locators of values that stand on both captures of a page."""
    old, new = page_of(folder / "old.html.gz"), page_of(folder / "new.html.gz")
    if old is None or new is None:
        return []
    both = sorted(text for text in landmarks(old) if text in landmarks(new))
    targets = [landmarks(old)[text].element for text in random.Random(seed).sample(both, min(VALUES, len(both)))]
    found = [locator for index in targets for locator in locators(old, old.elements[index])]
    found += [one for one in data_locators(old) if _stands(one.expected, new)]
    found += [
        one for one in text_locators(old, [old.elements[index] for index in targets]) if _stands(one.expected, new)
    ]
    around = [one.index for index in targets for one in old.ancestors(old.elements[index])]
    aim = Aim(old, tuple(dict.fromkeys((*targets, *around))), tuple(targets), tuple(targets))
    ageing = Ageing(aim, MEASURED, seed)
    lived, asked = [0] * len(found), [0] * len(found)
    for number in range(futures):
        mutations = ageing.mutations(min(months, LONGEST), number)
        edits, _ = combine([mutation.edits(old) for mutation in mutations])
        future = Page.of(old.respond(edits))
        for place, locator in enumerate(found):
            late = locator.kind == EXTRACTOR and number >= EXTRACTED
            if not late and _stands(locator.expected, future):
                asked[place] += 1
                lived[place] += locator.find(future) == locator.expected
    return [
        Row(site, name, locator, months, count / number, locator.find(new) == locator.expected)
        for locator, count, number in zip(found, lived, asked, strict=True)
        if number
    ]


def _stands(text: str, page: Page) -> bool:
    """Say whether a value is still on a page: what is gone from it, no locator could find."""
    return text in page.once(_texts) or text in page.source


def _texts(page: Page) -> frozenset[str]:
    return frozenset(own_texts(page).values())


def kind_scores(rows: Sequence[Row]) -> dict[tuple[str, str], float]:
    """Return by kind and site how often locators of this kind survive on the other sites."""
    found = {}
    for kind, site in sorted({(row.locator.kind, row.site) for row in rows}):
        others = [row.survived for row in rows if row.locator.kind == kind and row.site != site]
        found[kind, site] = mean(others) if others else 0.5
    return found


def page_scores(rows: Sequence[Row]) -> dict[tuple[str, str], float]:
    """Return by page and kind the mean of what is predicted: less by chance than one locator's few futures."""
    found: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        found.setdefault((row.page, row.locator.kind), []).append(row.predicted)
    return {key: mean(predicted) for key, predicted in found.items()}


def table(rows: Sequence[Row]) -> None:
    """Print how good each predictor is."""
    kinds, alike = kind_scores(rows), page_scores(rows)
    scores = {
        "simulated survival": [row.predicted for row in rows],
        "mean of page and kind": [alike[row.page, row.locator.kind] for row in rows],
        "kind of locator": [kinds[row.locator.kind, row.site] for row in rows],
        "locator length": [-float(len(row.locator.words)) for row in rows],
        "locator depth": [-float(row.locator.depth) for row in rows],
        "age alone": [-row.months for row in rows],
    }
    survived = [row.survived for row in rows]
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        places.setdefault(row.page, []).append(place)
    click.echo(f"\n{'predictor':22}{'across sites':>14}{'within pages':>14}")
    for name in PREDICTORS:
        groups = [([scores[name][one] for one in own], [survived[one] for one in own]) for own in places.values()]
        within, number = area_within(groups)
        across = area(scores[name], survived) or 0.5
        click.echo(f"{name:22}{across:14.3f}{within:14.3f}   ({number} pages with both)")
    heading = f"{'locators':>10}{'predicted':>11}{'survived':>10}"
    click.echo(f"\n{'predicted':16}{heading}")
    for low in range(PARTS):
        own = [row for row in rows if low / PARTS <= row.predicted < (low + 1) / PARTS + (low == PARTS - 1)]
        click.echo(_told(f"{low / PARTS:.0%} to {(low + 1) / PARTS:.0%}", own))
    click.echo(f"\n{'kind':16}{heading}")
    for kind in sorted({row.locator.kind for row in rows}):
        click.echo(_told(kind, [row for row in rows if row.locator.kind == kind]))


def _told(name: str, rows: Sequence[Row]) -> str:
    predicted = sum(row.predicted for row in rows) / max(len(rows), 1)
    survived = sum(row.survived for row in rows) / max(len(rows), 1)
    return f"{name:16}{len(rows):10}{predicted:11.0%}{survived:10.0%}"


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
        return min(tell([*bundled_pages(), *real(given.ages)], given.futures), 1)
    if not (DRIFT / "index.json").exists():
        click.echo(f"no pairs at {DRIFT}: nothing was validated")
        return 2
    if given.shares:
        return tell_shares(captures(given.pairs, given.seed))
    began, rows = time.monotonic(), []
    number = 0
    for number, (site, name, months, folder) in enumerate(pairs(given.pairs, given.seed), 1):
        rows += rows_of(site, name, months, folder, given.futures, given.seed)
        click.echo(f"\r{number} pairs, {len(rows)} locators", nl=False, err=True)
    sites = len({row.site for row in rows})
    click.echo(
        f"\n{number} pairs of {sites} sites, {len(rows)} locators, {given.futures} futures each, seed {given.seed}"
    )
    table(rows)
    click.echo(f"\n{time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
