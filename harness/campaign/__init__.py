"""Many scrapers: their cases, their workers, and what is kept of their failures."""

from harness.campaign.accept import accept, stale_files
from harness.campaign.acceptance import updated
from harness.campaign.baseline_file import baseline_document, missing_baseline, read_baseline, write_baseline
from harness.campaign.executor import Unit, run_campaign
from harness.campaign.judge import Judge
from harness.campaign.library import bundled_exhibits
from harness.campaign.saved import keep_failures, with_saved
from harness.campaign.store import StoredFailure, load_failure, save_failures
from harness.campaign.verdict import exit_code

__all__ = [
    "Judge",
    "StoredFailure",
    "Unit",
    "accept",
    "baseline_document",
    "bundled_exhibits",
    "exit_code",
    "keep_failures",
    "load_failure",
    "missing_baseline",
    "read_baseline",
    "run_campaign",
    "save_failures",
    "stale_files",
    "updated",
    "with_saved",
    "write_baseline",
]
