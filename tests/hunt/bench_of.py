"""Benches for tests: tiny scrapers that are fed with a page's text, each in a file of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import Any

from harness.hunt import Bench, sandbox_of
from harness.model import Case, Exhibit, Options, ScraperSpec

OPTIONS = Options(max_examples=20, timeout=5.0)


def spec_of(folder: Path, source: str, name: str = "scraper", **further: Any) -> ScraperSpec:
    """Write a scraper module and return how it is configured."""
    (folder / f"{name}.py").write_text(f"import re\n{dedent(source)}", "utf-8")
    return ScraperSpec(name=name, target=f"{name}:scrape", search_path=(str(folder),), **further)


@contextmanager
def bench_of(
    folder: Path, source: str, case: Case, exhibits: Sequence[Exhibit] = (), options: Options = OPTIONS
) -> Iterator[Bench]:
    with sandbox_of(spec_of(folder, source), options) as sandbox:
        yield Bench(sandbox, case, exhibits, options)
