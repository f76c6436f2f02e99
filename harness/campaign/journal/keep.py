"""What the journal keeps, so that it does not grow for ever: evidence of the last runs, figures of many."""

from harness.campaign.journal.database import Database

DETAILED_RUNS = 5
"""Runs whose examples, failures and results are kept; only these can be gone on with."""
RUNS_OF_A_SCRAPER = 100
"""Runs of each scraper of which figures are kept."""


def prune(journal: Database) -> None:
    """Let go of what a new run makes too old; a run that goes on in another process is left alone."""
    old = journal.rows("SELECT id FROM run WHERE detailed ORDER BY id DESC LIMIT -1 OFFSET ?", (DETAILED_RUNS - 1,))
    for (run,) in old:
        if not journal.locks.is_held(run):
            _forget_details(journal, run)
    journal.rows(
        "DELETE FROM unit WHERE run NOT IN (SELECT id FROM run WHERE detailed) AND id IN (SELECT id FROM"
        " (SELECT id, row_number() OVER (PARTITION BY scraper ORDER BY run DESC) AS age FROM unit) WHERE age >= ?)",
        (RUNS_OF_A_SCRAPER,),
    )
    journal.rows("DELETE FROM run WHERE id NOT IN (SELECT run FROM unit)")


def _forget_details(journal: Database, run: int) -> None:
    for table in ("baseline", "outcome", "failure"):
        statement = f"DELETE FROM {table} WHERE unit IN (SELECT id FROM unit WHERE run = ?)"  # noqa: S608 - our tables
        journal.rows(statement, (run,))
    journal.rows("UPDATE unit SET result = NULL WHERE run = ?", (run,))
    journal.rows("UPDATE run SET detailed = 0 WHERE id = ?", (run,))
