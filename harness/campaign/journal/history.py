"""What the journal tells of the past.

In: a journal. Out: figures by scraper and run, oldest first.
"""

from harness.campaign.journal.database import Database, stored
from harness.campaign.journal.fingerprint import Fingerprint
from harness.errors import ConfigError
from harness.model import Figures, PastRun
from harness.model.suggest import did_you_mean


def history_of(journal: Database, scraper: str) -> tuple[PastRun, ...]:
    """Return a scraper's runs, oldest first.

    Raises:
        ConfigError: it was never run in this folder.
    """
    names = scrapers_in(journal)
    if stored(scraper) not in names:
        meant = did_you_mean(scraper, names)
        hint = f": {meant}" if meant else "; history without a name lists what was run"
        raise ConfigError(f"{journal.path}: no run of {scraper!r}{hint}")
    rows = journal.rows(
        "SELECT run, started, fingerprint, figures FROM unit JOIN run ON run.id = run WHERE scraper = ? ORDER BY run",
        (stored(scraper),),
    )
    runs = []
    for run, started, fingerprint, figures in rows:
        options = journal.decoded(fingerprint, Fingerprint).options
        runs.append(
            PastRun(
                scraper=scraper,
                started=started,
                seed=options.seed,
                max_examples=options.max_examples,
                state="finished" if figures else "running" if journal.locks.is_held(run) else "unfinished",
                figures=journal.decoded(figures, Figures) if figures else None,
            )
        )
    return tuple(runs)


def scrapers_in(journal: Database) -> list[str]:
    """Return the names of all scrapers that were run in this folder, sorted."""
    return [name for (name,) in journal.rows("SELECT DISTINCT scraper FROM unit ORDER BY scraper")]
