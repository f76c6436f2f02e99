"""Configuration: `scraper-harness.toml`, or `[tool.scraper-harness]` in `pyproject.toml`, whichever is found first.

Looked for in the working folder, then in the folders above it. Relative paths in it start from its own folder, which is
also where scrapers are imported from.
"""

from harness.config.read import find_config
from harness.config.resolve import Config, load_config, overridden
from harness.config.schema import schema_text
from harness.config.select import select, units_of
from harness.config.tables import MONTHS, MOST_AGES

__all__ = [
    "MONTHS",
    "MOST_AGES",
    "Config",
    "find_config",
    "load_config",
    "overridden",
    "schema_text",
    "select",
    "units_of",
]
