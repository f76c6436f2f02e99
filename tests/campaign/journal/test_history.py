"""The past is told run by run, oldest first."""

from pathlib import Path

import pytest

from harness.campaign.journal import history_of, open_journal, scrapers_in
from harness.errors import ConfigError
from harness.model import Figures, PastRun, ScraperFinished, Tally
from tests.campaign.journal.entries import EVENTS, RESULT, STARTED, entry

FIGURES = Figures(cases=1, families={"drift": Tally(equal=3, failed=1)}, errors=1, warnings=0, seconds=1.5)


def past(state: str, figures: Figures | None = None) -> PastRun:
    return PastRun(scraper="news", started=STARTED, seed=3, max_examples=100, state=state, figures=figures)  # type: ignore[arg-type]  # a test knows them


def test_runs_in_order(tmp_path: Path) -> None:
    """Ended, cut short, and going on."""
    with entry(tmp_path, events=EVENTS, ended=True):
        pass
    with entry(tmp_path, events=EVENTS[:-1]):
        pass
    with entry(tmp_path, "shop", "news", events=[]) as (journal, _):
        assert (past("finished", FIGURES), past("unfinished"), past("running")) == history_of(journal, "news")
        assert ["news", "shop"] == scrapers_in(journal)


def test_a_scraper_that_finished_in_a_run_that_did_not(tmp_path: Path) -> None:
    with entry(tmp_path, "news", "shop", events=[ScraperFinished(RESULT)]) as (journal, _):
        assert ["finished", "running"] == [history_of(journal, name)[0].state for name in ("news", "shop")]


@pytest.mark.parametrize(
    ("name", "words"), [("newz", "no run of 'newz': did you mean 'news'?"), ("x", "history without a name lists")]
)
def test_what_was_never_run(tmp_path: Path, name: str, words: str) -> None:
    with entry(tmp_path):
        pass

    with open_journal(tmp_path, make=False) as journal, pytest.raises(ConfigError) as told:
        history_of(journal, name)
    assert words in str(told.value)
