"""Run the extractors, on the bundled cassettes and on real pages, and replay what was found."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from harness.campaign import Unit, bundled_exhibits, run_campaign
from harness.config import load_config, units_of
from harness.hunt import Bench, replay, sandbox_of
from harness.model import Failure, Family, Options, RunFinished, ScraperResult, State
from tests.extractors.pages import ARTICLES, RECIPES, sample

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
CONFIG = load_config(FOLDER / "scraper-harness.toml", ROOT)
NAMES = tuple(spec.name for spec in CONFIG.specs)
RECIPE_EXTRACTORS = frozenset({"recipe-scrapers", "extruct"})
PRODUCT_EXTRACTORS = frozenset({"price-parser"})
"""They need pages with a price, which none of the collections holds."""
FEED_EXTRACTORS = frozenset({"feedparser"})
"""They need feeds, of which the collections hold none either: `feeds/` has two."""
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "justext": ("text",),
    "htmldate": ("date",),
    "html2text": ("text",),
    "markdownify": ("text",),
    "inscriptis": ("text",),
    "price-parser": ("price",),
}
"""What must be there on a page, of extractors that do not give all that the page's sidecar asks for."""
ON_REAL_PAGES: tuple[Family, ...] = ("noise", "drift", "damage")
"""Without exhibits: an error page that takes a page's place is the same whatever page it replaces."""

BREAKING: tuple[Family, ...] = ("drift", "damage")
"""What brings defects of an extractor to light: noise leaves them alone, and of error pages all are taken in."""
ON_FEEDS: tuple[Family, ...] = ("damage",)
"""Noise and drift are of HTML, and XML reads them otherwise."""


def bundled_units() -> tuple[Unit, ...]:
    """Return each extractor with the bundled pages of its kind, the slowest one first."""
    return _slowest_first(_asked(unit) for unit in units_of(CONFIG.specs))


def within(unit: Unit, examples: int, options: Options) -> Unit:
    """Return a unit that takes at most so many examples in all, of the families that break pages."""
    families = tuple(one for one in BREAKING if unit.spec.name not in FEED_EXTRACTORS or one in ON_FEEDS)
    share = examples // (len(families) * len(unit.cases))
    own = msgspec.structs.replace(unit.under(options), max_examples=share, families=families)
    return msgspec.structs.replace(unit, own=own)


def _asked(unit: Unit) -> Unit:
    """Return the unit with cases that require what the extractor gives."""
    wanted = REQUIRED.get(unit.spec.name)
    cases = tuple(msgspec.structs.replace(case, required=wanted) for case in unit.cases) if wanted else unit.cases
    return msgspec.structs.replace(unit, cases=cases)


def real_units(count: int) -> tuple[Unit, ...]:
    """Return each extractor with `count` real pages of its kind, the slowest one first."""
    articles, recipes = sample(ARTICLES, count), sample(RECIPES, count)
    return _slowest_first(
        Unit(spec, recipes if spec.name in RECIPE_EXTRACTORS else articles)
        for spec in CONFIG.specs
        if spec.name not in PRODUCT_EXTRACTORS | FEED_EXTRACTORS
    )


def _slowest_first(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units so that two workers end at about the same time: newspaper4k takes as long as all others."""
    return tuple(sorted(units, key=lambda unit: unit.spec.name != "newspaper4k"))


def run(units: Sequence[Unit], options: Options, *, workers: int = 1) -> tuple[ScraperResult, ...]:
    """Run the extractors and return their results in the order of the configuration."""
    feeds = [unit for unit in units if unit.spec.name in FEED_EXTRACTORS]
    results = [
        *_results([unit for unit in units if unit not in feeds], options, workers),
        *_results(feeds, msgspec.structs.replace(options, families=ON_FEEDS), workers),
    ]
    return tuple(sorted(results, key=lambda result: NAMES.index(result.name)))


def _results(units: Sequence[Unit], options: Options, workers: int) -> tuple[ScraperResult, ...]:
    if not units:
        return ()
    *_, finished = run_campaign(units, bundled_exhibits(), options, workers=workers)
    assert isinstance(finished, RunFinished)
    return finished.results


def replayed(unit: Unit, failures: Iterable[Failure], options: Options) -> dict[str, State]:
    """Run failures again, each from a fresh start of another process than found it; return what became of each."""
    states: dict[str, State] = {}
    cases = {case.name: case for case in unit.cases}
    with sandbox_of(unit.spec, options) as sandbox:
        for failure in failures:
            bench = Bench(sandbox, cases[failure.case], bundled_exhibits(), options)
            states[failure.id] = replay(bench, failure).state
    return states
