"""An update says what it took in, what is gone, and whether the file changed."""

from datetime import date
from pathlib import Path

from harness.model import Change, Ratchet
from harness.reports import show_baseline, show_lacking, show_update
from tests.reports.judged import FELL, ROSE, failure, judged
from tests.reports.screen import Screen
from tests.reports.test_known import entry


def test_an_update_is_told() -> None:
    """What is gone is told once, though the judge says so too."""
    screen = Screen()
    gone = Change(kind="failure", id="hang", told="hang · x (hang) does not show any more")
    results = [judged(better=(ROSE, gone), worse=(FELL,))]
    show_update(screen.console, Path("b.toml"), results, [entry("crash")], [entry("hang", field="x")], written=True)

    assert (
        f"""
  new   news · crash (crash)
  gone  news · hang · x (hang)
  news: {FELL.told}
  news: {ROSE.told}
b.toml: written (1 failure newly accepted, 1 gone)
"""
        == screen.text
    )


def test_an_update_that_changes_nothing_says_so() -> None:
    screen = Screen()
    show_update(screen.console, Path("b.toml"), [judged()], [], [], written=False)

    assert "\nb.toml: already says so; unchanged (0 failures newly accepted, 0 gone)\n" == screen.text


def test_what_lacks_a_reason_is_named() -> None:
    screen = Screen()
    show_lacking(screen.console, [failure("new")])

    assert "\n  new   error  news · crash · AttributeError at mypkg/news.py:31\n" == screen.text


def test_an_empty_file_and_none() -> None:
    screen = Screen()
    show_baseline(screen.console, Path("b.toml"), Ratchet(), date(2026, 1, 1))
    show_baseline(screen.console, Path("b.toml"), None, date(2026, 1, 1))

    assert (
        """\
0 failures accepted, survival of 0 scrapers
b.toml: there is none; scraper-harness baseline --update writes it
"""
        == screen.text
    )
