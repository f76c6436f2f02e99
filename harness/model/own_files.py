"""Names of what the harness keeps in a project; that of a golden file is its own (`golden_name`)."""

BASELINE_FILE = "scraper-harness.baseline.toml"

SIDECAR_SUFFIX = ".toml"
FAULTS_SUFFIX = ".faults.toml"
FAILURES_FOLDER = "failures"
"""Beside the cassettes that the failures in it are of."""
