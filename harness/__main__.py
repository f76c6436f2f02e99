"""`python -m harness` is the command `scraper-harness`."""

import sys

from harness.cli import main

sys.exit(main())
