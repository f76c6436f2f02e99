"""The journal: every outcome in a SQLite file as it happens; a run goes on from it, and history is told from it."""

from harness.campaign.journal.database import Database, open_journal
from harness.campaign.journal.entry import Entry, begin, resume
from harness.campaign.journal.fingerprint import Fingerprint, fingerprint_of
from harness.campaign.journal.history import history_of, scrapers_in

__all__ = [
    "Database",
    "Entry",
    "Fingerprint",
    "begin",
    "fingerprint_of",
    "history_of",
    "open_journal",
    "resume",
    "scrapers_in",
]
