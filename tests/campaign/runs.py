"""Tiny scrapers with tiny cassettes, written where a test wants them."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import msgspec

from harness.campaign import Unit
from harness.cases import load_cases
from harness.model import Event, Options, ScraperFinished, ScraperResult
from tests.cases.cassette import interaction, write
from tests.explore.stories import SOURCE, URL
from tests.hunt.bench_of import spec_of

SOUND = """
    def scrape(html):
        found = re.search("<h1[^>]*>([^<]+)</h1>", html)
        return {"title": found[1].strip()} if found else None
"""
CRASHING = """
    def scrape(html):
        return {"title": re.search("<h1.*?>([^<]+)</h1>", html)[1].strip()}
"""
OPTIONS = Options(max_examples=6, timeout=5.0, families=("drift",))


def cassette(folder: Path, name: str = "story", source: str = SOURCE, **sidecar: str) -> Path:
    path = write(folder / f"{name}.yaml", interaction(source, url=URL))
    if sidecar:
        path.with_suffix(".toml").write_text("\n".join(f"{key} = {value}" for key, value in sidecar.items()))
    return path


def unit(folder: Path, source: str, name: str = "scraper", **further: Any) -> Unit:
    cases = tuple(load_cases([cassette(folder / "cassettes")]))
    return Unit(spec_of(folder, dedent(source), name, **further), cases)


def timeless(results: tuple[ScraperResult, ...]) -> list[ScraperResult]:
    return [msgspec.structs.replace(result, seconds=0.0) for result in results]


def finished(events: list[Event]) -> list[str]:
    return [event.result.name for event in events if isinstance(event, ScraperFinished)]
