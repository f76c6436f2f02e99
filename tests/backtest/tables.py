"""What is printed of the predictions: how well each orders locators, and what became of what was predicted."""

from collections.abc import Callable, Iterable, Sequence
from statistics import mean

import click

from tests.backtest.predict import Row
from tests.backtest.scores import area, area_within

PARTS = 5
"""Of the calibration table."""


def tell(rows: Sequence[Row]) -> None:
    """Print all tables."""
    if not rows:
        return
    names = tuple(rows[0].predicted)
    _tell_areas(rows, names)
    for name in names:
        _tell_shares(rows, name)
    _tell_kinds(rows, names)


def _tell_areas(rows: Sequence[Row], names: Sequence[str]) -> None:
    kinds, alike = kind_scores(rows), page_scores(rows, names[0])
    predictors: dict[str, Callable[[Row], float]] = {
        **{name: _predicted(name) for name in names},
        "mean of page and kind": lambda row: alike[row.page, row.kind],
        "kind of locator": lambda row: kinds[row.kind, row.site],
        "locator length": lambda row: -row.length,
        "locator depth": lambda row: -row.depth,
        "age alone": lambda row: -row.months,
    }
    pages: dict[str, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    click.echo(f"\n{'predictor':26}{'across sites':>14}{'within pages':>14}")
    for name, score in predictors.items():
        within, number = area_within(([score(row) for row in own], _survived(own)) for own in pages.values())
        across = area([score(row) for row in rows], _survived(rows))
        click.echo(f"{name:26}{0.5 if across is None else across:14.3f}{within:14.3f}   ({number} pages with both)")


def _tell_shares(rows: Sequence[Row], name: str) -> None:
    score = _predicted(name)
    click.echo(f"\n{name:26}{'locators':>10}{'predicted':>11}{'survived':>10}")
    for low in range(PARTS):
        own = [row for row in rows if low / PARTS <= score(row) < (low + 1) / PARTS + (low == PARTS - 1)]
        shares = f"{_mean(map(score, own)):11.0%}{_mean(_survived(own)):10.0%}" if own else ""
        click.echo(f"{f'{low / PARTS:.0%} to {(low + 1) / PARTS:.0%}':26}{len(own):10}{shares}")


def _tell_kinds(rows: Sequence[Row], names: Sequence[str]) -> None:
    click.echo(f"\n{'kind':26}{'locators':>10}{'survived':>10}{''.join(f'{name:>18}' for name in names)}")
    for kind in sorted({row.kind for row in rows}):
        own = [row for row in rows if row.kind == kind]
        shares = "".join(f"{_mean(map(_predicted(name), own)):18.0%}" for name in names)
        click.echo(f"{kind:26}{len(own):10}{_mean(_survived(own)):10.0%}{shares}")


def kind_scores(rows: Sequence[Row]) -> dict[tuple[str, str], float]:
    """Return by kind and site how often locators of this kind survive on the other sites."""
    found = {}
    for kind, site in sorted({(row.kind, row.site) for row in rows}):
        others = [row.survived for row in rows if row.kind == kind and row.site != site]
        found[kind, site] = mean(others) if others else 0.5
    return found


def page_scores(rows: Sequence[Row], name: str) -> dict[tuple[str, str], float]:
    """Return by page and kind the mean of what is predicted: less by chance than one locator's few futures."""
    found: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        found.setdefault((row.page, row.kind), []).append(row.predicted[name])
    return {key: mean(predicted) for key, predicted in found.items()}


def _predicted(name: str) -> Callable[[Row], float]:
    return lambda row: row.predicted[name]


def _survived(rows: Sequence[Row]) -> list[bool]:
    return [row.survived for row in rows]


def _mean(figures: Iterable[float]) -> float:
    return mean(map(float, figures))
